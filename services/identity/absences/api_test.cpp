#include "services/identity/check/store.h"
#include "services/identity/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class AbsencesApi : public IdentityTest {
protected:
    AbsencesApi() {
        for (auto const& [person, username] :
             {std::pair{&aino_, "aino"}, std::pair{&essi_, "essi"}, std::pair{&aili_, "aili"}})
            *person = add_user(username, username);
        essis_ = add_to_team(essi_, "coach");
        add_to_team(aino_, "coach");
        add_to_team(aili_, "team_lead");
    }
    domain::Id add_to_team(domain::Id const& person, std::string_view role) {
        return id_of(
            post_membership(person, fmt::format(R"({{"organisation":"{}","team":"{}","role":"{}","contract":"{}"}})",
                                                provider_.text, team_.text, role, kSampleContract.text)));
    }
    access::Principal as(domain::Id const& person, access::Role role = access::Role::coach) {
        auto made = principal(role);
        made.person = person;
        made.organisation = provider_;
        made.team = team_;
        return made;
    }
    http::Response record(access::Principal const& by, domain::Id const& person,
                          std::optional<domain::Id> const& substitute, std::string_view first, std::string_view last) {
        auto const who = substitute ? "\"" + substitute->text + "\"" : std::string("null");
        return api_.post(by, "/api/v1/absences",
                         fmt::format(R"({{"person":"{}","substitute":{},"first_day":"{}","last_day":"{}"}})",
                                     person.text, who, first, last));
    }
    json listed(access::Principal const& by) { return json::parse(api_.get(by, "/api/v1/absences").body).at("items"); }
    http::Response end(access::Principal const& by, domain::Id const& absence, std::string_view version = "\"1\"") {
        return api_.post(by, "/api/v1/absences/" + absence.text + "/end", {}, {{"if-match", std::string(version)}});
    }

    domain::Id provider_ = add_provider();
    domain::Id team_ = add_team(provider_, "Valmennus");
    domain::Id aino_;
    domain::Id essi_;
    domain::Id aili_;
    domain::Id essis_;
};

TEST_F(AbsencesApi, OnesOwnIsSeenByTheTeamAndEndedByOneself) {
    auto const made = record(as(aino_), aino_, essi_, "2026-11-22", "2026-12-01");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const rows = listed(as(essi_));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at("person"), aino_.text);
    EXPECT_EQ(rows[0].at("substitute"), essi_.text);
    EXPECT_EQ(rows[0].at("last_day"), "2026-12-01");
    EXPECT_EQ(rows[0].at("away"), true);
    EXPECT_THAT(rows[0].at("can"), IsEmpty());
    EXPECT_EQ(listed(as(aino_))[0].at("can"), json::parse(R"(["absence_write"])"));
    EXPECT_EQ(end(as(essi_), id_of(made)).body.find("not_their_lead") != std::string::npos, true);
    EXPECT_EQ(end(as(aino_), id_of(made), "\"7\"").status, 412);
    EXPECT_EQ(end(as(aino_), id_of(made)).status, 200);
    EXPECT_EQ(end(as(aino_), id_of(made), "\"2\"").status, 409);
    EXPECT_THAT(listed(as(essi_)), IsEmpty());
    EXPECT_EQ(record(as(aino_), aino_, essi_, "2026-11-22", "2026-12-01").status, 201) << "a new one on the same days";
}

TEST_F(AbsencesApi, TheTeamsLeadTheSupervisorAndTheAdministratorRecordThoseOfOthers) {
    EXPECT_EQ(record(as(essi_), aino_, std::nullopt, "2026-11-23", "2026-11-23").status, 403);
    EXPECT_EQ(record(as(aili_, access::Role::team_lead), aino_, std::nullopt, "2026-11-23", "2026-11-23").status, 201);
    EXPECT_EQ(record(as(aili_, access::Role::supervisor), aino_, std::nullopt, "2026-11-24", "2026-11-24").status, 201);
    auto by = administrator();
    by.person = essi_;
    EXPECT_EQ(record(by, aino_, std::nullopt, "2026-11-25", "2026-11-25").status, 201);
    EXPECT_EQ(listed(administrator()).size(), 3U);
    auto elsewhere = as(aili_, access::Role::team_lead);
    elsewhere.person = domain::Id{"00000000-0000-7000-8000-00000000f009"};
    elsewhere.team = domain::Id{"00000000-0000-7000-8000-00000000f00a"};
    EXPECT_EQ(record(elsewhere, aino_, std::nullopt, "2026-11-26", "2026-11-26").status, 403);
    EXPECT_THAT(listed(elsewhere), IsEmpty());
    EXPECT_EQ(api_.get(principal(access::Role::client), "/api/v1/absences").status, 403);
}

