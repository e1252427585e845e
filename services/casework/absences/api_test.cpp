#include "services/casework/directory/views.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class Absences : public CaseworkTest {
protected:
    Absences() {
        write([](storage::Tx& tx) {
            int number = 0;
            for (auto const& one : {coach(), second_coach(), team_lead()})
                put_membership(tx, {id(8000 + ++number), one.person, one.organisation, one.team});
        });
    }
    void hear(std::string type, std::string data) {
        write([&](storage::Tx& tx) {
            apply_identity_event(tx, {1, id(90), {std::move(type), "", "", std::move(data)}, api_.clock().now(), "r"});
        });
    }
    void go_away(int number, domain::Id const& person, std::optional<domain::Id> const& substitute,
                 domain::LocalDate first, domain::LocalDate last) {
        hear("polku.absence.recorded.v1", json{{"id", id(8500 + number).text},
                                               {"person", person.text},
                                               {"substitute", substitute ? json(substitute->text) : json(nullptr)},
                                               {"first_day", domain::format_iso(first)},
                                               {"last_day", domain::format_iso(last)}}
                                              .dump());
    }
    void come_back(int number) { hear("polku.absence.ended.v1", json{{"id", id(8500 + number).text}}.dump()); }
    domain::LocalDate today() { return domain::local_date(api_.clock().now()); }
    domain::LocalDate in_days(int days) { return domain::add_days(today(), days); }

    json work(access::Principal const& who) { return json::parse(api_.get(who, "/api/v1/work").body); }
    /// "kind person" of each row that is another's; the person by their last digits.
    std::vector<std::string> instead(access::Principal const& who) {
        std::vector<std::string> found;
        auto const list = work(who);
        for (auto const& item : list.at("items")) {
            if (!item.contains("instead_of")) continue;
            EXPECT_EQ(item.at("instead_of").at("person"), coach().person.text);
            found.push_back(item.at("kind"));
        }
        return found;
    }
    void add_task_and_appointment(domain::Id const& case_id) {
        auto const task = json{{"title", "Soita"},
                               {"category", "employment"},
                               {"organisation", kTyopolku.text},
                               {"person", coach().person.text},
                               {"due_on", domain::format_iso(in_days(3))}};
        EXPECT_EQ(api_.post(coach(), of_case(case_id, "/tasks"), task.dump()).status, 201);
        auto const starts = api_.clock().now() + std::chrono::hours(24);
        auto const appointment = json{{"kind", "meeting"},
                                      {"title", "Tapaaminen"},
                                      {"category", "employment"},
                                      {"organisation", kTyopolku.text},
                                      {"person", coach().person.text},
                                      {"starts_at", domain::format_instant(starts)},
                                      {"ends_at", domain::format_instant(starts + std::chrono::hours(1))}};
        auto const made = api_.post(coach(), of_case(case_id, "/appointments"), appointment.dump());
        EXPECT_EQ(made.status, 201) << made.body;
    }
};

TEST_F(Absences, TheSubstituteSeesTheWorkOfTheAbsentOneMarked) {
    auto const made = taken();
    add_task_and_appointment(made.case_id);
    EXPECT_THAT(instead(second_coach()), IsEmpty());
    go_away(1, coach().person, second_coach().person, today(), in_days(4));
    EXPECT_THAT(instead(second_coach()), ElementsAre("do_task", "hold_appointment", "hold_first_interview"));
    auto const list = work(second_coach());
    EXPECT_EQ(list.at("substituting"),
              json::array({{{"person", coach().person.text}, {"until", domain::format_iso(in_days(4))}}}));
    EXPECT_EQ(list.at("items")[0].at("instead_of").at("until"), domain::format_iso(in_days(4)));
    EXPECT_THAT(instead(coach()), IsEmpty());
    EXPECT_THAT(instead(team_lead()), IsEmpty());
    come_back(1);
    EXPECT_THAT(instead(second_coach()), IsEmpty());
    EXPECT_THAT(work(second_coach()).at("substituting"), IsEmpty());
}

TEST_F(Absences, ItBeginsAndEndsByTheDay) {
    taken();
    go_away(1, coach().person, second_coach().person, in_days(1), in_days(2));
    EXPECT_THAT(instead(second_coach()), IsEmpty());
    api_.clock().set(domain::start_of_day(in_days(1)));
    EXPECT_THAT(instead(second_coach()), Contains("hold_first_interview"));
    api_.clock().set(domain::start_of_day(in_days(2)) - std::chrono::milliseconds(1));
    EXPECT_THAT(instead(second_coach()), Contains("hold_first_interview"));
    api_.clock().set(domain::start_of_day(in_days(2)));
    EXPECT_THAT(instead(second_coach()), IsEmpty());
}

TEST_F(Absences, ASubstituteWhoIsAwayOrWhoHasLeftDoesNobodysWork) {
    taken();
    go_away(1, coach().person, second_coach().person, today(), in_days(9));
    go_away(2, second_coach().person, team_lead().person, today(), in_days(1));
    EXPECT_THAT(instead(second_coach()), IsEmpty());
    EXPECT_THAT(instead(team_lead()), IsEmpty()) << "a chain is not followed";
    come_back(2);
    EXPECT_THAT(instead(second_coach()), Not(IsEmpty()));
    hear("polku.membership.ended.v1", json{{"id", id(8002).text}}.dump());
    EXPECT_THAT(instead(second_coach()), IsEmpty());
}

TEST_F(Absences, NobodyGainsAGround) {
    auto const made = taken();
    add_task_and_appointment(made.case_id);
    // Told of somebody of another house all the same: their team is no team of the absent one's.
    go_away(1, coach().person, silta_coach().person, today(), in_days(9));
    EXPECT_THAT(instead(silta_coach()), IsEmpty());
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 404);
    // In the same team for another contract: the case is none of theirs.
    write([](storage::Tx& tx) { put_membership(tx, {id(8010), coach_in_b().person, kTyopolku, kTyopolkuTeam}); });
    come_back(1);
    go_away(2, coach().person, coach_in_b().person, today(), in_days(9));
    EXPECT_THAT(instead(coach_in_b()), IsEmpty());
}

TEST_F(Absences, TheCaseAndTheLoadSayWhoIsAway) {
    auto const made = taken();
    auto const away = [&](json const& row) { return row.at("away"); };
    auto const responsible = [&] { return json::parse(read_case(team_lead(), made.case_id).body).at("responsible"); };
    EXPECT_EQ(away(responsible()), nullptr);
    go_away(1, coach().person, second_coach().person, today(), in_days(4));
    json const expected{{"until", domain::format_iso(in_days(4))}, {"substitute", second_coach().person.text}};
    EXPECT_EQ(away(responsible()), expected);
    auto const load = json::parse(api_.get(team_lead(), "/api/v1/work/team").body).at("items");
    for (auto const& row : load)
        EXPECT_EQ(away(row), row.at("person") == coach().person.text ? expected : json(nullptr));
    go_away(2, second_coach().person, std::nullopt, today(), today());
    EXPECT_EQ(away(responsible()).at("substitute"), nullptr);
}

}  // namespace
}  // namespace polku::casework::samples
