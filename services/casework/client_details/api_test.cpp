#include "services/casework/client_details/api.h"

#include "services/casework/testing_codes.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

class ClientDetailsApi : public TestWithCodes {
protected:
    ClientDetailsApi() { api_.router().add(client_details_routes(*secrets_)); }

    http::Response read(access::Principal const& who, domain::Id const& case_id) {
        return api_.get(who, of_case(case_id, "/client"));
    }
    json details(access::Principal const& who, domain::Id const& case_id) {
        auto const response = read(who, case_id);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    http::Response put(access::Principal const& who, domain::Id const& case_id, json const& body,
                       std::int64_t version = 1) {
        tick();
        return api_.put(who, of_case(case_id, "/client"), body.dump(), at_version(version));
    }
    http::Response ban(access::Principal const& who, domain::Id const& case_id, bool wanted, std::int64_t version = 1) {
        tick();
        return api_.put(who, of_case(case_id, "/client/safety-ban"), json({{"safety_ban", wanted}}).dump(),
                        at_version(version));
    }
    /// What other pages are told: of which case, and nothing else.
    std::vector<std::string> told() {
        return texts(storage::Query{"test.client_changed",
                                    "SELECT data FROM event WHERE type = "
                                    "'polku.case.client-changed.v1' ORDER BY number"});
    }
    static json kalle() {
        return {{"family_name", "Testinen"}, {"given_names", "Kalle Näyte"},
                {"mother_tongue", "fi"},     {"service_language", "fi"},
                {"interpreter", ""},         {"municipality", "837"},
                {"phone", "+358401234567"},  {"email", "kalle@example.org"}};
    }
};

TEST_F(ClientDetailsApi, WhoWorksWithTheClientChangesWhatIsKnownAndTheChangeIsOnRecord) {
    auto const made = taken();
    auto changed = kalle();
    changed["family_name"] = "Uusinen";
    changed["interpreter"] = "SO";
    changed["number"] = "T-77";
    auto const written = put(coach(), made.case_id, changed);
    ASSERT_EQ(written.status, 200) << written.body;
    auto const now = details(officer(), made.case_id);
    EXPECT_EQ(now["family_name"], "Uusinen");
    EXPECT_EQ(now["interpreter"], "so");
    EXPECT_EQ(now["version"], 2);
    // Each organisation has its own number for the client.
    EXPECT_EQ(now["number"], "N-1");
    EXPECT_EQ(details(coach(), made.case_id)["number"], "T-77");
    EXPECT_EQ(now["numbers"].size(), 2U);
    ASSERT_EQ(now["changes"].size(), 1U);
    EXPECT_EQ(now["changes"][0]["changed_by"], coach().person.text);
    EXPECT_THAT(now["changes"][0]["fields"], ElementsAre("family_name", "interpreter", "number"));
    // The list is in the order of the new name, and finds it.
    EXPECT_THAT(api_.post(coach(), "/api/v1/clients/search", R"({"name":"uusi"})").body, HasSubstr(made.case_id.text));
    EXPECT_THAT(api_.post(coach(), "/api/v1/clients/search", R"({"name":"testi"})").body,
                Not(HasSubstr(made.case_id.text)));
    for (auto const& line : api_.journal()) EXPECT_THAT(line, Not(HasSubstr("Uusinen")));
    EXPECT_THAT(told(), ElementsAre(json{{"case", made.case_id.text}}.dump()));
}

TEST_F(ClientDetailsApi, TheSameAgainChangesNothingAndAStaleVersionIsToldSo) {
    auto const made = taken();
    auto body = kalle();
    EXPECT_EQ(put(officer(), made.case_id,
                  [&] {
                      auto same = kalle();
                      same["number"] = "N-1";
                      return same;
                  }())
                  .status,
              200);
    EXPECT_EQ(details(officer(), made.case_id)["version"], 1);
    EXPECT_THAT(told(), IsEmpty());
    body["phone"] = "";
    EXPECT_EQ(put(coach(), made.case_id, body).status, 200);
    body["phone"] = "+358409999999";
    EXPECT_EQ(put(coach(), made.case_id, body).status, 412);
    EXPECT_EQ(details(coach(), made.case_id)["phone"], "");
}

TEST_F(ClientDetailsApi, EveryFaultAtOnceAndANumberThatAnotherHasIsTaken) {
    auto const made = refer();
    refer("N-2", "Esimerkki");
    auto body = kalle();
    body["mother_tongue"] = "xx";
    body["municipality"] = "999";
    body["phone"] = "soita";
    body["number"] = " N-2 ";
    auto const refused = put(officer(), made.case_id, body);
    EXPECT_EQ(refused.status, 422);
    for (auto const* const code : {"not_a_language", "unknown_municipality", "not_a_phone", "number_taken"})
        EXPECT_THAT(refused.body, HasSubstr(code));
    EXPECT_EQ(details(officer(), made.case_id)["version"], 1);
}

TEST_F(ClientDetailsApi, TheCodeIsShownToWhoMayAskAndTheReadingIsJournaled) {
    auto const made = refer_with_code(kSampleCode);
    accept(coach(), made.handover);
    auto const show = [&](access::Principal const& who, domain::Id const& case_id) {
        return api_.post(who, of_case(case_id, "/client/identity-code"), "");
    };
    EXPECT_THAT(read(officer(), made.case_id).body, Not(HasSubstr(kSampleCode)));
    auto const shown = show(officer(), made.case_id);
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(json::parse(shown.body)["identity_code"], kSampleCode);
    EXPECT_EQ(shown.header("cache-control"), "no-store");
    EXPECT_EQ(show(coach(), made.case_id).status, 403);
    EXPECT_EQ(show(officer_pirkka(), made.case_id).status, 404);
    EXPECT_THAT(api_.read_log(), Contains(HasSubstr("client_code_show")));
    for (auto const& line : api_.journal()) EXPECT_THAT(line, Not(HasSubstr(kSampleCode)));
}

TEST_F(ClientDetailsApi, ASafetyBanIsOrderedAndEndedByWhoMayKnowOfItAndLeavesNoTraceForOthers) {
    auto const made = taken();
    EXPECT_EQ(ban(officer(), made.case_id, true).status, 403);
    ASSERT_EQ(ban(supervisor(), made.case_id, true).status, 200);
    EXPECT_EQ(ban(supervisor(), made.case_id, true, 2).status, 409);
    for (auto const& who : {coach(), officer()}) {
        auto const body = read(who, made.case_id).body;
        for (auto const* const trace : {"837", "municipality", "safety", "ban"})
            EXPECT_THAT(body, Not(HasSubstr(trace))) << access::name(who.role);
    }
    EXPECT_EQ(details(supervisor(), made.case_id)["municipality"], "837");
    EXPECT_EQ(details(supervisor(), made.case_id)["safety_ban"], true);
    // Who may not know of the place neither changes nor loses it.
    auto body = kalle();
    EXPECT_EQ(put(coach(), made.case_id, body, 2).status, 422);
    body.erase("municipality");
    body["phone"] = "";
    ASSERT_EQ(put(coach(), made.case_id, body, 2).status, 200);
    ASSERT_EQ(ban(supervisor(), made.case_id, false, 3).status, 200);
    EXPECT_EQ(details(coach(), made.case_id)["municipality"], "837");
}

TEST_F(ClientDetailsApi, AConsentForOtherCategoriesOpensNoneOfIt) {
    auto const made = taken();
    ASSERT_EQ(add_party(coach(), made.case_id, kSilta, kSiltaTeam).status, 201);
    EXPECT_EQ(read(silta_coach(), made.case_id).status, 200);
    static constexpr storage::Query kNoBasic{
        "test.no_basic", "DELETE FROM grants WHERE case_id = $1 AND organisation = $2 AND category = 'basic'"};
    write([&](storage::Tx& tx) { tx.run(kNoBasic, made.case_id, kSilta); });
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200) << "what the other categories open stays open";
    auto const answer = read(silta_coach(), made.case_id);
    EXPECT_EQ(answer.status, 404);
    EXPECT_THAT(answer.body, Not(HasSubstr("Testinen")));
    EXPECT_EQ(put(silta_coach(), made.case_id, kalle()).status, 404);
}

TEST_F(ClientDetailsApi, WhoHasLeftAndWhoTakesNoPartReadNothing) {
    auto const made = taken();
    EXPECT_EQ(read(silta_coach(), made.case_id).status, 404);
    EXPECT_EQ(read(client_person(made.client), made.case_id).status, 200);
    EXPECT_EQ(put(client_person(made.client), made.case_id, kalle()).status, 403);
}

}  // namespace
}  // namespace polku::casework::samples