TEST_F(AbsencesApi, SaysEveryFaultWithItsField) {
    EXPECT_THAT(faults_of(record(as(aino_), aino_, aino_, "2026-11-21", "2026-11-20")),
                UnorderedElementsAre("/first_day in_the_past", "/last_day ends_before_it_begins",
                                     "/substitute substitute_is_absent_one"));
    auto const outsider = add_user("ben");
    EXPECT_THAT(faults_of(record(as(aino_), aino_, outsider, "2026-11-23", "2027-11-24")),
                UnorderedElementsAre("/last_day absence_too_long", "/substitute substitute_not_in_team"));
    EXPECT_EQ(record(as(essi_), essi_, std::nullopt, "2026-12-01", "2026-12-05").status, 201);
    EXPECT_THAT(faults_of(record(as(aino_), aino_, essi_, "2026-12-05", "2026-12-06")),
                ElementsAre("/substitute substitute_away"));
    EXPECT_THAT(faults_of(record(administrator(), outsider, std::nullopt, "2026-12-05", "2026-12-06")),
                ElementsAre("/person not_staff"));
    EXPECT_EQ(record(as(essi_), essi_, std::nullopt, "2026-12-05", "2026-12-06").status, 409);
    EXPECT_EQ(record(as(essi_), essi_, std::nullopt, "2026-12-06", "2026-12-06").status, 201) << "the day after";
}

TEST_F(AbsencesApi, ASubstituteWhoHasLeftTheTeamIsNotNamed) {
    record(as(aino_), aino_, essi_, "2026-11-22", "2026-12-01");
    end_membership_of(essi_, essis_, {{"if-match", "\"1\""}});
    EXPECT_EQ(listed(as(aino_))[0].at("substitute"), nullptr);
    for (auto const& finding : api_.database().read(check_identity)) EXPECT_TRUE(finding.holds()) << finding.what;
    static constexpr storage::Query kMoveTeam{"test.move_team",
                                              "UPDATE membership SET valid_from = 9999999999999 WHERE person = $1"};
    api_.database().write_now([&](storage::Tx& tx) { tx.run(kMoveTeam, aino_); });
    EXPECT_FALSE(api_.database().read(check_identity)[1].holds());
}

TEST_F(AbsencesApi, WhoCanBeChosenIsTheTeamAndAPageGoesOn) {
    auto const items = json::parse(api_.get(as(aino_), "/api/v1/absences/people").body).at("items");
    std::vector<std::string> people;
    for (auto const& one : items) people.push_back(one.at("name").get<std::string>() + one.at("can").dump());
    EXPECT_THAT(people, ElementsAre("aili[]", R"(aino["absence_write"])", "essi[]"));
    auto const mates = json::parse(api_.get(administrator(), "/api/v1/absences/people?person=" + aino_.text).body);
    EXPECT_EQ(mates.at("items").size(), 3U);
    EXPECT_EQ(api_.get(as(essi_), "/api/v1/absences/people?person=" + aino_.text).status, 403);

    record(as(essi_), essi_, std::nullopt, "2026-12-01", "2026-12-01");
    record(as(aino_), aino_, std::nullopt, "2026-11-30", "2026-11-30");
    auto const first = json::parse(api_.get(as(aino_), "/api/v1/absences?limit=1").body);
    EXPECT_EQ(first.at("items")[0].at("person"), aino_.text);
    auto const second =
        json::parse(api_.get(as(aino_), "/api/v1/absences?limit=1&cursor=" + first.at("next").get<std::string>()).body);
    EXPECT_EQ(second.at("items")[0].at("person"), essi_.text);
    EXPECT_EQ(second.at("next"), nullptr);
    EXPECT_EQ(api_.get(as(aino_), "/api/v1/absences?cursor=x").status, 400);
}

TEST_F(AbsencesApi, WhatIsDoneIsTold) {
    auto const made = id_of(record(as(aino_), aino_, essi_, "2026-11-23", "2026-11-24"));
    end(as(aino_), made);
    std::vector<std::string> types;
    for (auto const& one : api_.recorded_events()) types.push_back(one.event.type);
    EXPECT_THAT(types, Contains("polku.absence.recorded.v1"));
    EXPECT_EQ(types.back(), "polku.absence.ended.v1");
}

}  // namespace
}  // namespace polku::identity
