#include "services/journal/checkpoints/checkpointer.h"

#include "generated/journal/migrations.h"
#include "services/journal/checkpoints/checkpoint.h"
#include "services/journal/checkpoints/folder.h"
#include "services/journal/checkpoints/keys.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/rules.h"
#include "services/journal/records/store.h"
#include "services/journal/testing.h"
#include "services/journal/tree/store.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace polku::journal {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;

constexpr std::chrono::minutes kMinute{1};

class Checkpointing : public ::testing::Test {
protected:
    void keep(int count) {
        LogName const log{"casework", http::EntryLog::journal};
        std::vector<Record> records;
        for (int i = 0; i < count; ++i) {
            auto const text = events::canonical(plan_reading(officer(), clock_.now()));
            records.push_back({++number_, text, parse_entry(text).value()});
        }
        auto const leaves = new_leaves(log, records, clock_.now());
        database_->write_now([&](storage::Tx& tx) { append(tx, log, records, leaves, clock_.now()); });
    }
    TreeHead head() {
        return database_->read([](storage::Tx& tx) { return load_edge(tx).head(); });
    }
    Checkpoint read(std::string const& note) {
        return parse_checkpoint(open_note(note, signer_.verifier()).value()).value();
    }
    std::size_t files() const { return checkpoint_files(place()).size(); }
    fs::path place() const { return folder_ / "given"; }

    storage::TemporaryDirectory folder_;
    storage::TestDatabase database_ = storage::open_for_test(migrations());
    domain::FakeClock clock_;
    std::array<std::uint8_t, 32> seed_{};
    NoteSigner signer_{seed_};
    Checkpointer checkpointer_{*database_, clock_, signer_, place()};
    std::int64_t number_ = 0;
};

TEST_F(Checkpointing, SignsOnceAMinuteAndOnlyWhenTheTreeGrew) {
    fs::create_directories(place());
    checkpointer_.step();
    EXPECT_EQ(files(), 0U) << "an empty tree is not signed";
    keep(3);
    checkpointer_.step();
    EXPECT_EQ(files(), 0U) << "not yet a minute";
    clock_.advance(kMinute);
    checkpointer_.step();
    ASSERT_EQ(files(), 1U);
    auto const first = newest_checkpoint_file(place()).value();
    EXPECT_THAT(first.path.string(), EndsWith("given/2026-11-22/000000000003.checkpoint"));
    EXPECT_EQ(read(first.note), (Checkpoint{.origin = signer_.verifier().name, .head = head()}));
    clock_.advance(kMinute);
    checkpointer_.step();
    EXPECT_EQ(files(), 1U) << "nothing is new";
    keep(1);
    clock_.advance(kMinute);
    checkpointer_.step();
    EXPECT_EQ(files(), 2U);
    EXPECT_EQ(read(newest_checkpoint_file(place())->note).head, head());
    EXPECT_EQ(checkpointer_.figures().newest->size, 4);
    EXPECT_EQ(checkpointer_.figures().newest->signed_at, clock_.now());
    EXPECT_EQ(parse_verifier_key(read_whole_file(place() / "journal.vkey")), signer_.verifier());
}

TEST_F(Checkpointing, SignsAtTheEndWithoutWaiting) {
    checkpointer_.step();
    keep(1);
    checkpointer_.finish();
    EXPECT_EQ(files(), 1U);
}

TEST_F(Checkpointing, AFolderThatCannotBeWrittenIsToldAndTriedAgain) {
    std::ofstream(place()) << "a file where the folder should be";
    keep(1);
    checkpointer_.step();
    EXPECT_THAT(checkpointer_.figures().unwritten, HasSubstr("given"));
    EXPECT_EQ(checkpointer_.figures().newest->size, 1) << "signed all the same";
    fs::remove(place());
    clock_.advance(kMinute);
    checkpointer_.step();
    EXPECT_EQ(checkpointer_.figures().unwritten, "");
    EXPECT_EQ(files(), 1U);
}

TEST_F(Checkpointing, NeverSignsATreeThatDoesNotContinueWhatWasGivenAway) {
    auto const given = [&](TreeHead const& head, NoteSigner const& signer) {
        fs::remove_all(place());
        write_checkpoint_file(place(), head.size, clock_.now(),
                              signer.sign(checkpoint_text({.origin = signer.verifier().name, .head = head})));
        Checkpointer again(*database_, clock_, signer_, place());
        again.step();
        return again.figures().forked;
    };
    keep(5);
    auto const true_head = head();
    auto other = true_head;
    other.root[0] ^= 1;
    EXPECT_THAT(given(other, signer_), HasSubstr("does not continue"));
    EXPECT_THAT(given({6, true_head.root}, signer_), HasSubstr("does not continue")) << "entries are missing";
    std::array<std::uint8_t, 32> const foreign_seed = {1};
    EXPECT_THAT(given(true_head, NoteSigner(foreign_seed)), HasSubstr("not signed with this journal's key"));
    EXPECT_EQ(database_->read([](storage::Tx& tx) { return newest_checkpoint(tx); }).has_value(), false);
    EXPECT_EQ(given(true_head, signer_), "");
    keep(1);
    EXPECT_EQ(given(true_head, signer_), "");
}

TEST(JournalKey, IsMadeOnceAndMissedWhenSomethingWasSignedWithIt) {
    storage::TemporaryDirectory const folder;
    auto const database = storage::open_for_test(migrations());
    fs::create_directory(storage::keys_folder(folder.path()));
    auto const key = open_signer(folder.path(), *database)->verifier();
    EXPECT_EQ(open_signer(folder.path(), *database)->verifier(), key);
    EXPECT_EQ(parse_verifier_key(read_whole_file(verifier_key_file(folder.path()))), key);

    auto const text = events::canonical(plan_reading(officer(), at("2026-11-23T10:00:00Z")));
    LogName const log{"casework", http::EntryLog::journal};
    std::vector<Record> const records = {{1, text, parse_entry(text).value()}};
    auto const leaves = new_leaves(log, records, {});
    database->write_now([&](storage::Tx& tx) {
        append(tx, log, records, leaves, {});
        insert(tx, {.size = 1, .note = "signed", .signed_at = {}});
    });
    fs::remove(storage::keys_folder(folder.path()) / "journal.key");
    EXPECT_THROW(open_signer(folder.path(), *database), storage::StorageError);
}

}  // namespace
}  // namespace polku::journal
