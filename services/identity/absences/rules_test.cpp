#include "services/identity/absences/rules.h"

#include <gmock/gmock.h>

namespace polku::identity {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

domain::Instant const kNoon{1'795'341'600'000};  // 2026-11-22 in Helsinki
domain::LocalDate const kToday{2026, 11, 22};
domain::Id const kAino{"00000000-0000-7000-8000-000000000001"};
domain::Id const kColleague{"00000000-0000-7000-8000-000000000002"};
domain::Id const kTeamOfAino{"00000000-0000-7000-8000-000000000003"};
domain::Id const kEmployerOfAino{"00000000-0000-7000-8000-000000000004"};
domain::Id const kAbsenceId{"00000000-0000-7000-8000-000000000005"};
domain::Id const kElsewhere{"00000000-0000-7000-8000-000000000006"};

NewAbsence away(domain::LocalDate first, domain::LocalDate last) {
    return {.person = kAino, .substitute = kColleague, .first_day = first, .last_day = last};
}

std::vector<std::string> faults(NewAbsence const& wanted, AbsenceFacts const& facts = {}) {
    auto const result = record_absence(wanted, facts, kAino, kAbsenceId, kNoon);
    std::vector<std::string> found;
    if (result) return found;
    for (auto const& fault : result.error().faults) found.push_back(fault.pointer + " " + fault.code);
    return found;
}

std::vector<Membership> of_aino() {
    Membership one;
    one.person = kAino;
    one.organisation = kEmployerOfAino;
    one.team = kTeamOfAino;
    one.valid_from = kNoon;
    return {one};
}

access::Principal somebody(Role role, std::optional<domain::Id> team, domain::Id organisation = kEmployerOfAino) {
    access::Principal by;
    by.person = kColleague;
    by.role = role;
    by.team = std::move(team);
    by.organisation = std::move(organisation);
    return by;
}

TEST(Absence, OfOneDayIsOfToday) {
    auto const made = record_absence(away(kToday, kToday), {}, kAino, kAbsenceId, kNoon);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->recorded_by, kAino);
    EXPECT_EQ(made->substitute, kColleague);
    EXPECT_FALSE(made->ended_at);
}

TEST(Absence, IsAYearAtMostAndBeginsTodayOrLater) {
    EXPECT_THAT(faults(away(kToday, {2027, 11, 22})), IsEmpty());
    EXPECT_THAT(faults(away(kToday, {2027, 11, 23})), ElementsAre("/last_day absence_too_long"));
    EXPECT_THAT(faults(away({2028, 2, 29}, {2029, 3, 1})), ElementsAre("/last_day absence_too_long"));
    EXPECT_THAT(faults(away({2026, 11, 21}, kToday)), ElementsAre("/first_day in_the_past"));
    EXPECT_THAT(faults(away({2026, 11, 24}, {2026, 11, 23})), ElementsAre("/last_day ends_before_it_begins"));
}

TEST(Absence, EveryFaultIsToldAtOnce) {
    EXPECT_THAT(faults(away({2026, 11, 21}, {2026, 11, 20}), {.staff = false, .substitute_in_team = false}),
                UnorderedElementsAre("/person not_staff", "/first_day in_the_past", "/last_day ends_before_it_begins",
                                     "/substitute substitute_not_in_team"));
}

TEST(Absence, ASubstituteIsAnotherOfTheTeamWhoIsThere) {
    auto own = away(kToday, kToday);
    own.substitute = kAino;
    EXPECT_THAT(faults(own), ElementsAre("/substitute substitute_is_absent_one"));
    EXPECT_THAT(faults(away(kToday, kToday), {.substitute_in_team = false}),
                ElementsAre("/substitute substitute_not_in_team"));
    EXPECT_THAT(faults(away(kToday, kToday), {.substitute_away = true}), ElementsAre("/substitute substitute_away"));
    auto alone = away(kToday, kToday);
    alone.substitute.reset();
    EXPECT_THAT(faults(alone, {.substitute_in_team = false, .substitute_away = true}), IsEmpty());
}

TEST(Absence, OfOnePersonNeverOverlapsAnother) {
    auto const refused = record_absence(away(kToday, kToday), {.overlaps = true}, kAino, kAbsenceId, kNoon);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "absence_overlaps");
}

TEST(Absence, EndsOnceUntilItsLastDayIsOver) {
    auto const made = record_absence(away(kToday, kToday), {}, kAino, kAbsenceId, kNoon).value();
    auto const done = end_absence(made, 1, kColleague, kNoon);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->version, 2);
    EXPECT_EQ(done->ended_by, kColleague);
    EXPECT_EQ(end_absence(*done, 2, kAino, kNoon).error().code, "absence_ended");
    EXPECT_EQ(end_absence(made, 2, kAino, kNoon).error().status, 412);
    EXPECT_EQ(end_absence(made, 1, kAino, domain::start_of_day({2026, 11, 23})).error().code, "absence_over");
}

TEST(Absence, IsRecordedByThePersonTheirLeadAndTheAdministrator) {
    EXPECT_TRUE(may_record(somebody(Role::administrator, std::nullopt, kElsewhere), kAino, of_aino()));
    EXPECT_TRUE(may_record(somebody(Role::team_lead, kTeamOfAino), kAino, of_aino()));
    EXPECT_FALSE(may_record(somebody(Role::team_lead, kElsewhere), kAino, of_aino()));
    EXPECT_FALSE(may_record(somebody(Role::coach, kTeamOfAino), kAino, of_aino()));
    EXPECT_TRUE(may_record(somebody(Role::supervisor, std::nullopt), kAino, of_aino()));
    EXPECT_FALSE(may_record(somebody(Role::supervisor, std::nullopt, kElsewhere), kAino, of_aino()));
    auto self = somebody(Role::coach, kElsewhere);
    self.person = kAino;
    EXPECT_TRUE(may_record(self, kAino, of_aino()));
    auto gone = of_aino();
    gone.front().ended_at = kNoon;
    EXPECT_FALSE(may_record(somebody(Role::team_lead, kTeamOfAino), kAino, gone));
}

TEST(Absence, ItsEventsSayWhoAndWhenAndNotWhy) {
    auto const made = record_absence(away(kToday, {2026, 12, 1}), {}, kAino, kAbsenceId, kNoon).value();
    EXPECT_EQ(recorded(made).type, "polku.absence.recorded.v1");
    EXPECT_EQ(ended(made).type, "polku.absence.ended.v1");
    EXPECT_EQ(recorded(made).data, R"({"id":")" + kAbsenceId.text + R"(","person":")" + kAino.text +
                                       R"(","substitute":")" + kColleague.text +
                                       R"(","first_day":"2026-11-22","last_day":"2026-12-01"})");
}

}  // namespace
}  // namespace polku::identity
