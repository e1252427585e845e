// The disk of a read log fails at every step: a read is answered only when its entry is there, numbers have no gap, and
// no entry stands twice.
#include "shared/events/read_log.h"

#include "shared/runtime/logging.h"
#include "shared/storage/sqlite/faulty_disk.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <future>
#include <map>
#include <set>
#include <thread>

namespace polku::tests {
namespace {

using storage::sqlite::FaultyDisk;
using Manner = FaultyDisk::Manner;

constexpr int kReadLogForGood = 1'000'000;
constexpr int kMostReadLogSteps = 2'000;
/// Opening a log again after a fault, and asking it for its newest number, reads and syncs less often than that.
constexpr int kReadsToPutRight = 24;

class ReadLogFaults : public ::testing::Test {
public:
    ReadLogFaults() {
        runtime::set_log_sink([](std::string_view) {});
    }
    ~ReadLogFaults() override { runtime::set_log_sink(nullptr); }

protected:
    static std::unique_ptr<events::ReadLog> open(storage::TemporaryDirectory const& folder) {
        return events::open_read_log(folder / "reads.db", std::chrono::milliseconds(1));
    }
    /// Whether the entry was kept; nothing when nobody knows.
    static std::optional<bool> append(events::ReadLog& log, std::string entry) {
        std::promise<std::exception_ptr> told;
        log.append({std::move(entry)}, [&](std::exception_ptr fault) { told.set_value(std::move(fault)); });
        auto const fault = told.get_future().get();
        if (!fault) return true;
        try {
            std::rethrow_exception(fault);
        } catch (storage::OutcomeUnknown const&) {
            return std::nullopt;
        } catch (storage::StorageError const&) {
            return false;
        }
    }
    static void wait_until_open(events::ReadLog const& log) {
        while (!log.figures().fault.empty()) std::this_thread::yield();
    }
    static void expect_true(events::ReadLog& log, std::map<std::string, std::optional<bool>> const& told) {
        std::set<std::string> kept;
        auto next = std::int64_t{0};
        for (auto const& entry : log.after(0, 1000)) {
            EXPECT_EQ(entry.number, ++next);
            EXPECT_TRUE(kept.insert(entry.canonical).second) << entry.canonical << " stands twice";
        }
        for (auto const& [entry, known] : told) {
            EXPECT_EQ(kept.contains(entry), known.value_or(kept.contains(entry))) << entry;
        }
    }

    /// False when the run did not come as far as the fault.
    static bool survives(FaultyDisk::Fault const& fault) {
        FaultyDisk disk;
        storage::TemporaryDirectory const folder;
        std::map<std::string, std::optional<bool>> told;
        {
            auto const log = open(folder);
            disk.fail(fault);
            for (auto const* const entry : {"one", "two", "three", "four"}) told[entry] = append(*log, entry);
            auto const fired = disk.fired() > 0;
            disk.heal();
            wait_until_open(*log);
            expect_true(*log, told);
            told["after"] = append(*log, "after");
            EXPECT_EQ(told["after"], true) << "it works on without a restart";
            expect_true(*log, told);
            if (!fired) return false;
        }
        expect_true(*open(folder), told);
        return true;
    }
    static void at_every_step(FaultyDisk::Fault fault) {
        while (fault.first < kMostReadLogSteps && survives(fault)) {
            if (HasFailure()) FAIL() << "at step " << fault.first;
            ++fault.first;
        }
        EXPECT_GT(fault.first, 4) << "the runs do not reach the disk";
        EXPECT_LT(fault.first, kMostReadLogSteps);
    }
};

TEST_F(ReadLogFaults, AnOperationThatFails) { at_every_step({.manner = Manner::before}); }
TEST_F(ReadLogFaults, ASyncWhoseAnswerIsLost) {
    at_every_step({.manner = Manner::after, .kinds = FaultyDisk::writing | FaultyDisk::syncing});
}
TEST_F(ReadLogFaults, HalfAWrite) { at_every_step({.manner = Manner::partly, .kinds = FaultyDisk::writing}); }
TEST_F(ReadLogFaults, AFullDisk) {
    at_every_step({.count = kReadLogForGood, .manner = Manner::full, .kinds = FaultyDisk::writing});
}
TEST_F(ReadLogFaults, ASyncThatFailsForAWhile) {
    at_every_step({.count = kReadLogForGood, .manner = Manner::before, .kinds = FaultyDisk::syncing});
}
TEST_F(ReadLogFaults, AnotherWhileTheFirstIsPutRight) {
    for (auto later = 1; later <= kReadsToPutRight && !HasFailure(); ++later) {
        at_every_step({.manner = Manner::after, .kinds = FaultyDisk::syncing | FaultyDisk::reading, .again = later});
    }
}

}  // namespace
}  // namespace polku::tests
