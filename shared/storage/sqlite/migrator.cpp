#include "shared/storage/sqlite/migrator.h"

#include "shared/domain/sha256.h"
#include "shared/storage/sqlite/error.h"
#include "shared/storage/sqlite/guards.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace polku::storage::sqlite {
namespace {

constexpr std::string_view kCreateTable = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
    space      TEXT    NOT NULL CHECK (space IN ('frame', 'own')),
    number     INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    applied_at INTEGER NOT NULL,
    PRIMARY KEY (space, number)
) STRICT)";

constexpr Query kApplied{"storage.migrations_applied",
                         "SELECT number, name, sha256 FROM schema_migration WHERE space = $1 ORDER BY number"};
constexpr Query kRecord{
    "storage.record_migration",
    "INSERT INTO schema_migration (space, number, name, sha256, applied_at) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kLooseTables{
    "storage.loose_tables",
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
    "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"};
// A constraint that is checked at the commit would fail a whole group of writes for one of them.
constexpr Query kDeferred{"storage.deferred_constraints",
                          "SELECT name FROM sqlite_schema WHERE upper(sql) LIKE '%INITIALLY DEFERRED%' ORDER BY name"};
constexpr Query kHasLogHead{"storage.has_log_head",
                            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'log_head'"};
constexpr Query kMakeLogHead{
    "storage.make_log_head",
    "INSERT INTO log_head (id, epoch, event_number, journal_number, last_at) VALUES (1, $1, 0, 0, 0) "
    "ON CONFLICT (id) DO NOTHING"};

struct AppliedStep {
    std::int64_t number;
    std::string name;
    std::string sha256;
};

/// Runs `change` in a transaction of its own.
template <class F>
void in_transaction(Connection& connection, F const& change) {
    connection.begin_immediate();
    try {
        change();
        if (!connection.in_transaction()) throw StorageError("the transaction has ended");
        if (auto const code = connection.commit(); code != SQLITE_OK) raise(nullptr, code, "commit");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

void check_schema(Connection& connection) {
    auto const name = [](Row const& row) { return row.string(0); };
    if (auto const table = connection.one(kLooseTables, name)) {
        throw StorageError("table " + *table + " is not STRICT");
    }
    if (auto const table = connection.one(kDeferred, name)) {
        throw StorageError("table " + *table + " has a deferred constraint; constraints are checked at once");
    }
}

void apply(Connection& connection, std::string_view space, Migration const& step) {
    auto const guards = guard_statements(step.sql);
    if (!guards) throw StorageError(guards.error());
    in_transaction(connection, [&] {
        connection.execute_script("schema", step.sql);
        for (auto const& guard : *guards) connection.execute_script("guard", guard);
        check_schema(connection);
        connection.run(kRecord, space, step.number, step.name, domain::sha256_hex(step.sql),
                       domain::SystemClock().now());
    });
}

void migrate_space(Connection& connection, std::string_view space, std::span<Migration const> steps) {
    std::vector<AppliedStep> applied;
    in_transaction(connection, [&] {
        applied = connection.all(
            kApplied, [](Row const& row) { return AppliedStep{row.integer(0), row.string(1), row.string(2)}; }, space);
    });
    if (applied.size() > steps.size()) {
        throw StorageError(
            fmt::format("the database has the {} migration {:04}_{}, which this program does not know: it was "
                        "made by a newer version",
                        space, applied.back().number, applied.back().name));
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const& step = steps[i];
        auto const called = fmt::format("{} migration {:04}_{}", space, step.number, step.name);
        if (i > 0 && step.number <= steps[i - 1].number) throw StorageError(called + ": numbers must rise");
        if (i < applied.size()) {
            if (applied[i].number != step.number || applied[i].sha256 != domain::sha256_hex(step.sql)) {
                throw StorageError(called +
                                   ": differs from what was applied to this database; an applied step is never "
                                   "changed, a new one is added");
            }
            continue;
        }
        try {
            apply(connection, space, step);
        } catch (std::exception const& fault) {
            throw StorageError(called + ": " + fault.what());
        }
    }
}

}  // namespace

void migrate(Connection& connection, std::span<Migration const> frame, std::span<Migration const> own) {
    connection.allow(Rights::schema);
    try {
        in_transaction(connection, [&] { connection.execute_script("schema_migration", kCreateTable); });
        migrate_space(connection, "frame", frame);
        in_transaction(connection, [&] {
            // A log gets its epoch when it is made; a restored one gets another.
            if (connection.any(kHasLogHead))
                connection.run(kMakeLogHead, domain::RandomIds(domain::SystemClock()).next());
        });
        migrate_space(connection, "own", own);
    } catch (...) {
        connection.allow(Rights::data);
        throw;
    }
    connection.allow(Rights::data);
}

}  // namespace polku::storage::sqlite
