#include "services/casework/check/store.h"
#include "services/casework/emergencies/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

using nlohmann::json;
using std::chrono::hours;
using std::chrono::milliseconds;

std::string const kNothing = "case 404 plan 404 list 0 search 0";
std::string const kOpen = "case 200 plan 200 list 1 search 1";

class Emergencies : public EmergencyTest {
protected:
    http::Response review(access::Principal const& who, domain::Id const& emergency, json const& words) {
        tick();
        return api_.post(who, "/api/v1/emergency-accesses/" + emergency.text + "/review", words.dump());
    }
    json listed(access::Principal const& who, std::string_view query = "") {
        auto const response = api_.get(who, "/api/v1/emergency-accesses" + std::string(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body)["items"];
    }
    /// Every way to the client's data that the person might have: each status, and how many rows each list has.
    std::string reach(access::Principal const& who, domain::Id const& case_id) {
        auto const rows = [](http::Response const& list) { return json::parse(list.body)["items"].size(); };
        return fmt::format("case {} plan {} list {} search {}", read_case(who, case_id).status,
                           read_plan(who, case_id).status, rows(api_.get(who, "/api/v1/clients")),
                           rows(api_.post(who, "/api/v1/clients/search", R"({"name":"Test"})")));
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }
    std::vector<std::string> emergency_events() {
        std::vector<std::string> found;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.type.starts_with("polku.emergency.")) {
                found.push_back(recorded.event.type + ' ' + recorded.event.data);
            }
        }
        return found;
    }

    Registered const made_ = refer_with_code(kSampleCode);
};

TEST_F(Emergencies, OpensWhatAnEmergencyNeedsToOnePersonAlone) {
    EXPECT_EQ(reach(social_worker(), made_.case_id), kNothing);
    auto const emergency = open(social_worker());
    EXPECT_EQ(reach(social_worker(), made_.case_id), kOpen);
    auto colleague = social_worker();
    colleague.person = id(1099);
    EXPECT_EQ(reach(colleague, made_.case_id), kNothing);

    auto const page = json::parse(read_case(social_worker(), made_.case_id).body);
    EXPECT_EQ(page["emergency"]["id"], emergency.text);
    EXPECT_EQ(page["client"]["phone"], "+358401234567");
    EXPECT_EQ(page["client"]["ground"], "emergency");
    EXPECT_FALSE(page.contains("referral")) << "employment is not needed";
    EXPECT_TRUE(page["handovers"].empty());
    EXPECT_EQ(page["can"], json({"plan_read"}));
    std::vector<std::string> categories;
    for (auto const& open : page["categories"]) categories.push_back(open["category"]);
    EXPECT_EQ(categories, (std::vector<std::string>{"basic", "social", "health"}));
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_F(Emergencies, ReadsAndNothingElse) {
    open(social_worker());
    EXPECT_EQ(add_goal(social_worker(), made_.case_id, "Tavoite", "social").status, 403);
    EXPECT_EQ(api_.get(social_worker(), of_case(made_.case_id, "/consents")).status, 403);
    EXPECT_EQ(add_party(social_worker(), made_.case_id, kCounty, kSocialTeam).status, 403);
    EXPECT_EQ(api_.get(social_worker(), "/api/v1/handovers/" + made_.handover.text).status, 403);
}

TEST_F(Emergencies, EndsByTimeAloneAtTheVeryInstant) {
    open(social_worker());
    auto const opened_at = api_.clock().now();
    api_.clock().set(opened_at + hours(24) - milliseconds(1));
    EXPECT_EQ(reach(social_worker(), made_.case_id), kOpen);
    api_.clock().set(opened_at + hours(24));
    EXPECT_EQ(reach(social_worker(), made_.case_id), kNothing) << "no job has run";
    EXPECT_EQ(broken(), std::vector<std::string>{});
    EXPECT_EQ(emergency_events().size(), 1U);
    runtime::block_on(jobs_.catch_up());
    EXPECT_THAT(emergency_events(), Contains(HasSubstr("polku.emergency.ended.v1")));
    EXPECT_EQ(broken(), std::vector<std::string>{});
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"emergency_end")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(made_.client.text));
}

