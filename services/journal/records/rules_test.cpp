#include "services/journal/records/rules.h"

#include "services/journal/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::journal {
namespace {

using ::testing::ElementsAre;

events::NumberedEntry numbered(std::int64_t number, domain::Instant when = kNoon) {
    return {number, events::canonical(plan_reading(officer(), when))};
}

std::string code_and_number(domain::Problem const& problem) { return problem.code + " " + problem.facts.at(0).second; }

TEST(JournalEntryText, ReadsBackWhatWasWritten) {
    auto written = plan_reading(officer(), kNoon);
    written.subject = "s1";
    written.outcome = "done";
    written.clients = {kOtherClient, kSampleClient, kOtherClient};
    auto const entry = parse_entry(events::canonical(written));
    ASSERT_TRUE(entry) << entry.error().code;
    EXPECT_EQ(entry->kind, events::EntryKind::read);
    EXPECT_EQ(entry->at, kNoon);
    EXPECT_EQ(entry->person, kOfficerPerson.text);
    EXPECT_EQ(entry->organisation, kAuthority.text);
    EXPECT_EQ(entry->role, "officer");
    EXPECT_EQ(entry->action, "plan_read");
    EXPECT_EQ(entry->ground, "statute");
    EXPECT_THAT(entry->categories, ElementsAre("basic", "employment"));
    EXPECT_THAT(entry->clients, ElementsAre(kSampleClient, kOtherClient)) << "each once";
    EXPECT_EQ(entry->case_id, written.case_id);
    EXPECT_EQ(entry->subject, "s1");
    EXPECT_EQ(entry->outcome, "done");
    EXPECT_TRUE(entry->by_person());
}

TEST(JournalEntryText, ASystemIsNoPerson) {
    auto const entry = parse_entry(events::canonical(plan_reading(access::system_principal("outcomes"), kNoon)));
    ASSERT_TRUE(entry) << entry.error().code;
    EXPECT_EQ(entry->person, "system:outcomes");
    EXPECT_FALSE(entry->by_person());
}

TEST(JournalEntryText, IsRefusedWhenItIsNoEntry) {
    EXPECT_FALSE(parse_entry("{}"));
    EXPECT_FALSE(parse_entry("not JSON"));
    auto text = events::canonical(plan_reading(officer(), kNoon));
    text.replace(text.find(kSampleClient.text), kSampleClient.text.size(), "somebody");
    EXPECT_FALSE(parse_entry(text)) << "whose data it is about would be lost";
}

TEST(FollowingALog, BeginsAtOneAndGoesOnAfterTheNewest) {
    EXPECT_EQ(ask_after(std::nullopt), 0);
    auto const begun = follow(std::nullopt, {numbered(1), numbered(2)});
    ASSERT_TRUE(begun) << begun.error().code;
    ASSERT_EQ(begun->size(), 2U);
    EXPECT_EQ((*begun)[1].number, 2);
    EXPECT_EQ((*begun)[1].canonical, numbered(2).canonical);

    Newest const newest{2, numbered(2).canonical};
    EXPECT_EQ(ask_after(newest), 1);
    auto const more = follow(newest, {numbered(2), numbered(3)});
    ASSERT_TRUE(more) << more.error().code;
    ASSERT_EQ(more->size(), 1U);
    EXPECT_EQ(more->front().number, 3);
    EXPECT_TRUE(follow(newest, {numbered(2)}).value().empty());
    EXPECT_TRUE(follow(std::nullopt, {}).value().empty());
}

TEST(FollowingALog, StopsAtAGapARepetitionAndWhatCannotBeRead) {
    Newest const newest{2, numbered(2).canonical};
    EXPECT_EQ(code_and_number(follow(newest, {numbered(2), numbered(4)}).error()), "log_gap 3");
    EXPECT_EQ(code_and_number(follow(newest, {numbered(2), numbered(3), numbered(3)}).error()), "log_gap 4");
    EXPECT_EQ(code_and_number(follow(std::nullopt, {numbered(2)}).error()), "log_gap 1");
    EXPECT_EQ(code_and_number(follow(newest, {numbered(2), {3, "{}"}}).error()), "entry_unreadable 3");
}

TEST(FollowingALog, SeesThatItWasCutOrRewritten) {
    Newest const newest{2, numbered(2).canonical};
    EXPECT_EQ(code_and_number(follow(newest, {}).error()), "log_rewritten 2");
    EXPECT_EQ(code_and_number(follow(newest, {numbered(3)}).error()), "log_rewritten 2");
    EXPECT_EQ(code_and_number(follow(newest, {numbered(2, at("2026-11-23T11:00:00Z"))}).error()), "log_rewritten 2");
}

}  // namespace
}  // namespace polku::journal
