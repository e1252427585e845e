#include "shared/events/log.h"

#include "shared/events/journal.h"
#include "shared/json/canonical.h"
#include "shared/storage/testing.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace polku::events {

namespace {

using domain::Instant;

Event milestone_event() { return {"polku.milestone.verified.v1", "m1", "employment", R"({"case":"c1"})"}; }

JournalEntry change_entry() {
    JournalEntry entry;
    entry.at = Instant{5000};
    entry.request = "r1";
    entry.principal = access::system_principal("import");
    entry.action = access::Action::import_write;
    entry.ground = access::Ground::statute;
    entry.clients = {domain::Id{"k1"}, domain::Id{"k2"}};
    entry.case_id = "c1";
    entry.categories = {access::Category::basic, access::Category::employment};
    entry.subject = "s1";
    entry.outcome = "accepted";
    entry.reason = "line\nbreak \x01 \"quoted\" ä";
    return entry;
}

}  // namespace

TEST(EventLog, NumbersWithoutGapsAndKeepsWhatWasSaid) {
    auto database = storage::open_for_test();
    domain::SequentialIds ids;
    auto const last = database->write_now([&](storage::Tx& tx) {
        append(tx, milestone_event(), ids.next(), Instant{1000}, "r1");
        return append(tx, milestone_event(), ids.next(), Instant{2000}, "r2");
    });
    EXPECT_EQ(last, 2);
    auto const events = database->read([](storage::Tx& tx) { return read_after(tx, 0, 10); });
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].number, 1);
    EXPECT_EQ(events[1].number, 2);
    EXPECT_EQ(events[1].event.type, "polku.milestone.verified.v1");
    EXPECT_EQ(events[1].event.data, R"({"case":"c1"})");
    EXPECT_EQ(events[1].request, "r2");
    EXPECT_EQ(database->read([](storage::Tx& tx) { return read_after(tx, 1, 10); }).size(), 1U);
    EXPECT_EQ(database->read([](storage::Tx& tx) { return read_after(tx, 0, 1); }).size(), 1U);
    EXPECT_EQ(database->read([](storage::Tx& tx) { return head(tx); }).number, 2);
}

TEST(EventLog, AnUndoneWriteLeavesNoGap) {
    auto database = storage::open_for_test();
    domain::SequentialIds ids;
    auto const refused = database->write_now([&](storage::Tx& tx) -> domain::Result<int> {
        append(tx, milestone_event(), ids.next(), Instant{1000}, "r1");
        return domain::refused(domain::not_found());
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(database->write_now(
                  [&](storage::Tx& tx) { return append(tx, milestone_event(), ids.next(), Instant{1000}, "r2"); }),
              1);
}

TEST(EventLog, ManyWritersLeaveNoGapAndNoStepBack) {
    auto database = storage::open_for_test();
    std::vector<std::jthread> writers;
    writers.reserve(8);
    for (int writer = 0; writer < 8; ++writer) {
        writers.emplace_back([&, writer] {
            for (int n = 0; n < 25; ++n) {
                auto const name = std::to_string(writer) + "-" + std::to_string(n);
                auto const at = Instant{writer % 2 == 0 ? 1000 + n : 5000 - n};  // clocks that disagree
                database->write_now(
                    [&](storage::Tx& tx) { append(tx, milestone_event(), domain::Id{name}, at, name); });
            }
        });
    }
    writers.clear();
    auto const events = database->read([](storage::Tx& tx) { return read_after(tx, 0, 1000); });
    ASSERT_EQ(events.size(), 200U);
    for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].number, static_cast<std::int64_t>(i) + 1);
    EXPECT_TRUE(std::ranges::is_sorted(events, {}, &Recorded::at));
}

TEST(EventLog, TimeNeverRunsBackwards) {
    auto database = storage::open_for_test();
    domain::SequentialIds ids;
    database->write_now([&](storage::Tx& tx) { append(tx, milestone_event(), ids.next(), Instant{9000}, "r1"); });
    database->write_now([&](storage::Tx& tx) {
        EXPECT_EQ(writer_time(tx, Instant{4000}), Instant{9001}) << "later than all before it";
        EXPECT_EQ(writer_time(tx, Instant{9500}), Instant{9500});
        append(tx, milestone_event(), ids.next(), Instant{4000}, "r2");
    });
    auto const events = database->read([](storage::Tx& tx) { return read_after(tx, 1, 10); });
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at, Instant{9000});
}