TEST_F(Emergencies, EndsEarlierByThePersonOrDataProtectionOnce) {
    for (auto const& who : {social_worker(), data_protection()}) {
        auto const emergency = open(social_worker(), "Syy numero " + who.person.text);
        EXPECT_EQ(end(officer_pirkka(), emergency).status, 404);
        EXPECT_EQ(reach(social_worker(), made_.case_id), kOpen);
        EXPECT_EQ(end(who, emergency).status, 200);
        EXPECT_EQ(reach(social_worker(), made_.case_id), kNothing);
        EXPECT_EQ(end(who, emergency).status, 409);
    }
    api_.clock().advance(hours(25));
    auto const told = emergency_events().size();
    runtime::block_on(jobs_.catch_up());
    EXPECT_EQ(emergency_events().size(), told) << "its end is told once";
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_F(Emergencies, ARewriteOfTheGrantsKeepsItAndWhoLeavesDoesNotInheritIt) {
    open(social_worker());
    auto const party = id_of(add_party(officer(), made_.case_id, kCounty, kSocialTeam));
    auto const page = json::parse(read_case(social_worker(), made_.case_id).body);
    EXPECT_FALSE(page.contains("emergency")) << "who takes part reads on that";
    end_party(officer(), made_.case_id, party);
    static constexpr storage::Query kKept{"test.kept",
                                          "SELECT category FROM grants WHERE relation = 'former' AND person <> ''"};
    EXPECT_TRUE(texts(kKept).empty()) << "what an emergency showed is not one's own record";
    EXPECT_EQ(json::parse(read_case(social_worker(), made_.case_id).body)["client"]["ground"], "emergency");
    api_.clock().advance(hours(24));
    EXPECT_TRUE(json::parse(read_case(social_worker(), made_.case_id).body).contains("snapshot"));
    auto colleague = social_worker();
    colleague.person = id(1099);
    EXPECT_THAT(read_case(colleague, made_.case_id).body, Not(HasSubstr("emergency")));
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_F(Emergencies, PlacesStayHiddenUnderASafetyBan) {
    auto sample = referral();
    sample.number = "N-2";
    sample.safety_ban = true;
    auto const banned = refer_with_code(kOtherCode, sample);
    EXPECT_EQ(try_open(social_worker(), kOtherCode).status, 201);
    auto const page = read_case(social_worker(), banned.case_id);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("municipality")));
}

TEST_F(Emergencies, TheRolesThatTheLawBindsMayAndNobodyElse) {
    for (auto const& who : {coach(), team_lead(), kela_worker(), finance(), administrator(), data_protection(),
                            evaluator(), consortium_lead(), client_person(made_.client)}) {
        EXPECT_EQ(try_open(who).status, 403) << access::name(who.role);
    }
    EXPECT_EQ(try_open(officer_pirkka()).status, 201);
    EXPECT_EQ(reach(officer_pirkka(), made_.case_id), kOpen);
}

TEST_F(Emergencies, EveryTryIsKeptWithItsOutcomeAndCounted) {
    auto const state = [](http::Response const& response) { return json::parse(response.body).value("state", ""); };
    EXPECT_EQ(state(try_open(social_worker(), kOtherCode)), "nobody");
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("outcome":"nobody")"));
    EXPECT_EQ(state(try_open(officer())), "own_ground");
    EXPECT_EQ(json::parse(read_case(officer(), made_.case_id).body)["client"]["ground"], "statute");
    for (auto tried = 1; tried < 5; ++tried) EXPECT_EQ(state(try_open(social_worker(), kOtherCode)), "nobody");
    auto const refused = try_open(social_worker());
    EXPECT_EQ(refused.status, 429) << refused.body;
    EXPECT_THAT(refused.body, Not(HasSubstr(made_.client.text)));
    EXPECT_EQ(reach(social_worker(), made_.case_id), kNothing);
    auto const refusals = api_.read_log();
    EXPECT_THAT(refusals, Contains(HasSubstr("emergency_tries_used")));
    api_.clock().advance(hours(24));
    open(social_worker());
    EXPECT_EQ(listed(data_protection()).size(), 7U);
}

TEST_F(Emergencies, ARenewalNeedsItsEndAndAnotherReason) {
    auto const emergency = open(social_worker());
    EXPECT_EQ(try_open(social_worker(), kSampleCode, "Aivan toinen syy kuin edellinen").status, 409);
    end(social_worker(), emergency);
    auto const same = try_open(social_worker());
    EXPECT_EQ(same.status, 422);
    EXPECT_THAT(same.body, HasSubstr("emergency_reason_used"));
    open(social_worker(), "Aivan toinen syy kuin edellinen");
}

TEST_F(Emergencies, FaultsAreToldAtTheirFields) {
    auto const refused = try_open(social_worker(), "010190-999X", "  liian lyhyt          ");
    EXPECT_EQ(refused.status, 422);
    std::vector<std::string> faults;
    auto const document = json::parse(refused.body);
    for (auto const& fault : document["errors"])
        faults.push_back(fault["pointer"].get<std::string>() + ' ' + fault["code"].get<std::string>());
    EXPECT_EQ(faults, (std::vector<std::string>{"/code identity_code_check_character", "/reason too_short"}));
    EXPECT_THAT(refused.body, Not(HasSubstr("010190-999")));
    EXPECT_TRUE(listed(data_protection()).empty());
}

