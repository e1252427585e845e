#include "services/notices/live/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::notices {
namespace {

using ::testing::IsEmpty;

domain::Id const kChangedCase{"00000000-0000-7000-8000-0000000c0001"};
domain::Id const kChanged{"00000000-0000-7000-8000-0000000c0002"};
domain::Id const kLeaver{"00000000-0000-7000-8000-0000000c0003"};
domain::Id const kLeaverTeam{"00000000-0000-7000-8000-0000000c0004"};

events::Recorded happened(std::string type, std::string data) {
    events::Recorded recorded;
    recorded.number = 7;
    recorded.id = {"00000000-0000-7000-8000-0000000c0009"};
    recorded.at = {1000};
    recorded.event = {.type = std::move(type), .subject = kChanged.text, .category = "basic", .data = std::move(data)};
    return recorded;
}

std::string member(std::string_view name, domain::Id const& id) {
    return "\"" + std::string(name) + "\":\"" + id.text + "\"";
}

TEST(ChangeRules, AChangeOfACaseIsForWhoMaySeeIt) {
    struct Told {
        std::string type;
        ChangeKind kind;
        domain::Id subject;
    };
    auto const data = "{" + member("case", kChangedCase) + "," + member("handover", kChanged) + "}";
    for (auto const& told : {Told{"polku.handover.proposed.v1", ChangeKind::handover, kChanged},
                             Told{"polku.case.responsibility-moved.v1", ChangeKind::of_case, kChangedCase},
                             Told{"polku.case.undone.v1", ChangeKind::of_case, kChangedCase},
                             Told{"polku.case.client-changed.v1", ChangeKind::of_case, kChangedCase},
                             Told{"polku.plan.type-chosen.v1", ChangeKind::plan, kChangedCase},
                             Told{"polku.party.joined.v1", ChangeKind::of_case, kChangedCase},
                             Told{"polku.task.done.v1", ChangeKind::of_case, kChangedCase},
                             Told{"polku.plan.agreed.v1", ChangeKind::plan, kChangedCase}}) {
        auto const changes = changes_of(happened(told.type, data)).value();
        ASSERT_EQ(changes.size(), 1U) << told.type;
        EXPECT_EQ(changes[0].kind, told.kind);
        EXPECT_EQ(changes[0].of_case, kChangedCase);
        EXPECT_EQ(changes[0].subject, told.subject);
        EXPECT_EQ(changes[0].to, std::nullopt);
    }
}

TEST(ChangeRules, WhoSeesLessFromNowOnIsTold) {
    auto const recipients = "{" + member("case", kChangedCase) + R"(,"recipients":[")" + kLeaver.text + "\"]}";
    auto const withdrawn = changes_of(happened("polku.consent.withdrawn.v1", recipients)).value();
    ASSERT_EQ(withdrawn.size(), 2U);
    EXPECT_EQ(withdrawn[1].kind, ChangeKind::access);
    EXPECT_EQ(withdrawn[1].to.value().organisation, kLeaver);
    EXPECT_EQ(withdrawn[1].to.value().team, std::nullopt);
    EXPECT_EQ(withdrawn[1].subject, std::nullopt);
    auto const team = "{" + member("case", kChangedCase) + "," + member("organisation", kLeaver) + "," +
                      member("team", kLeaverTeam) + "}";
    auto const left = changes_of(happened("polku.party.left.v1", team)).value();
    ASSERT_EQ(left.size(), 2U);
    EXPECT_EQ(left[1].to.value().team, kLeaverTeam);
}

TEST(ChangeRules, AnEventOfBeforeThatNamesNoRecipientsIsReadAllTheSame) {
    EXPECT_EQ(changes_of(happened("polku.consent.withdrawn.v1", "{" + member("case", kChangedCase) + "}"))->size(), 1U);
}

TEST(ChangeRules, OtherEventsAreToldToNobody) {
    EXPECT_THAT(changes_of(happened("polku.client.registered.v1", "{}")).value(), IsEmpty());
    EXPECT_THAT(changes_of(happened("polku.plan.agreed.v2", "not read")).value(), IsEmpty());
    EXPECT_FALSE(changes_of(happened("polku.plan.agreed.v1", "{}")));
}

TEST(ChangeRules, AMessageHoldsKindIdAndNumberAlone) {
    Change change;
    change.number = 12;
    change.kind = ChangeKind::plan;
    change.of_case = kChangedCase;
    change.subject = kChangedCase;
    auto const message = message_of(change, "e");
    EXPECT_EQ(message.text.data, R"({"kind":"plan","id":")" + kChangedCase.text + R"(","version":12})");
    EXPECT_EQ(message.text.id, "e.12");
    EXPECT_EQ(message.text.event, "");
    EXPECT_EQ(message.case_id, kChangedCase);
    EXPECT_EQ(message.action, access::Action::plan_read);
}

TEST(ChangeRules, WhoSeesLessHearsNoIdAndThatItIsTheEnd) {
    Change change;
    change.number = 13;
    change.kind = ChangeKind::access;
    auto const message = message_of(change, "e");
    EXPECT_EQ(message.text.event, "end");
    EXPECT_EQ(message.text.data, R"({"reason":"access_changed"})");
    EXPECT_EQ(message.case_id, std::nullopt);
}

TEST(ChangeRules, APlaceIsAnEpochAndANumber) {
    auto const place = read_place("0190-a.b.42").value();
    EXPECT_EQ(place.epoch, "0190-a.b");
    EXPECT_EQ(place.number, 42);
    EXPECT_EQ(place_text(place), "0190-a.b.42");
    for (auto const* const text : {"", "42", ".42", "e.", "e.-1", "e.4x", "e.99999999999999999999"})
        EXPECT_FALSE(read_place(text)) << text;
}

TEST(ChangeRules, OnlyWhoWasToldAllThatIsGoneGoesOn) {
    EXPECT_TRUE(can_go_on({"e", 4}, "e", 5, 9));
    EXPECT_TRUE(can_go_on({"e", 9}, "e", 5, 9));
    EXPECT_TRUE(can_go_on({"e", 0}, "e", 1, 0));
    EXPECT_FALSE(can_go_on({"e", 3}, "e", 5, 9));   // 4 is gone
    EXPECT_FALSE(can_go_on({"e", 10}, "e", 5, 9));  // a restored database counts again
    EXPECT_FALSE(can_go_on({"f", 6}, "e", 5, 9));
}

}  // namespace
}  // namespace polku::notices