TEST(EventLog, RowsCannotBeChanged) {
    auto database = storage::open_for_test();
    domain::SequentialIds ids;
    database->write_now([&](storage::Tx& tx) { append(tx, milestone_event(), ids.next(), Instant{1}, "r1"); });
    static constexpr storage::Query kRewrite{"test.rewrite", "UPDATE event SET data = '{}' WHERE number = 1"};
    EXPECT_THROW(database->write_now([](storage::Tx& tx) { tx.run(kRewrite); }), storage::ConstraintError);
}

TEST(EventLog, IsWrittenAsCloudEvent) {
    Recorded recorded;
    recorded.number = 7;
    recorded.id = domain::Id{"e7"};
    recorded.event = milestone_event();
    recorded.at = Instant{0};
    recorded.request = "r1";
    EXPECT_EQ(
        cloud_event(recorded, "outcomes", "ep"),
        R"({"specversion":"1.0","id":"e7","source":"/outcomes","type":"polku.milestone.verified.v1","subject":"m1",)"
        R"("time":"1970-01-01T00:00:00.000Z","datacontenttype":"application/json","epoch":"ep","number":7,)"
        R"("category":"employment","request":"r1","data":{"case":"c1"}})");
}

TEST(Journal, AnEntryReadsBackAsItsCanonicalForm) {
    auto database = storage::open_for_test();
    auto const entry = change_entry();
    database->write_now([&](storage::Tx& tx) {
        write_entry(tx, entry);
        write_entry(tx, entry);
    });
    auto const entries = database->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].number, 1);
    EXPECT_EQ(entries[1].number, 2);
    EXPECT_EQ(entries[0].canonical, canonical(entry));
    EXPECT_EQ(json::canonical_text(canonical(entry)).value(), canonical(entry));
}

TEST(Journal, AnEntryOfVeryManyClientsIsWrittenAsSeveral) {
    auto database = storage::open_for_test();
    auto entry = change_entry();
    entry.clients.clear();
    for (int i = 0; i < 1001; ++i) entry.clients.push_back({fmt::format("k{}", i)});
    database->write_now([&](storage::Tx& tx) { write_entry(tx, entry); });
    auto const entries = database->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    ASSERT_EQ(entries.size(), 3U);
    std::vector<domain::Id> named;
    for (auto const& one : entries) {
        auto const written = nlohmann::json::parse(one.canonical);
        EXPECT_LE(written["clients"].size(), 500U);
        EXPECT_EQ(written["request"], "r1");
        EXPECT_EQ(written["subject"], "s1");
        for (auto const& client : written["clients"]) named.push_back({client.get<std::string>()});
    }
    EXPECT_EQ(named, entry.clients);
}

TEST(Journal, WhatARestoreTookIsPutBackAsItWas) {
    auto whole = storage::open_for_test();
    whole->write_now([&](storage::Tx& tx) {
        for (int i = 0; i < 3; ++i) write_entry(tx, change_entry());
    });
    auto const entries = whole->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    auto restored = storage::open_for_test();
    restored->write_now([&](storage::Tx& tx) { write_entry(tx, change_entry()); });
    auto const put = [&](NumberedEntry const& entry) {
        restored->write_now([&](storage::Tx& tx) { put_back(tx, entry); });
    };
    EXPECT_THROW(put(entries[2]), std::runtime_error) << "the second is missing";
    EXPECT_THROW(put({2, "{}"}), std::runtime_error);
    EXPECT_THROW(put({2, "not JSON"}), std::runtime_error);
    put(entries[1]);
    put(entries[2]);
    auto const now = restored->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    ASSERT_EQ(now.size(), 3U);
    EXPECT_EQ(now[2].canonical, entries[2].canonical);
    EXPECT_EQ(restored->read(newest_entry), 3);
}

TEST(Journal, NamesNobodyButByIds) {
    auto entry = change_entry();
    entry.principal.display_name = "Aino Esimerkki";
    EXPECT_EQ(canonical(entry).find("Aino"), std::string::npos);
}

}  // namespace polku::events
