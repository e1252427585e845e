// The disk fails at every step of the writer, once and for a while, before and after its work was done; and the power
// is cut at every step. What was acknowledged is there, what was refused is not, nothing is there twice, and when the
// fault has ended the database works on without a restart.
#include "shared/runtime/logging.h"
#include "shared/storage/sqlite/faulty_disk.h"
#include "tests/faults/request_load.h"

#include <gtest/gtest.h>

#include <optional>

namespace polku::tests {
namespace {

using storage::sqlite::DiskImage;
using storage::sqlite::FaultyDisk;
using Manner = FaultyDisk::Manner;

constexpr int kForGood = 1'000'000;
/// More steps than any of these runs takes: a run in which nothing failed ends the series long before.
constexpr int kMostSteps = 2'000;
/// A log that is moved to the file now and then within the few writes of a run.
constexpr storage::SqliteOptions kOften{.checkpoint_pages = 12, .first_retry_milliseconds = 1};

class WriterFaults : public ::testing::Test {
public:
    WriterFaults() {
        runtime::set_log_sink([](std::string_view) {});
    }
    ~WriterFaults() override { runtime::set_log_sink(nullptr); }

protected:
    static void SetUpTestSuite() {
        empty_ = std::make_unique<storage::TemporaryDirectory>();
        open(*empty_ / "empty.db")->migrate(storage::migrations(), RequestLoad::kSteps);
    }
    static void TearDownTestSuite() { empty_.reset(); }

    /// One run under `fault`; false when it did not come that far.
    static bool survives(FaultyDisk::Fault const& fault) {
        FaultyDisk disk;
        storage::TemporaryDirectory const folder;
        RequestLoad load;
        auto database = make(folder);
        disk.fail(fault);
        for (auto round = 0; round < 5; ++round) {
            load.send(*database, round * 3 + 1, round * 3 + 3);
            look(*database);
        }
        auto const fired = disk.fired() > 0;
        disk.heal();
        when_open(*database, [&] { RequestLoad::expect_true(*database, load.told()); });
        load.send_the_rest(*database);
        RequestLoad::expect_true(*database, load.told());
        EXPECT_EQ(database->figures().fault, "");
        database.reset();
        RequestLoad::expect_true(*open(folder / "a.db"), load.told());
        return fired;
    }
    static std::unique_ptr<storage::Database> open(std::filesystem::path const& file) {
        return storage::open_sqlite(file, kOften);
    }
    /// A new database in `folder`: a copy of one that was made on a sound disk.
    static std::unique_ptr<storage::Database> make(storage::TemporaryDirectory const& folder) {
        std::filesystem::copy_file(*empty_ / "empty.db", folder / "a.db");
        return open(folder / "a.db");
    }
    /// A read may fail while the disk does.
    static void look(storage::Database& database) {
        try {
            database.read([](storage::Tx& tx) { return events::head(tx); });
        } catch (storage::StorageError const&) {
            return;
        }
    }
    static void at_every_step(FaultyDisk::Fault fault, int stride = 1) {
        auto runs = 0;
        for (fault.first = 1; fault.first < kMostSteps; fault.first += stride) {
            auto const fired = survives(fault);
            if (HasFailure()) FAIL() << "at step " << fault.first;
            if (!fired) break;
            ++runs;
        }
        EXPECT_GT(runs * stride, 30) << "the runs do not reach the disk";
        EXPECT_LT(fault.first, kMostSteps);
    }

    static inline std::unique_ptr<storage::TemporaryDirectory> empty_;
};

TEST_F(WriterFaults, AnOperationThatFails) { at_every_step({.manner = Manner::before}); }
TEST_F(WriterFaults, AnOperationWhoseAnswerIsLost) {
    at_every_step({.manner = Manner::after, .kinds = FaultyDisk::writing | FaultyDisk::cutting | FaultyDisk::syncing});
}
TEST_F(WriterFaults, HalfAWrite) { at_every_step({.manner = Manner::partly, .kinds = FaultyDisk::writing}); }
TEST_F(WriterFaults, AFullDiskForAMoment) { at_every_step({.manner = Manner::full, .kinds = FaultyDisk::writing}); }
TEST_F(WriterFaults, AFullDiskForAWhile) {
    at_every_step({.count = kForGood, .manner = Manner::full, .kinds = FaultyDisk::writing}, 5);
}
TEST_F(WriterFaults, AnOperationThatFailsForAWhile) { at_every_step({.count = 12, .manner = Manner::before}, 5); }
TEST_F(WriterFaults, ADiskThatIsGoneForAWhile) { at_every_step({.count = kForGood, .manner = Manner::before}, 5); }

class PowerCuts : public WriterFaults {
protected:
    /// Cuts the power before the n-th change of a file; false when there was none.
    static bool survives_cut(int n, std::optional<FaultyDisk::Fault> fault) {
        FaultyDisk disk(static_cast<std::uint64_t>(n));
        storage::TemporaryDirectory const folder;
        storage::TemporaryDirectory const afterwards;
        RequestLoad load;
        std::optional<std::map<int, Told>> told;
        {
            auto const database = make(folder);
            if (fault) disk.fail(*fault);
            disk.at_change(n, [&](DiskImage image) {
                image.cut(afterwards.path());
                told = load.told();
            });
            for (auto round = 0; round < 5; ++round) load.send(*database, round * 3 + 1, round * 3 + 3);
        }
        if (!told) return false;
        disk.heal();
        RequestLoad::expect_true(*open(afterwards / "a.db"), *told);
        return true;
    }
    static void at_every_change(bool after_a_failed_sync) {
        auto n = 0;
        auto reached = true;
        while (reached && ++n < kMostSteps) {
            // Each cut meets another sync that failed before it.
            FaultyDisk::Fault const fault{.first = 1 + n % 5, .kinds = FaultyDisk::syncing};
            reached = survives_cut(n, after_a_failed_sync ? std::optional(fault) : std::nullopt);
            if (HasFailure()) FAIL() << "before change " << n;
        }
        EXPECT_GT(n, 30) << "the runs do not change the disk";
        EXPECT_LT(n, kMostSteps);
    }
};

TEST_F(PowerCuts, LoseNothingThatWasAcknowledged) { at_every_change(false); }
TEST_F(PowerCuts, LoseNothingAfterAFailedSync) { at_every_change(true); }

}  // namespace
}  // namespace polku::tests