TEST_F(Emergencies, EveryReadHasItsEntryWithTheGroundAndTheReasonIsNowhereButForDataProtection) {
    auto const emergency = open(social_worker());
    read_case(social_worker(), made_.case_id);
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("ground":"emergency")"));
    read_plan(social_worker(), made_.case_id);
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("ground":"emergency")"));
    api_.get(social_worker(), "/api/v1/clients");
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("ground":"emergency")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"emergency_open")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(made_.client.text));
    end(social_worker(), emergency);
    review(data_protection(), emergency, {{"finding", "justified"}, {"note", "Näin on"}});

    auto const told = std::string(kEmergencyReason);
    EXPECT_THAT(api_.journal(), Each(Not(HasSubstr(told))));
    EXPECT_THAT(api_.read_log(), Each(Not(HasSubstr(told))));
    for (auto const& recorded : api_.recorded_events()) EXPECT_THAT(recorded.event.data, Not(HasSubstr(told)));
    EXPECT_THAT(listed(social_worker()).dump(), Not(HasSubstr(told)));
    EXPECT_EQ(listed(data_protection()).front()["reason"], told);
}

TEST_F(Emergencies, TheListIsOnesOwnAndDataProtectionsIsEverybodys) {
    auto const emergency = open(social_worker());
    auto const own = listed(social_worker());
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0]["client"]["name"], "Kalle Testinen");
    EXPECT_EQ(own[0]["cases"], json({made_.case_id.text}));
    EXPECT_EQ(own[0]["can"], json({"emergency_end"}));
    EXPECT_FALSE(own[0].contains("reason"));
    EXPECT_TRUE(listed(officer_pirkka()).empty());
    EXPECT_EQ(listed(data_protection(), "?state=open").size(), 1U);
    EXPECT_TRUE(listed(data_protection(), "?state=to_review").empty());
    EXPECT_EQ(review(data_protection(), emergency, {{"finding", "justified"}}).status, 409);

    end(social_worker(), emergency);
    EXPECT_EQ(listed(social_worker())[0]["client"], nullptr) << "nothing is known of the client any more";
    EXPECT_EQ(listed(social_worker())[0]["state"], "ended");
    EXPECT_TRUE(listed(data_protection(), "?state=open").empty());
    auto const waiting = listed(data_protection(), "?state=to_review");
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0]["can"], json({"emergency_review"}));
    EXPECT_EQ(waiting[0]["ended_by"], social_worker().person.text);
    EXPECT_EQ(review(social_worker(), emergency, {{"finding", "justified"}}).status, 403);
    EXPECT_EQ(review(data_protection(), emergency, {{"finding", "unjustified"}}).status, 422);
    EXPECT_EQ(review(data_protection(), emergency, {{"finding", "unjustified"}, {"note", "Ei hätää"}}).status, 200);
    EXPECT_EQ(review(data_protection(), emergency, {{"finding", "justified"}}).status, 409);
    EXPECT_TRUE(listed(data_protection(), "?state=to_review").empty());
    EXPECT_EQ(listed(data_protection())[0]["review"]["note"], "Ei hätää");
}

TEST_F(Emergencies, TheListGoesOnFromItsCursor) {
    for (auto const& code : {kOtherCode, kSampleCode, kOtherCode}) try_open(social_worker(), code);
    std::vector<std::string> states;
    std::string query = "?limit=2";
    for (auto pages = 0; pages < 2; ++pages) {
        auto const page = json::parse(api_.get(data_protection(), "/api/v1/emergency-accesses" + query).body);
        for (auto const& item : page["items"]) states.push_back(item["state"]);
        if (page["next"].is_string()) query = "?limit=2&cursor=" + page["next"].get<std::string>();
    }
    EXPECT_EQ(states, (std::vector<std::string>{"nobody", "open", "nobody"}));
}

TEST_F(Emergencies, TheAlertNamesWhoAnswersAndTheBuyerByIdsAlone) {
    auto const emergency = open(social_worker());
    auto const events = emergency_events();
    ASSERT_EQ(events.size(), 1U);
    auto const& event = events.front();
    EXPECT_THAT(event, HasSubstr("polku.emergency.opened.v1"));
    auto const data = json::parse(event.substr(event.find('{')));
    EXPECT_EQ(data, json({{"emergency", emergency.text},
                          {"case", made_.case_id.text},
                          {"contract", kLotA.text},
                          {"organisation", kAuthority.text},
                          {"team", kKeski.text},
                          {"commissioner", kAuthority.text},
                          {"by_organisation", kCounty.text}}));
}

}  // namespace
}  // namespace polku::casework::samples
