#include "shared/storage/sqlite/statement.h"

#include "shared/storage/sqlite/error.h"

#include <sqlite3.h>

namespace polku::storage::sqlite {

/// Marks the statement as running, and afterwards resets it and lets go of the borrowed values.
class Statement::Use {
public:
    explicit Use(Statement& statement) : statement_(statement) {
        if (statement_.in_use_) {
            throw std::logic_error(std::string(statement_.name_) + ": run again while its rows are being visited");
        }
        statement_.in_use_ = true;
    }
    ~Use() {
        sqlite3_reset(statement_.handle_);
        sqlite3_clear_bindings(statement_.handle_);
        statement_.in_use_ = false;
    }
    Use(Use const&) = delete;
    Use& operator=(Use const&) = delete;

private:
    Statement& statement_;
};

Statement::Statement(sqlite3* database, Query const& query) : database_(database), name_(query.name) {
    char const* rest = nullptr;
    auto const code = sqlite3_prepare_v3(database, query.sql.data(), static_cast<int>(query.sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &handle_, &rest);
    if (code != SQLITE_OK) {
        // No value is bound yet, so the engine's message is safe to show, and tells the author what is wrong.
        if (code == SQLITE_ERROR || code == SQLITE_AUTH) {
            throw std::logic_error(std::string(name_) + ": " + sqlite3_errmsg(database));
        }
        raise(database, code, name_);
    }
    auto const left = query.sql.substr(static_cast<std::size_t>(rest - query.sql.data()));
    auto fault = std::string();
    if (!handle_ || left.find_first_not_of(" \n\t;") != std::string_view::npos) fault = "not exactly one statement";
    columns_ = sqlite3_column_count(handle_);
    parameters_ = sqlite3_bind_parameter_count(handle_);
    for (int i = 1; i <= parameters_ && fault.empty(); ++i) {
        auto const* const placeholder = sqlite3_bind_parameter_name(handle_, i);
        if (!placeholder || placeholder != "$" + std::to_string(i)) fault = "placeholders are not $1, $2, ... in order";
    }
    if (!fault.empty()) {
        sqlite3_finalize(handle_);
        throw std::logic_error(std::string(name_) + ": " + fault);
    }
}

Statement::~Statement() { sqlite3_finalize(handle_); }

std::string_view Statement::sql() const { return sqlite3_sql(handle_); }

void Statement::bind(std::span<Value const> values) {
    if (values.size() != static_cast<std::size_t>(parameters_)) {
        throw std::logic_error(std::string(name_) + ": takes " + std::to_string(parameters_) + " values, was given " +
                               std::to_string(values.size()));
    }
    for (int i = 1; auto const& value : values) {
        int code = SQLITE_OK;
        // A null pointer would bind NULL where an empty text is meant.
        auto const* const data = value.text().empty() ? "" : value.text().data();
        switch (value.kind()) {
            case Value::Kind::null: code = sqlite3_bind_null(handle_, i); break;
            case Value::Kind::integer: code = sqlite3_bind_int64(handle_, i, value.integer()); break;
            case Value::Kind::text:
                code = sqlite3_bind_text64(handle_, i, data, value.text().size(), SQLITE_STATIC, SQLITE_UTF8);
                break;
            case Value::Kind::bytes:
                code = sqlite3_bind_blob64(handle_, i, data, value.text().size(), SQLITE_STATIC);
                break;
        }
        if (code != SQLITE_OK) raise(database_, code, name_);
        ++i;
    }
}

bool Statement::step() {
    auto const code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) raise(database_, sqlite3_extended_errcode(database_), name_);
    return false;
}

void Statement::each(std::span<Value const> values, Tx::FunctionRef visit) {
    Use const use(*this);
    bind(values);
    while (step()) visit(*this);
}

std::int64_t Statement::run(std::span<Value const> values) {
    Use const use(*this);
    if (columns_ != 0) throw std::logic_error(std::string(name_) + ": has result rows; use each, one or all");
    bind(values);
    while (step()) {}
    return sqlite3_changes64(database_);
}

int Statement::execute() {
    Use const use(*this);
    auto const code = sqlite3_step(handle_);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : sqlite3_extended_errcode(database_);
}

void Statement::expect(int column, int type) const {
    auto fault = std::string_view();
    if (column < 0 || column >= columns_) {
        fault = " does not exist";
    } else if (type != 0 && sqlite3_column_type(handle_, column) != type) {
        fault = type == SQLITE_INTEGER ? " holds no integer"
                : type == SQLITE_TEXT  ? " holds no text"
                                       : " holds no bytes";
    }
    if (!fault.empty()) {
        throw std::logic_error(std::string(name_) + ": column " + std::to_string(column) + std::string(fault));
    }
}

bool Statement::null(int column) const {
    expect(column, 0);
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    expect(column, SQLITE_INTEGER);
    return sqlite3_column_int64(handle_, column);
}

std::string_view Statement::text(int column) const {
    expect(column, SQLITE_TEXT);
    auto const* const data = sqlite3_column_text(handle_, column);
    return {reinterpret_cast<char const*>(data), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::span<std::uint8_t const> Statement::bytes(int column) const {
    expect(column, SQLITE_BLOB);
    auto const* const data = sqlite3_column_blob(handle_, column);
    return {static_cast<std::uint8_t const*>(data), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

}  // namespace polku::storage::sqlite
