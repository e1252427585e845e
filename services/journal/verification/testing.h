#pragma once

#include "generated/journal/migrations.h"
#include "services/journal/checkpoints/checkpointer.h"
#include "services/journal/checkpoints/keys.h"
#include "services/journal/records/gatherer.h"
#include "services/journal/records/planting.h"
#include "services/journal/testing.h"
#include "services/journal/verification/verifier.h"
#include "shared/events/read_log.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/testing.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

/// For the tests of the verification: a data directory with the logs of two services, gathered and signed, and what
/// somebody can do to its files who has them.
namespace polku::journal {

class JournalAtRest {
public:
    /// Of each log the numbers 1 to `each`; gathered in the order casework journal, casework reads, outcomes journal,
    /// outcomes reads, so that leaf 1 to `each` are casework's journal.
    explicit JournalAtRest(int each) {
        std::filesystem::create_directory(storage::keys_folder(data()));
        write_more(each);
    }

    [[nodiscard]] std::filesystem::path data() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path own_checkpoints() const { return storage::checkpoints_folder(data()); }

    /// The services write, the journal gathers and signs.
    void write_more(int each) {
        for (auto const* const service : {"casework", "outcomes"}) write_logs(service, each);
        gather_and_sign();
    }
    /// The same for one refusal that names the case alone.
    void write_refusal(std::string const& service) {
        auto entry = plan_reading(coach(), clock_.now());
        entry.kind = events::EntryKind::refusal;
        entry.clients.clear();
        {
            auto const reads = events::open_read_log(storage::read_log_file(data(), service));
            reads->append({events::canonical(entry)}, [](std::exception_ptr) {});
        }
        gather_and_sign();
    }
    void gather_and_sign() {
        auto const database = open("journal", migrations());
        events::open_read_log(storage::read_log_file(data(), "journal"));
        for (auto const* const service : {"casework", "outcomes"}) gather(*database, service);
        auto const signer = open_signer(data(), *database);
        Checkpointer(*database, clock_, *signer, own_checkpoints()).finish();
        clock_.advance(std::chrono::minutes(1));
    }
    /// Only the services write.
    void write_logs(std::string const& service, int each) {
        auto const database = open(service, {});
        auto const reads = events::open_read_log(storage::read_log_file(data(), service));
        for (int i = 0; i < each; ++i) {
            auto entry = plan_reading(i % 2 == 0 ? officer() : coach(), clock_.now() + std::chrono::seconds(i));
            entry.request = service + std::to_string(i);
            reads->append({events::canonical(entry)}, [](std::exception_ptr) {});
            entry.kind = events::EntryKind::change;
            database->write_now([&](storage::Tx& tx) { events::write_entry(tx, entry); });
        }
    }

    /// What a stranger with the file does: every guard dropped first.
    void attack(std::string const& file, std::string const& sql) const {
        sqlite3* raw = nullptr;
        sqlite3_open((data() / file).c_str(), &raw);
        std::string drops;
        auto const collect = [](void* out, int, char** columns, char**) {
            *static_cast<std::string*>(out) += std::string("DROP TRIGGER ") + columns[0] + ";";
            return 0;
        };
        sqlite3_exec(raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", collect, &drops, nullptr);
        auto const done = sqlite3_exec(raw, (drops + sql).c_str(), nullptr, nullptr, nullptr);
        std::string const fault = sqlite3_errmsg(raw);
        sqlite3_close(raw);
        if (done != SQLITE_OK) throw std::runtime_error(fault + ": " + sql);
    }
    void attack_journal(std::string const& sql) const { attack("journal.db", sql); }

    /// And computes the tree anew over what is there from `leaf` on, so that all fits together again.
    void rebuild_tree(int leaf = 1) const {
        auto const first = std::to_string(leaf);
        attack_journal("DELETE FROM tree_node WHERE (position + 1) << level >= " + first +
                       "; DELETE FROM tree_leaf WHERE leaf >= " + first + "; DELETE FROM checkpoint;");
        std::filesystem::remove_all(own_checkpoints());
        auto const database = open("journal", migrations());
        plant(*database);
    }
    void sign_again() {
        auto const database = open("journal", migrations());
        auto const signer = open_signer(data(), *database);
        Checkpointer(*database, clock_, *signer, own_checkpoints()).finish();
    }

    /// Checkpoints carried away before anything happens.
    [[nodiscard]] std::vector<CheckpointFile> kept_elsewhere() const { return checkpoint_files(own_checkpoints()); }
    [[nodiscard]] VerifierKey key() const {
        return parse_verifier_key(read_whole_file(verifier_key_file(data()))).value();
    }
    domain::FakeClock& clock() { return clock_; }

private:
    std::unique_ptr<storage::Database> open(std::string const& service, std::span<storage::Migration const> own) const {
        auto database = storage::open_sqlite(storage::database_file(data(), service), {.synchronous_full = false});
        database->migrate(storage::migrations(), own);
        return database;
    }
    void gather(storage::Database& journal, std::string const& service) {
        WrittenLogs logs;
        logs.log(http::EntryLog::journal) =
            open(service, {})->read([](storage::Tx& tx) { return events::entries_after(tx, 0, 10'000); });
        logs.log(http::EntryLog::read_log) =
            events::open_read_log(storage::read_log_file(data(), service))->after(0, 10'000);
        Gatherer gatherer(journal, clock_, service);
        runtime::block_on(http::EntryReader(journal, logs, "journal", gatherer).catch_up());
    }

    storage::TemporaryDirectory folder_;
    domain::FakeClock clock_{at("2026-11-23T08:00:00Z")};
};

}  // namespace polku::journal
