#include "services/casework/directory/views.h"
#include "services/casework/team/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <map>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class TeamApi : public CaseworkTest {
protected:
    TeamApi() {
        write([](storage::Tx& tx) {
            int number = 0;
            for (auto const& one : {coach(), second_coach(), team_lead(), officer(), second_officer(), silta_coach()})
                put_membership(tx, {id(8000 + ++number), one.person, one.organisation, one.team});
        });
    }
    nlohmann::json get(access::Principal const& who, std::string const& path) {
        auto const response = api_.get(who, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return nlohmann::json::parse(response.body);
    }
    /// How many cases each has; "" for those of nobody.
    std::map<std::string, int> load(access::Principal const& who) {
        std::map<std::string, int> found;
        auto const answer = get(who, "/api/v1/work/team");
        for (auto const& row : answer.at("items"))
            found[row.at("person").is_null() ? "" : row.at("person").get<std::string>()] += row.at("cases").get<int>();
        return found;
    }
    std::vector<std::string> cases(access::Principal const& who, std::string const& query = {}) {
        std::vector<std::string> found;
        auto const answer = get(who, "/api/v1/work/team/cases" + query);
        for (auto const& row : answer.at("items")) found.push_back(row.at("case"));
        return found;
    }
    std::int64_t version(domain::Id const& case_id) {
        return nlohmann::json::parse(read_case(team_lead(), case_id).body).at("version").get<std::int64_t>();
    }
    http::Response give(access::Principal const& by, domain::Id const& case_id, access::Principal const& to,
                        std::int64_t at) {
        tick();
        return api_.put(by, of_case(case_id, "/worker"), R"({"person":")" + to.person.text + "\"}", at_version(at));
    }
    static std::string moves(access::Principal const& to,
                             std::vector<std::pair<domain::Id, std::int64_t>> const& cases) {
        nlohmann::json body{{"person", to.person.text}, {"cases", nlohmann::json::array()}};
        for (auto const& [case_id, at] : cases) body["cases"].push_back({{"case", case_id.text}, {"version", at}});
        return body.dump();
    }
    static std::string code_of(http::Response const& response) {
        return nlohmann::json::parse(response.body).at("code");
    }
};

TEST_F(TeamApi, ShowsWhoHasHowMuchAndWhich) {
    auto const first = taken();
    auto const second = refer("N-2", "Esimerkki");
    ASSERT_EQ(accept(second_coach(), second.handover).status, 200);
    EXPECT_EQ(load(team_lead()),
              (std::map<std::string, int>{
                  {coach().person.text, 1}, {second_coach().person.text, 1}, {team_lead().person.text, 0}}));
    EXPECT_THAT(cases(team_lead()), UnorderedElementsAre(first.case_id.text, second.case_id.text));
    EXPECT_THAT(cases(team_lead(), "?person=" + coach().person.text), ElementsAre(first.case_id.text));
    EXPECT_THAT(cases(team_lead(), "?person=none"), IsEmpty());
    EXPECT_THAT(cases(silta_coach()), IsEmpty());
    EXPECT_EQ(load(silta_coach()), (std::map<std::string, int>{{silta_coach().person.text, 0}}));
    EXPECT_THAT(cases(coach_in_b()), IsEmpty()) << "the other contract's";
    EXPECT_EQ(api_.get(team_lead(), "/api/v1/work/team/cases?person=somebody").status, 422);
    EXPECT_EQ(api_.get(finance(), "/api/v1/work/team/cases").status, 403);
}

TEST_F(TeamApi, WhatNobodyHasYetIsTheTeamsAndASupervisorSeesEveryTeam) {
    auto const made = refer();
    EXPECT_THAT(cases(officer(), "?person=none"), ElementsAre(made.case_id.text));
    EXPECT_THAT(cases(supervisor(), "?person=none"), ElementsAre(made.case_id.text));
    EXPECT_THAT(cases(officer_pirkka()), IsEmpty());
    EXPECT_EQ(load(supervisor()).at(""), 1);
}

