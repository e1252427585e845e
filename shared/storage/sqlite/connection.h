#pragma once

#include "shared/storage/sqlite/authorizer.h"
#include "shared/storage/sqlite/statement.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

namespace polku::storage::sqlite {

/// One connection to a database file, used by one thread at a time. It is itself the Tx of the transaction that is open
/// on it. Everything throws as `raise` says, but for what answers a result code.
class Connection final : public Tx {
public:
    enum class Role : std::uint8_t {
        writer,  ///< makes the file when it is missing; the only connection that writes and that checkpoints
        reader,  ///< query_only; the file must exist
    };
    struct Settings {
        bool synchronous_full = true;
        std::int64_t most_pages = 0;  ///< 0: no limit of our own
    };

    Connection(std::filesystem::path const& file, Role role, Settings const& settings);
    ~Connection() override;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// What statements prepared from now on may do. A new connection has Rights::data.
    void allow(Rights rights) { rights_ = rights; }
    /// Runs a text of statements without parameters. `name` is what errors call it.
    void execute_script(std::string_view name, std::string_view sql);

    void begin();            ///< of a read: the snapshot is taken by the first statement
    void begin_immediate();  ///< of a write
    /// Answers the result code: on an error the caller decides what is known of the outcome.
    [[nodiscard]] int commit();
    /// Ends the transaction if there is one; never throws, since after a failed rollback there is none either.
    void roll_back() noexcept;
    /// False as well when the engine has ended the transaction by itself (full disk, I/O error).
    [[nodiscard]] bool in_transaction() const;

    void begin_savepoint();
    void keep_savepoint();
    void undo_savepoint();

    /// Pages in the write-ahead log after this connection's last commit; 0 after a checkpoint that emptied it.
    [[nodiscard]] int log_pages() const { return log_pages_; }
    /// Moves what it can to the database file without waiting for anybody; `empty_log` also cuts the log when no reader
    /// needs it. False when it did not get that far.
    bool checkpoint(bool empty_log);

    /// From now on closing leaves the log as it is.
    void leave_log() noexcept;

    /// Copies the database, as it is at one instant, into the existing empty file `to`.
    void copy_to(std::filesystem::path const& to);

private:
    void configure(Role role, Settings const& settings);
    void pragma(std::string const& setting);
    Statement& prepared(Query const& query);
    enum Control : std::uint8_t { begin_read, begin_write, commit_all, roll_back_all, savepoint, release, undo, count };
    int control(Control which);
    void control_or_throw(Control which);

    void run_query(Query const& query, std::span<Value const> values, FunctionRef visit) override;
    std::int64_t run_statement(Query const& query, std::span<Value const> values) override;

    sqlite3* handle_ = nullptr;
    Rights rights_ = Rights::data;
    int log_pages_ = 0;
    std::unordered_map<char const*, std::unique_ptr<Statement>> statements_;  // by the address of the SQL
    // Apart from the others: equal literals may share an address, and the application may not run these.
    std::array<std::unique_ptr<Statement>, Control::count> controls_;
};

}  // namespace polku::storage::sqlite
