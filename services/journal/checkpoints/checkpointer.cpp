#include "services/journal/checkpoints/checkpointer.h"

#include "services/journal/checkpoints/checkpoint.h"
#include "services/journal/checkpoints/folder.h"
#include "services/journal/tree/store.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <chrono>

namespace polku::journal {

namespace {

constexpr std::chrono::minutes kBetweenCheckpoints{1};
constexpr std::string_view kKeyFile = "journal.vkey";

/// Whether the first `earlier.size` leaves of the tree are that tree: proved to ourselves as to anybody else.
bool continues(storage::Tx& tx, TreeHead const& earlier, TreeHead const& now) {
    if (earlier.size > now.size) return false;
    return proves_consistency(earlier, now, consistency_proof(earlier.size, now.size, hashes_in(tx)));
}

}  // namespace

Checkpointer::Checkpointer(storage::Database& database, domain::Clock const& clock, NoteSigner const& signer,
                           std::filesystem::path folder)
    : database_(database), clock_(clock), signer_(signer), folder_(std::move(folder)) {
    figures_.newest = database_.read([](storage::Tx& tx) { return newest_checkpoint(tx); });
}

std::string Checkpointer::fork_from_folder() {
    auto const newest = newest_checkpoint_file(folder_);
    if (!newest) return {};
    auto const text = open_note(newest->note, signer_.verifier());
    auto const known = text ? parse_checkpoint(*text) : std::nullopt;
    if (!known) return fmt::format("{} is not signed with this journal's key", newest->path.string());
    auto const fits = database_.read([&](storage::Tx& tx) { return continues(tx, known->head, load_edge(tx).head()); });
    return fits ? std::string() : fmt::format("the tree does not continue {}", newest->path.string());
}

void Checkpointer::sign() {
    SignedCheckpoint made;
    auto const known = figures().newest;
    auto const fork = database_.read([&](storage::Tx& tx) -> std::string {
        auto const head = load_edge(tx).head();
        if (known) {
            auto const text = open_note(known->note, signer_.verifier());
            auto const earlier = text ? parse_checkpoint(*text) : std::nullopt;
            if (!earlier) return "the newest checkpoint kept is not signed with this journal's key";
            if (!continues(tx, earlier->head, head)) return "the tree does not continue the newest checkpoint kept";
        }
        if (head.size == 0 || (known && known->size == head.size)) return {};
        made.size = head.size;
        made.signed_at = clock_.now();
        made.note = signer_.sign(checkpoint_text({.origin = signer_.verifier().name, .head = head}));
        return {};
    });
    if (!fork.empty()) {
        runtime::log(runtime::LogLevel::error, "checkpoints_stopped", {{"reason", fork}});
        std::scoped_lock const lock(mutex_);
        figures_.forked = fork;
        return;
    }
    if (made.size == 0) return;
    database_.write_now([&](storage::Tx& tx) { insert(tx, made); });
    std::scoped_lock const lock(mutex_);
    figures_.newest = made;
}

void Checkpointer::give_away() {
    auto const newest = figures().newest;
    if (!newest || newest->size == written_) return;
    std::string fault;
    try {
        auto const key = verifier_key_text(signer_.verifier()) + "\n";
        if (!std::filesystem::exists(folder_ / kKeyFile)) write_whole_file(folder_ / kKeyFile, key);
        write_checkpoint_file(folder_, newest->size, newest->signed_at, newest->note);
        written_ = newest->size;
    } catch (storage::StorageError const& thrown) {
        fault = thrown.what();
        runtime::log(runtime::LogLevel::error, "checkpoint_not_written", {{"reason", fault}});
    }
    std::scoped_lock const lock(mutex_);
    figures_.unwritten = fault;
}

void Checkpointer::finish() {
    if (!figures().forked.empty()) return;
    tried_at_ = clock_.now();
    try {
        compare_sign_and_give_away();
    } catch (std::exception const& thrown) {
        // The storage is away; the next minute tries again.
        runtime::log(runtime::LogLevel::error, "checkpoint_failed", {{"what", std::string_view(thrown.what())}});
    }
}

void Checkpointer::compare_sign_and_give_away() {
    if (!compared_) {
        auto fork = fork_from_folder();
        if (!fork.empty()) runtime::log(runtime::LogLevel::error, "checkpoints_stopped", {{"reason", fork}});
        compared_ = true;
        std::scoped_lock const lock(mutex_);
        figures_.forked = std::move(fork);
        if (!figures_.forked.empty()) return;
    }
    sign();
    if (figures().forked.empty()) give_away();
}

void Checkpointer::step() {
    if (!tried_at_ || clock_.now() - *tried_at_ >= kBetweenCheckpoints) finish();
}

Checkpointer::Figures Checkpointer::figures() const {
    std::scoped_lock const lock(mutex_);
    return figures_;
}

}  // namespace polku::journal