TEST_F(TeamApi, GoesOnPageByPageAndJournalsWhomItShows) {
    for (int i = 0; i < 3; ++i) refer("N-" + std::to_string(10 + i), "Esimerkki");
    auto const before = api_.read_log().size();
    auto const first = get(officer(), "/api/v1/work/team/cases?limit=2");
    EXPECT_EQ(first.at("items").size(), 2U);
    auto const rest = get(officer(), "/api/v1/work/team/cases?limit=2&cursor=" + first.at("next").get<std::string>());
    EXPECT_EQ(rest.at("items").size(), 1U);
    EXPECT_EQ(rest.at("next"), nullptr);
    ASSERT_EQ(api_.read_log().size(), before + 2);
    EXPECT_THAT(api_.read_log().back(),
                ::testing::HasSubstr(rest.at("items")[0].at("client").at("id").get<std::string>()));
    EXPECT_EQ(api_.get(officer(), "/api/v1/work/team/cases?cursor=nonsense").status, 400);
}

TEST_F(TeamApi, ACaseIsGivenToAnotherOfTheTeam) {
    auto const made = taken();
    auto const shown = version(made.case_id);
    EXPECT_EQ(code_of(give(second_coach(), made.case_id, second_coach(), shown)), "not_your_case");
    EXPECT_EQ(give(team_lead(), made.case_id, silta_coach(), shown).status, 422);
    EXPECT_EQ(give(team_lead(), made.case_id, second_coach(), shown - 1).status, 412);
    EXPECT_EQ(give(silta_coach(), made.case_id, second_coach(), shown).status, 404);
    auto const given = give(team_lead(), made.case_id, second_coach(), shown);
    EXPECT_EQ(given.status, 200) << given.body;
    EXPECT_EQ(given.header("etag"), http::etag(shown + 1));
    EXPECT_EQ(load(team_lead()).at(second_coach().person.text), 1);
    EXPECT_EQ(code_of(give(team_lead(), made.case_id, second_coach(), shown + 1)), "worker_already");
    EXPECT_EQ(give(second_coach(), made.case_id, coach(), shown + 1).status, 200) << "one's own";
    auto const events = api_.recorded_events();
    EXPECT_EQ(events.back().event.type, "polku.case.worker-moved.v1");
    EXPECT_THAT(events.back().event.data, ::testing::HasSubstr(coach().person.text));
}

TEST_F(TeamApi, IdentityHearsHowManyOpenCasesSomebodyHas) {
    taken();
    auto const asked = [&](domain::Id const& person, std::string const& query) {
        return api_.get(access::system_principal("identity"),
                        "/internal/people/" + person.text + "/open-cases?" + query);
    };
    auto const tyopolku = "organisation=" + kTyopolku.text;
    EXPECT_EQ(asked(coach().person, tyopolku).body, R"({"cases":1})");
    EXPECT_EQ(asked(coach().person, tyopolku + "&team=" + kTyopolkuTeam.text).body, R"({"cases":1})");
    EXPECT_EQ(asked(coach().person, tyopolku + "&team=" + kSiltaTeam.text).body, R"({"cases":0})");
    EXPECT_EQ(asked(second_coach().person, tyopolku).body, R"({"cases":0})");
    EXPECT_EQ(asked(coach().person, "organisation=x").status, 422);
    EXPECT_EQ(asked(coach().person, "").body, asked(coach().person, tyopolku).body) << "of all organisations";
    EXPECT_EQ(asked(coach().person, "team=x").status, 422);
    EXPECT_EQ(api_.get(coach(), "/internal/people/" + coach().person.text + "/open-cases?" + tyopolku).status, 404);
}

