#pragma once

#include "shared/storage/tx.h"

struct sqlite3;
struct sqlite3_stmt;

namespace polku::storage::sqlite {

/// One prepared statement of one connection, and the row that it stands on.
class Statement final : public Row {
public:
    /// Requires: one statement, its placeholders `$1`, `$2`, ... in order of first appearance; otherwise
    /// std::logic_error.
    Statement(sqlite3* database, Query const& query);
    ~Statement() override;
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;

    /// The text it was prepared from.
    [[nodiscard]] std::string_view sql() const;

    void each(std::span<Value const> values, Tx::FunctionRef visit);
    /// Answers how many rows changed. Requires: a statement without result rows.
    std::int64_t run(std::span<Value const> values);
    /// Runs it without parameters and answers the engine's result code.
    int execute();

    [[nodiscard]] bool null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] std::span<std::uint8_t const> bytes(int column) const override;

private:
    class Use;

    void bind(std::span<Value const> values);
    [[nodiscard]] bool step();
    void expect(int column, int type) const;

    sqlite3* database_;
    sqlite3_stmt* handle_ = nullptr;
    std::string_view name_;
    int columns_ = 0;
    int parameters_ = 0;
    bool in_use_ = false;
};

}  // namespace polku::storage::sqlite
