#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using nlohmann::json;

class ConsentApi : public CaseworkTest {
protected:
    http::Response give(access::Principal const& who, domain::Id const& case_id, std::string_view categories,
                        domain::Id const& recipient, std::string_view from = "2026-11-22",
                        std::string_view until = "2027-11-22") {
        tick();
        return api_.post(who, of_case(case_id, "/consents"),
                         fmt::format(R"({{"given_how":"written","valid_from":"{}","valid_until":"{}",)"
                                     R"("categories":[{}],"recipients":["{}"]}})",
                                     from, until, categories, recipient.text));
    }
    json consents(access::Principal const& who, domain::Id const& case_id) {
        auto const response = api_.get(who, of_case(case_id, "/consents"));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body)["items"];
    }
    bool sees_health(access::Principal const& who, domain::Id const& case_id) {
        return read_case(who, case_id).body.find(R"("category":"health")") != std::string::npos;
    }
};

TEST_F(ConsentApi, WhoSeesAndWhoRecords) {
    auto const made = taken();
    EXPECT_EQ(consents(coach(), made.case_id).size(), 1U);
    EXPECT_EQ(consents(coach(), made.case_id)[0]["recipients"], json({kTyopolku.text, kSilta.text}));
    EXPECT_EQ(consents(client_person(made.client), made.case_id).size(), 1U);
    EXPECT_EQ(consents(officer(), made.case_id).size(), 1U);
    for (auto const& stranger : {silta_coach(), coach_in_b(), social_worker(), administrator()}) {
        EXPECT_EQ(api_.get(stranger, of_case(made.case_id, "/consents")).status, 404);
        EXPECT_EQ(give(stranger, made.case_id, R"("health")", kSilta).status, 404);
    }
    EXPECT_EQ(give(finance(), made.case_id, R"("health")", kSilta).status, 403);
    EXPECT_EQ(give(client_person(made.client), made.case_id, R"("skills")", kTyopolku).status, 201);
    EXPECT_THAT(read_case(coach(), made.case_id).body, HasSubstr(R"({"category":"skills","ground":"consent"})"));
}

TEST_F(ConsentApi, AddsItsCategoriesForItsRecipientsAlone) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    EXPECT_FALSE(sees_health(coach(), made.case_id));
    EXPECT_EQ(give(coach(), made.case_id, R"("health")", kSilta).status, 201);
    EXPECT_TRUE(sees_health(silta_coach(), made.case_id));
    EXPECT_FALSE(sees_health(coach(), made.case_id));
    EXPECT_FALSE(sees_health(officer(), made.case_id));
    // A recipient that takes no part gets nothing.
    EXPECT_EQ(give(coach(), made.case_id, R"("health")", kSuunta).status, 201);
    EXPECT_EQ(read_case(suunta_coach(), made.case_id).status, 404);
}

TEST_F(ConsentApi, APartyOpensNothingToItselfAndNothingThatIsNotItsOwn) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const to_itself = give(silta_coach(), made.case_id, R"("employment","health")", kSilta);
    EXPECT_EQ(to_itself.status, 422);
    EXPECT_THAT(to_itself.body, HasSubstr("not_yours_to_disclose"));
    EXPECT_THAT(to_itself.body, HasSubstr("recorder_is_recipient"));
    EXPECT_FALSE(sees_health(silta_coach(), made.case_id));
    // The county holds health data by law, and may say that the client lets it tell them.
    EXPECT_EQ(give(social_worker(), made.case_id, R"("health")", kSilta).status, 201);
    EXPECT_TRUE(sees_health(silta_coach(), made.case_id));
    // What a consent opened is not one's own to hand on.
    EXPECT_EQ(give(silta_coach(), made.case_id, R"("health")", kTyopolku).status, 422);
    // The buyer's people record what the client signed for them.
    EXPECT_EQ(give(officer(), made.case_id, R"("health")", kTyopolku).status, 201);
    EXPECT_EQ(give(officer(), made.case_id, R"("health")", kAuthority).status, 201);
}

TEST_F(ConsentApi, WhoeverTakesPartRecordsThatItWasWithdrawn) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_EQ(withdraw_consent(silta_coach(), made.case_id, consent_of(made.case_id)).status, 200);
    EXPECT_EQ(give(coach(), made.case_id, R"("health")", kSilta).status, 201);
    EXPECT_EQ(end_party(coach(), made.case_id, party).status, 200);
    EXPECT_EQ(withdraw_consent(silta_coach(), made.case_id, consent_of(made.case_id)).status, 403);
}

TEST_F(ConsentApi, EndsAtMidnightInHelsinkiWithoutAWrite) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    give(coach(), made.case_id, R"("health")", kTyopolku, "2026-11-22", "2026-11-30");
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 1}) - std::chrono::milliseconds(1));
    EXPECT_TRUE(sees_health(coach(), made.case_id));
    api_.clock().advance(std::chrono::milliseconds(1));
    EXPECT_FALSE(sees_health(coach(), made.case_id));
}

TEST_F(ConsentApi, AfterTheWithdrawalTheNextReadHasNothingOfIt) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Valmentajan kirjaama", "health");
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, HasSubstr("Valmentajan kirjaama"));
    auto const consent = consent_of(made.case_id);
    EXPECT_EQ(withdraw_consent(client_person(made.client), made.case_id, consent).status, 200);
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, Not(HasSubstr("Valmentajan kirjaama")));
    EXPECT_FALSE(sees_health(silta_coach(), made.case_id));
    EXPECT_THAT(add_goal(silta_coach(), made.case_id, "Ei enää", "health").body, HasSubstr("no_ground_to_record"));
    EXPECT_EQ(consents(coach(), made.case_id)[0]["withdrawn_by"], client_person(made.client).person.text);
}

TEST_F(ConsentApi, WithdrawingTwiceSaysWhen) {
    auto const made = taken();
    auto const consent = consent_of(made.case_id);
    EXPECT_EQ(api_.post(coach(), of_case(made.case_id, "/consents/" + consent.text + "/withdraw"), "").status, 428);
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, consent, 5).status, 412);
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, consent).status, 200);
    auto const when = domain::format_instant(api_.clock().now());
    auto const again = withdraw_consent(coach(), made.case_id, consent);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(json::parse(again.body)["withdrawn_at"], when);
}

TEST_F(ConsentApi, AnotherClientsConsentIsNotFound) {
    auto const made = taken();
    auto const other = refer("N-2", "Esimerkki");
    auto const foreign = consent_of(other.case_id);
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, foreign).status, 404);
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, id(99)).status, 404);
    EXPECT_TRUE(consents(officer(), other.case_id)[0]["withdrawn_at"].is_null());
}

TEST_F(ConsentApi, EveryFaultAtOnce) {
    auto const made = taken();
    auto const refused =
        api_.post(coach(), of_case(made.case_id, "/consents"),
                  fmt::format(R"({{"given_how":"oral","valid_from":"2026-11-22","valid_until":"2026-11-21",)"
                              R"("categories":[],"recipients":["{}"]}})",
                              id(99).text));
    EXPECT_EQ(refused.status, 422);
    std::vector<std::string> codes;
    auto const page = json::parse(refused.body);
    for (auto const& error : page["errors"]) codes.push_back(error["code"]);
    EXPECT_THAT(codes, ElementsAre("required", "unknown_organisation", "ends_before_start"));
    EXPECT_EQ(consents(coach(), made.case_id).size(), 1U);
}

}  // namespace
}  // namespace polku::casework::samples
