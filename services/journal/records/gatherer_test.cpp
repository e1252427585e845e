#include "services/journal/records/gatherer.h"

#include "generated/journal/migrations.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/store.h"
#include "services/journal/testing.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::journal {
namespace {

using http::EntryLog;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

domain::Instant const kMorning = at("2026-11-23T07:44:00Z");

// In a test SQL may stand where it is used.
constexpr storage::Query kRecords{"test.records",
                                  "SELECT source || ' ' || log || ' ' || number FROM record ORDER BY leaf"};
constexpr storage::Query kTexts{"test.texts", "SELECT canonical FROM record WHERE log = $1 ORDER BY number"};
constexpr storage::Query kIndexed{"test.indexed",
                                  "SELECT client || ' ' || kind || ' ' || by_person FROM record_client "
                                  "ORDER BY record, client"};

class Gathering : public ::testing::Test {
protected:
    std::vector<std::string> rows(storage::Query const& query, auto const&... values) {
        return database_->read([&](storage::Tx& tx) {
            return tx.all(query, [](storage::Row const& row) { return row.string(0); }, values...);
        });
    }
    void catch_up() { runtime::block_on(reader_.catch_up()); }

    storage::TestDatabase database_ = storage::open_for_test(migrations());
    domain::FakeClock clock_;
    WrittenLogs casework_;
    Gatherer gatherer_{*database_, clock_, "casework"};
    http::EntryReader reader_{*database_, casework_, "journal", gatherer_};
};

TEST_F(Gathering, KeepsBothLogsVerbatimAndWhoseDataTheyAreAbout) {
    auto change = plan_reading(coach(), kMorning);
    change.kind = events::EntryKind::change;
    change.clients = {kSampleClient, kOtherClient};
    casework_.write(EntryLog::journal, change);
    casework_.write(EntryLog::read_log, plan_reading(officer(), kMorning));
    casework_.write(EntryLog::read_log, plan_reading(access::system_principal("outcomes"), kMorning));
    catch_up();
    EXPECT_THAT(rows(kRecords), ElementsAre("casework journal 1", "casework read_log 1", "casework read_log 2"));
    EXPECT_THAT(rows(kTexts, "read_log"), ElementsAre(casework_.log(EntryLog::read_log)[0].canonical,
                                                      casework_.log(EntryLog::read_log)[1].canonical));
    EXPECT_THAT(rows(kIndexed), ElementsAre(kSampleClient.text + " change 1", kOtherClient.text + " change 1",
                                            kSampleClient.text + " read 1", kSampleClient.text + " read 0"));
    auto const figures = gatherer_.figures();
    EXPECT_EQ(figures.journal, 1);
    EXPECT_EQ(figures.read_log, 2);
    EXPECT_EQ(figures.gathered_at, clock_.now());
    EXPECT_FALSE(figures.stopped);
}

TEST_F(Gathering, GoesOnWhereItWasAlsoAfterARestart) {
    casework_.most = 2;
    for (int i = 0; i < 5; ++i) casework_.write(EntryLog::journal, plan_reading(officer(), kMorning));
    catch_up();
    EXPECT_EQ(rows(kRecords).size(), 5U) << "many answers, each entry once";

    casework_.write(EntryLog::journal, plan_reading(coach(), kMorning));
    Gatherer restarted(*database_, clock_, "casework");
    http::EntryReader reader(*database_, casework_, "journal", restarted);
    runtime::block_on(reader.catch_up());
    EXPECT_EQ(rows(kRecords).size(), 6U);
    EXPECT_EQ(restarted.figures().journal, 6);
}

TEST_F(Gathering, WaitsForASourceThatIsAwayAndSaysHowOldItIs) {
    casework_.away = true;
    catch_up();
    EXPECT_EQ(gatherer_.figures().gathered_at, std::nullopt);
    casework_.away = false;
    catch_up();
    auto const seen = clock_.now();
    casework_.away = true;
    clock_.advance(std::chrono::minutes(5));
    catch_up();
    EXPECT_EQ(gatherer_.figures().gathered_at, seen);
    EXPECT_FALSE(gatherer_.figures().stopped);
}

TEST_F(Gathering, StopsAtAGapKeepsWhatWasBeforeItAndTakesNoMore) {
    casework_.write(EntryLog::journal, plan_reading(officer(), kMorning));
    catch_up();
    casework_.write(EntryLog::journal, plan_reading(officer(), kMorning));
    casework_.log(EntryLog::journal)[1].number = 3;
    catch_up();
    EXPECT_TRUE(gatherer_.figures().stopped);
    EXPECT_THAT(gatherer_.figures().reason, HasSubstr("journal: log_gap, number 2"));
    EXPECT_EQ(rows(kRecords).size(), 1U);
    auto const asked = casework_.asked;
    catch_up();
    EXPECT_EQ(casework_.asked, asked) << "nothing is skipped by asking on";
}

TEST_F(Gathering, StopsWhenAKeptEntryReadsOtherwiseNow) {
    casework_.write(EntryLog::read_log, plan_reading(officer(), kMorning));
    catch_up();
    casework_.log(EntryLog::read_log)[0].canonical = events::canonical(plan_reading(coach(), kMorning));
    catch_up();
    EXPECT_THAT(gatherer_.figures().reason, HasSubstr("read_log: log_rewritten, number 1"));
}

TEST_F(Gathering, PutsARefusalThatNamesTheCaseAloneUnderItsClient) {
    auto const refusal = [](std::string case_id) {
        auto entry = plan_reading(coach(), kMorning);
        entry.kind = events::EntryKind::refusal;
        entry.clients.clear();
        entry.case_id = std::move(case_id);
        return entry;
    };
    auto const of_sample = plan_reading(officer(), kMorning);
    casework_.write(EntryLog::read_log, of_sample);
    casework_.write(EntryLog::read_log, refusal(of_sample.case_id));
    casework_.write(EntryLog::read_log, refusal("00000000-0000-7000-8000-0000000000e9"));
    catch_up();
    EXPECT_THAT(rows(kIndexed), ElementsAre(kSampleClient.text + " read 1", kSampleClient.text + " refusal 1"));
}

TEST_F(Gathering, TheSchemaRefusesAGapAndAnyChange) {
    auto const record = [](std::int64_t number) {
        auto const entry = plan_reading(officer(), kMorning);
        return Record{number, events::canonical(entry), parse_entry(events::canonical(entry)).value()};
    };
    auto const keep = [&](std::vector<Record> records) {
        LogName const log{"casework", EntryLog::journal};
        auto const leaves = new_leaves(log, records, kMorning);
        database_->write_now([&](storage::Tx& tx) { append(tx, log, records, leaves, kMorning); });
    };
    EXPECT_THROW(keep({record(2)}), storage::ConstraintError);
    keep({record(1), record(2)});
    EXPECT_THROW(keep({record(4)}), storage::ConstraintError);
    EXPECT_THROW(keep({record(2)}), storage::ConstraintError) << "a number has one entry";
    static constexpr storage::Query kRewrite{"test.rewrite", "UPDATE record SET canonical = '{ }' WHERE leaf = 1"};
    static constexpr storage::Query kForget{"test.forget", "DELETE FROM record_client"};
    EXPECT_THROW(database_->write_now([](storage::Tx& tx) { tx.run(kRewrite); }), storage::ConstraintError);
    EXPECT_THROW(database_->write_now([](storage::Tx& tx) { tx.run(kForget); }), storage::ConstraintError);
}

TEST_F(Gathering, RunsUntilItIsStopped) {
    casework_.write(EntryLog::journal, plan_reading(officer(), kMorning));
    reader_.stop();
    runtime::block_on(reader_.run());
    EXPECT_TRUE(rows(kRecords).empty());
}

}  // namespace
}  // namespace polku::journal
