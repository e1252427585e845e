#include "services/casework/appointments/rules.h"

#include "services/casework/items/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using access::Relation;
using samples::granted;
using samples::who_stands;
using ::testing::ElementsAre;

constexpr domain::Instant kBegins{10'000};
constexpr domain::Instant kBeforeIt{9'999};
constexpr ItemFacts kGoodItem{.organisation_in_case = true, .may_record = true, .person_of_organisation = true};

Appointment sample_appointment(AppointmentState state = AppointmentState::planned) {
    Appointment appointment;
    appointment.id = {"appointment"};
    appointment.category = Category::basic;
    appointment.organisation = {"holder"};
    appointment.time = {kBegins, {20'000}, false, "Huone 3"};
    appointment.recorded = {{1'000}, {"maker"}, {"made_by"}};
    appointment.state = state;
    if (state != AppointmentState::planned) appointment.settled = RecordedBy{{12'000}, {"settler"}, {"holder"}};
    return appointment;
}

TEST(AppointmentRules, EveryFaultIsToldAtOnce) {
    auto appointment = sample_appointment();
    EXPECT_TRUE(check_appointment(appointment, {.item = kGoodItem}));
    appointment.time.ends_at = appointment.time.starts_at;
    auto const checked = check_appointment(
        appointment, {.item = {.organisation_in_case = false, .may_record = false, .person_of_organisation = false},
                      .participants_in_case = false});
    std::vector<std::string> fields;
    for (auto const& fault : checked.error().faults) fields.push_back(fault.pointer);
    EXPECT_THAT(fields, ElementsAre("/category", "/organisation", "/person", "/participants", "/ends_at"));
    EXPECT_EQ(check_appointment(appointment, {.case_open = false, .item = kGoodItem}).error().code, "case_closed");
    EXPECT_EQ(check_rescheduling({appointment.time, "x"}).error().faults.front().code, "ends_before_it_begins");
}

TEST(AppointmentRules, EveryStateWithEveryCommand) {
    auto const holder = who_stands(Relation::party, "holder");
    for (auto const& state : kAppointmentStateNames) {
        for (auto const command :
             {AppointmentCommand::reschedule, AppointmentCommand::cancel, AppointmentCommand::record_attendance}) {
            auto const given = check_command(sample_appointment(state.value), command, holder, kBegins);
            if (state.value == AppointmentState::planned) {
                EXPECT_TRUE(given);
            } else {
                ASSERT_FALSE(given) << state.text;
                EXPECT_EQ(given.error().code, "appointment_already_settled");
                EXPECT_EQ(given.error().facts.front().second, state.text);
            }
        }
    }
    EXPECT_EQ(appointment_transitions().size(), 3U);
}

TEST(AppointmentRules, AttendanceIsNotForTheFuture) {
    auto const holder = who_stands(Relation::party, "holder");
    auto const command = AppointmentCommand::record_attendance;
    EXPECT_EQ(check_command(sample_appointment(), command, holder, kBeforeIt).error().code, "appointment_not_begun");
    EXPECT_TRUE(check_command(sample_appointment(), command, holder, kBegins));
}

TEST(AppointmentRules, ItIsChangedByWhoHoldsItMadeItOrAnswers) {
    auto const command = AppointmentCommand::cancel;
    for (auto const* const organisation : {"holder", "made_by"}) {
        EXPECT_TRUE(check_command(sample_appointment(), command, who_stands(Relation::party, organisation), kBegins));
    }
    EXPECT_TRUE(check_command(sample_appointment(), command, who_stands(Relation::responsible), kBegins));
    EXPECT_EQ(check_command(sample_appointment(), command, who_stands(Relation::party), kBegins).error().status, 403);
}

TEST(AppointmentRules, InAClosedCaseWhatIsLeftEndsAndGetsNoOtherTime) {
    auto const holder = who_stands(Relation::party, "holder", false);
    EXPECT_TRUE(check_command(sample_appointment(), AppointmentCommand::cancel, holder, kBegins));
    EXPECT_TRUE(check_command(sample_appointment(), AppointmentCommand::record_attendance, holder, kBegins));
    EXPECT_EQ(check_command(sample_appointment(), AppointmentCommand::reschedule, holder, kBegins).error().code,
              "case_closed");
}

access::Allowed under_a_ban(Relation relation, std::string person) {
    access::Principal principal;
    principal.person = {std::move(person)};
    principal.organisation = {"holder"};
    principal.role = relation == Relation::own ? access::Role::client : access::Role::coach;
    access::CaseAccess facts;
    facts.relation = relation;
    facts.safety_ban = true;
    facts.grants = {granted(Category::basic)};
    return access::allow(principal, access::Action::case_read, facts).value();
}

TEST(AppointmentRules, UnderASafetyBanOnlyThoseWhoMeetKnowOfIt) {
    auto appointment = sample_appointment();
    appointment.person = domain::Id{"coach"};
    appointment.participants = {{{"county"}, domain::Id{"social worker"}}, {{"authority"}, std::nullopt}};
    for (auto const* const person : {"coach", "maker", "social worker"}) {
        EXPECT_TRUE(may_see_appointment(under_a_ban(Relation::party, person), appointment)) << person;
    }
    EXPECT_TRUE(may_see_appointment(under_a_ban(Relation::own, "client"), appointment));
    EXPECT_FALSE(may_see_appointment(under_a_ban(Relation::responsible, "another"), appointment));
    // Without a ban, who has a ground.
    EXPECT_TRUE(may_see_appointment(who_stands(Relation::party), appointment));
    EXPECT_FALSE(
        may_see_appointment(who_stands(Relation::party, "own", true, {granted(Category::social)}), appointment));
}

}  // namespace
}  // namespace polku::casework