TEST_F(TeamApi, WhoLeavesTheTeamIsNobodysWorkerAnyMore) {
    auto const made = taken();
    auto const leave = [&](int membership) {
        write([&](storage::Tx& tx) {
            apply_identity_event(tx, {1,
                                      id(90),
                                      {"polku.membership.ended.v1", "", "", R"({"id":")" + id(membership).text + "\"}"},
                                      api_.clock().now(),
                                      "request"});
        });
    };
    auto const before = version(made.case_id);
    write([&](storage::Tx& tx) { put_membership(tx, {id(8100), coach().person, kTyopolku, kTyopolkuTeam}); });
    leave(8100);
    EXPECT_EQ(version(made.case_id), before) << "they are still in the team";
    auto const broken = [&] { return api_.database().read([](storage::Tx& tx) { return check_workers(tx); }).broken; };
    EXPECT_THAT(broken(), IsEmpty());
    static constexpr storage::Query kForgetMember{"test.forget_member", "DELETE FROM membership WHERE id = $1"};
    write([&](storage::Tx& tx) { tx.run(kForgetMember, id(8001)); });
    EXPECT_THAT(broken(), ElementsAre(made.case_id.text)) << "the end was never heard";
    write([&](storage::Tx& tx) { put_membership(tx, {id(8001), coach().person, kTyopolku, kTyopolkuTeam}); });
    leave(8001);
    leave(8001);
    EXPECT_THAT(broken(), IsEmpty());
    EXPECT_EQ(version(made.case_id), before + 1);
    EXPECT_THAT(cases(team_lead(), "?person=none"), ElementsAre(made.case_id.text));
}

TEST_F(TeamApi, ManyCasesAreGivenInOneRequestEachWholeOrNotAtAll) {
    auto const first = taken();
    auto const stale = refer("N-2", "Esimerkki");
    ASSERT_EQ(accept(coach(), stale.handover).status, 200);
    auto const elsewhere = refer("N-3", "Esimerkki");
    auto const shown = version(first.case_id);
    auto const seen = version(stale.case_id);
    auto const events = api_.recorded_events().size();
    tick();
    auto const asked = moves(second_coach(), {{first.case_id, shown}, {stale.case_id, seen - 1}, {id(7999), 1}});
    auto const answer = api_.post(team_lead(), "/api/v1/work/team/moves", asked);
    ASSERT_EQ(answer.status, 200) << answer.body;
    auto const items = nlohmann::json::parse(answer.body).at("items");
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0],
              (nlohmann::json{
                  {"case", first.case_id.text}, {"state", "moved"}, {"version", shown + 1}, {"refusal", nullptr}}));
    EXPECT_EQ(items[1].at("refusal"), "precondition_failed");
    EXPECT_EQ(items[2].at("refusal"), "not_found");
    EXPECT_EQ(load(team_lead()).at(second_coach().person.text), 1);
    EXPECT_EQ(load(team_lead()).at(coach().person.text), 1) << "what was refused stays";
    EXPECT_EQ(version(stale.case_id), seen);
    EXPECT_EQ(api_.recorded_events().size(), events + 1) << "an event for the case that moved alone";
    tick();
    auto const stranger = api_.post(silta_coach(), "/api/v1/work/team/moves",
                                    moves(silta_coach(), {{first.case_id, shown + 1}, {elsewhere.case_id, 1}}));
    ASSERT_EQ(stranger.status, 200) << stranger.body;
    auto const refused = nlohmann::json::parse(stranger.body).at("items");
    for (auto const& item : refused) EXPECT_EQ(item.at("refusal"), "not_found") << item;
    EXPECT_EQ(version(first.case_id), shown + 1);
}

TEST_F(TeamApi, ARequestForManyCasesNamesEveryFault) {
    auto const made = taken();
    auto const path = "/api/v1/work/team/moves";
    auto const twice = moves(second_coach(), {{made.case_id, 1}, {made.case_id, 2}});
    EXPECT_THAT(api_.post(team_lead(), path, twice).body, ::testing::HasSubstr("case_named_twice"));
    EXPECT_EQ(api_.post(team_lead(), path, moves(second_coach(), {})).status, 422);
    EXPECT_EQ(api_.post(finance(), path, moves(second_coach(), {{made.case_id, 1}})).status, 403);
}

}  // namespace
}  // namespace polku::casework::samples
