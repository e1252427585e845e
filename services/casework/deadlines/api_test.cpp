#include "services/casework/deadlines/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

/// What is due in a case and when it stands still, on its page and in work.
class Deadlines : public CaseworkTest {
protected:
    json shown(access::Principal const& who, domain::Id const& case_id) {
        return json::parse(read_case(who, case_id).body);
    }
    std::vector<std::string> work(access::Principal const& who) {
        std::vector<std::string> found;
        auto const page = json::parse(api_.get(who, "/api/v1/work").body);
        for (auto const& item : page["items"]) {
            found.push_back(item["kind"].get<std::string>() + " " + item["due"].get<std::string>());
        }
        return found;
    }
    void hold(domain::Id const& case_id, std::string_view kind, std::string_view day) {
        tick();
        auto const held = id_of(
            api_.post(coach(), of_case(case_id, "/appointments"),
                      fmt::format(R"({{"kind":"{}","title":"Haastattelu","category":"employment","organisation":"{}",)"
                                  R"("person":null,"starts_at":"{}T08:00:00Z","ends_at":"{}T09:00:00Z"}})",
                                  kind, kTyopolku.text, day, day)));
        tick();
        EXPECT_EQ(api_.post(coach(), of_case(case_id, "/appointments/" + held.text + "/attendance"),
                            R"({"attendance":"attended"})")
                      .status,
                  200);
    }
};

TEST_F(Deadlines, TheFirstInterviewAndThenTheReviews) {
    auto const made = taken();
    // Opened on Sunday 22.11.2026; the tenth working day after it is Friday 4.12.
    EXPECT_EQ(shown(coach(), made.case_id)["deadline"]["kind"], "first_interview");
    EXPECT_EQ(shown(coach(), made.case_id)["deadline"]["due_on"], "2026-12-04");
    EXPECT_THAT(work(coach()), ElementsAre("hold_first_interview 2026-12-04"));
    EXPECT_THAT(work(second_coach()), IsEmpty()) << "of the named worker alone";
    hold(made.case_id, "first_interview", "2026-11-20");
    EXPECT_EQ(shown(client_person(made.client), made.case_id)["deadline"]["kind"], "review");
    EXPECT_EQ(shown(coach(), made.case_id)["deadline"]["due_on"], "2027-02-22");
    EXPECT_THAT(work(coach()), IsEmpty());
    api_.clock().set(domain::start_of_day(domain::LocalDate{2027, 2, 8}));
    EXPECT_THAT(work(coach()), ElementsAre("hold_review 2027-02-22", ::testing::StartsWith("move_case_on")));
}

TEST_F(Deadlines, AMeetingOrAnAbsenceMovesNothing) {
    auto const made = taken();
    hold(made.case_id, "meeting", "2026-11-20");
    EXPECT_EQ(shown(coach(), made.case_id)["deadline"]["kind"], "first_interview");
}

TEST_F(Deadlines, ACaseStandsStillUntilSomethingIsDone) {
    auto const made = taken();
    hold(made.case_id, "first_interview", "2026-11-20");
    EXPECT_THAT(read_case(coach(), made.case_id).body, Not(HasSubstr("still_since")));
    api_.clock().advance(std::chrono::hours(24 * 30));
    EXPECT_THAT(read_case(coach(), made.case_id).body, HasSubstr("still_since"));
    EXPECT_THAT(read_case(client_person(made.client), made.case_id).body, Not(HasSubstr("still_since")));
    EXPECT_THAT(work(coach()), ElementsAre("move_case_on 2026-12-22"));
    EXPECT_THAT(work(officer()), IsEmpty());
    add_goal(coach(), made.case_id, "Eteenpäin");
    EXPECT_THAT(read_case(coach(), made.case_id).body, Not(HasSubstr("still_since")));
    EXPECT_THAT(work(coach()), IsEmpty());
}

TEST_F(Deadlines, TheSettingOfTheDayHolds) {
    static constexpr storage::Query kEnded{"test.ended",
                                           "UPDATE deadline_rule SET valid_until = '2026-10-31' "
                                           "WHERE kind = 'first_interview' AND valid_from = '2026-01-01'"};
    static constexpr storage::Query kShorter{"test.shorter",
                                             "INSERT INTO deadline_rule (kind, valid_from, amount, unit, legal_basis) "
                                             "VALUES ('first_interview', '2026-11-01', 5, 'working_days', '')"};
    write([&](storage::Tx& tx) {
        tx.run(kEnded);
        tx.run(kShorter);
    });
    auto const made = taken();
    EXPECT_EQ(shown(coach(), made.case_id)["deadline"]["due_on"], "2026-11-27");
}

}  // namespace
}  // namespace polku::casework::samples
