#include "shared/storage/sqlite/connection.h"

#include "shared/storage/sqlite/error.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace polku::storage::sqlite {
namespace {

// In the order of Connection::Control.
constexpr Query kControls[] = {
    {"storage.begin", "BEGIN"},
    {"storage.begin_immediate", "BEGIN IMMEDIATE"},
    {"storage.commit", "COMMIT"},
    {"storage.rollback", "ROLLBACK"},
    {"storage.savepoint", "SAVEPOINT one"},
    {"storage.release", "RELEASE one"},
    {"storage.undo", "ROLLBACK TO one"},
};

constexpr int kBusyMilliseconds = 5000;
/// Of each connection, as far as it is used: what is asked for again and again is not read from the file again, and
/// what a group changes is not written before its end.
constexpr int kCacheKibibytes = 16 * 1024;
constexpr std::int64_t kLogBytesKept = std::int64_t{64} << 20;

/// The file is made here and not by the engine, so that nobody else can read it from its first moment on; the log and
/// its index take over its mode.
void make_file(std::filesystem::path const& file) {
    auto const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw StorageError("cannot open " + file.string() + ": " + std::generic_category().message(errno));
    ::close(descriptor);
}

/// Whoever writes a query learns it in the tests: comparing the text each time costs as much as a short statement.
void check_constant([[maybe_unused]] Statement const& statement, [[maybe_unused]] Query const& query) {
#ifndef NDEBUG
    if (statement.sql() != query.sql)
        throw std::logic_error(std::string(query.name) + ": the SQL of a Query must be a constant");
#endif
}

/// Each allocation of the engine would be counted under one lock of the whole process. Before its first use, or not at
/// all: a test may have used it already.
void leave_memory_uncounted() { [[maybe_unused]] static auto const set = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace

Connection::Connection(std::filesystem::path const& file, Role role, Settings const& settings) {
    leave_memory_uncounted();
    if (role == Role::writer) make_file(file);
    auto const code = sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    try {
        if (code != SQLITE_OK) raise(handle_, code, "opening " + file.string());
        configure(role, settings);
    } catch (...) {
        controls_ = {};
        sqlite3_close_v2(handle_);
        throw;
    }
}

Connection::~Connection() {
    statements_.clear();
    controls_ = {};
    sqlite3_close_v2(handle_);
}

void Connection::configure(Role role, Settings const& settings) {
    auto const writer = role == Role::writer;
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    auto const set = [&](int option, int value) {
        int now = -1;
        auto const code = sqlite3_db_config(handle_, option, value, &now);
        if (code != SQLITE_OK || now != value) raise(handle_, SQLITE_ERROR, "configuring the connection");
    };
    set(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    set(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set(SQLITE_DBCONFIG_DQS_DDL, 0);
    set(SQLITE_DBCONFIG_DQS_DML, 0);
    // SQLite before 3.51.3 can corrupt a log that two connections write and checkpoint at once: the writer alone does.
    set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, writer ? 0 : 1);
    pragma("wal_autocheckpoint=0");
    pragma("cell_size_check=ON");
    pragma("temp_store=MEMORY");
    pragma("cache_size=-" + std::to_string(kCacheKibibytes));
    // Without it a REPLACE deletes a row unseen by its guarding trigger.
    pragma("recursive_triggers=ON");
    if (writer) {
        pragma("journal_mode=WAL");
        pragma(settings.synchronous_full ? "synchronous=FULL" : "synchronous=OFF");
        pragma("secure_delete=ON");
        pragma("journal_size_limit=" + std::to_string(kLogBytesKept));
        if (settings.most_pages > 0) pragma("max_page_count=" + std::to_string(settings.most_pages));
        sqlite3_wal_hook(
            handle_,
            [](void* pages, sqlite3*, char const*, int now) {
                *static_cast<int*>(pages) = now;
                return SQLITE_OK;
            },
            &log_pages_);
    } else {
        pragma("query_only=ON");
        // Reads the schema now: a statement that is refused before the schema is known gets another, misleading error.
        pragma("table_info(sqlite_schema)");
    }
    sqlite3_set_authorizer(
        handle_,
        [](void* self, int action, char const* first, char const*, char const*, char const*) {
            return allowed(static_cast<Connection*>(self)->rights_, action, first) ? SQLITE_OK : SQLITE_DENY;
        },
        this);
    // Prepared now, so that ending a transaction never fails for want of memory.
    rights_ = Rights::transaction;
    static_assert(std::size(kControls) == Control::count);
    for (std::size_t i = 0; i < Control::count; ++i) controls_[i] = std::make_unique<Statement>(handle_, kControls[i]);
    rights_ = Rights::data;
}

void Connection::pragma(std::string const& setting) {
    auto const code = sqlite3_exec(handle_, ("PRAGMA " + setting).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(handle_, code, "PRAGMA " + setting);
}

void Connection::execute_script(std::string_view name, std::string_view sql) {
    auto const code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    if (code == SQLITE_ERROR || code == SQLITE_AUTH) {
        throw std::logic_error(std::string(name) + ": " + sqlite3_errmsg(handle_));
    }
    raise(handle_, code, name);
}

Statement& Connection::prepared(Query const& query) {
    auto& statement = statements_[query.sql.data()];
    if (statement) {
        check_constant(*statement, query);
        return *statement;
    }
    try {
        statement = std::make_unique<Statement>(handle_, query);
    } catch (...) {
        statements_.erase(query.sql.data());
        throw;
    }
    return *statement;
}

int Connection::control(Control which) {
    // An engine that prepares a statement again asks for its rights again.
    auto const rights = std::exchange(rights_, Rights::transaction);
    auto const code = controls_[which]->execute();
    rights_ = rights;
    return code;
}

void Connection::control_or_throw(Control which) {
    auto const code = control(which);
    if (code != SQLITE_OK) raise(handle_, code, kControls[which].name);
}

void Connection::begin() { control_or_throw(Control::begin_read); }
void Connection::begin_immediate() { control_or_throw(Control::begin_write); }
int Connection::commit() { return control(Control::commit_all); }
void Connection::begin_savepoint() { control_or_throw(Control::savepoint); }
void Connection::keep_savepoint() { control_or_throw(Control::release); }

void Connection::undo_savepoint() {
    control_or_throw(Control::undo);
    control_or_throw(Control::release);
}

void Connection::roll_back() noexcept {
    if (in_transaction()) control(Control::roll_back_all);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Connection::run_query(Query const& query, std::span<Value const> values, FunctionRef visit) {
    // Once the engine has ended the transaction, each statement would commit itself.
    if (!in_transaction()) throw StorageError(std::string(query.name) + ": the transaction has ended");
    prepared(query).each(values, visit);
}

std::int64_t Connection::run_statement(Query const& query, std::span<Value const> values) {
    if (!in_transaction()) throw StorageError(std::string(query.name) + ": the transaction has ended");
    return prepared(query).run(values);
}

bool Connection::checkpoint(bool empty_log) {
    int pages = 0;
    int moved = 0;
    sqlite3_busy_timeout(handle_, 0);
    auto const mode = empty_log ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    auto const code = sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, &pages, &moved);
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
    if (code != SQLITE_OK) return false;
    if (empty_log) log_pages_ = 0;
    return pages == moved;
}

void Connection::leave_log() noexcept { sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

void Connection::copy_to(std::filesystem::path const& to) {
    sqlite3* target = nullptr;
    auto code = sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_OK) {
        auto* const backup = sqlite3_backup_init(target, "main", handle_, "main");
        // All pages in one step: one read transaction, hence one instant.
        auto const step = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(target);
        auto const finish = sqlite3_backup_finish(backup);
        code = step == SQLITE_DONE ? finish : step;
    }
    sqlite3_close_v2(target);
    if (code != SQLITE_OK) raise(nullptr, code, "copying to " + to.string());
}

}  // namespace polku::storage::sqlite
