#include "services/journal/access_log/rules.h"

#include "services/journal/records/rules.h"
#include "services/journal/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::journal {
namespace {

using ::testing::ElementsAre;

Entry entry_of(events::JournalEntry const& written) { return parse_entry(events::canonical(written)).value(); }

TEST(AccessLogRules, AClientReadsTheOwnLogAlone) {
    EXPECT_TRUE(may_read_log_of(client(), kSampleClient));
    EXPECT_FALSE(may_read_log_of(client(), kOtherClient));
    EXPECT_TRUE(may_read_log_of(data_protection(), kOtherClient));
    auto nobody = client();
    nobody.client.reset();
    EXPECT_FALSE(may_read_log_of(nobody, kSampleClient));
    EXPECT_EQ(ground_of_reading(client()), access::Ground::own_data);
    EXPECT_EQ(ground_of_reading(data_protection()), access::Ground::supervision);
}

TEST(AccessLogRules, RefusalsAreForDataProtection) {
    EXPECT_EQ(wanted_kind(client(), std::nullopt).value(), std::nullopt);
    EXPECT_EQ(wanted_kind(client(), "read").value(), events::EntryKind::read);
    EXPECT_EQ(wanted_kind(data_protection(), "refusal").value(), events::EntryKind::refusal);
    auto const refused = wanted_kind(client(), "refusal");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), domain::invalid("kind", "not_a_choice", {{"choices", "change, read"}}));
    EXPECT_FALSE(wanted_kind(data_protection(), "anything"));
}

TEST(AccessLogRules, ADayIsHelsinkisAndHoldsOneLineAPersonInAMembership) {
    auto written = plan_reading(coach(), at("2026-11-22T22:30:00Z"));  // 0.30 on the 23rd in Helsinki
    written.kind = events::EntryKind::change;
    written.categories = {access::Category::skills, access::Category::basic};
    written.ground = access::Ground::commission;
    auto elsewhere = coach();
    elsewhere.organisation = kAuthority;
    std::vector<Entry> const entries = {
        entry_of(plan_reading(coach(), at("2026-11-23T12:00:00Z"))),
        entry_of(plan_reading(officer(), at("2026-11-23T07:44:00Z"))),
        entry_of(plan_reading(elsewhere, at("2026-11-23T07:00:00Z"))),
        entry_of(written),
        entry_of(plan_reading(officer(), at("2026-11-22T21:30:00Z"))),
    };
    auto const days = by_day(entries);
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(days[0].date, domain::LocalDate(2026, 11, 23));
    EXPECT_EQ(days[1].date, domain::LocalDate(2026, 11, 22));
    ASSERT_EQ(days[0].visitors.size(), 3U);
    EXPECT_EQ(days[0].visitors[0].person, kCoachPerson.text) << "the latest first";
    EXPECT_EQ(days[0].visitors[0].acts.size(), 2U);
    EXPECT_EQ(days[0].visitors[2].organisation, kAuthority.text) << "another membership is another line";
    EXPECT_THAT(kinds_of(days[0].visitors[0]), ElementsAre("read", "change"));
    EXPECT_THAT(categories_of(days[0].visitors[0]), ElementsAre("basic", "employment", "skills"));
    EXPECT_THAT(grounds_of(days[0].visitors[0]), ElementsAre("statute", "commission"));
    EXPECT_TRUE(by_day({}).empty());
}

}  // namespace
}  // namespace polku::journal
