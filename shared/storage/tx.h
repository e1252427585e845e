#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace polku::storage {

/// A named SQL constant. `sql` must have static storage: prepared statements are kept by its address.
/// Placeholders are `$1`, `$2`, ... numbered in order of first appearance; the SQL keeps to the shared subset
/// (ARCHITECTURE 4).
struct Query {
    std::string_view name;
    std::string_view sql;
};

/// One bound value: NULL, a 64-bit integer, or text. Text is borrowed for the length of the call.
class Value {
public:
    Value(std::nullptr_t) {}
    Value(std::nullopt_t) {}
    template <std::integral I>
    Value(I number) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(number)) {}
    Value(std::string_view text) : kind_(Kind::text), text_(text) {}
    Value(std::string const& text) : kind_(Kind::text), text_(text) {}
    Value(char const* text) : kind_(Kind::text), text_(text) {}
    Value(domain::Id const& id) : kind_(Kind::text), text_(id.text) {}
    Value(domain::Instant instant) : kind_(Kind::integer), integer_(instant.ms) {}
    Value(domain::Cents amount) : kind_(Kind::integer), integer_(amount.value) {}
    Value(domain::LocalDate date) : kind_(Kind::text), owned_(domain::format_iso(date)) {}
    /// Bytes (sealed fields, file chunks, hashes): stored as BLOB.
    Value(std::span<std::uint8_t const> bytes)
        : kind_(Kind::bytes), text_(reinterpret_cast<char const*>(bytes.data()), bytes.size()) {}
    template <class T>
        requires std::constructible_from<Value, T const&>
    Value(std::optional<T> const& maybe) : Value(maybe ? Value(*maybe) : Value(nullptr)) {}

    enum class Kind : std::uint8_t { null, integer, text, bytes };
    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] std::int64_t integer() const { return integer_; }
    [[nodiscard]] std::string_view text() const { return owned_.empty() ? text_ : std::string_view(owned_); }

private:
    Kind kind_ = Kind::null;
    std::int64_t integer_ = 0;
    std::string_view text_;
    std::string owned_;
};

/// The current row of a result: columns by position from 0. Views are valid until the next row.
/// Requires: the column exists and holds the type that is asked for (STRICT tables); otherwise std::logic_error.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::span<std::uint8_t const> bytes(int column) const = 0;

    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] domain::Id id(int column) const { return domain::Id{string(column)}; }
    [[nodiscard]] domain::Instant instant(int column) const { return domain::Instant{integer(column)}; }
    [[nodiscard]] domain::Cents cents(int column) const { return domain::Cents{integer(column)}; }
    /// Requires: an ISO date.
    [[nodiscard]] domain::LocalDate date(int column) const;

    [[nodiscard]] std::optional<std::string> optional_string(int column) const {
        return null(column) ? std::nullopt : std::optional(string(column));
    }
    [[nodiscard]] std::optional<domain::Id> optional_id(int column) const {
        return null(column) ? std::nullopt : std::optional(id(column));
    }
    [[nodiscard]] std::optional<domain::Instant> optional_instant(int column) const {
        return null(column) ? std::nullopt : std::optional(instant(column));
    }
    [[nodiscard]] std::optional<domain::LocalDate> optional_date(int column) const {
        return null(column) ? std::nullopt : std::optional(date(column));
    }
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const {
        return null(column) ? std::nullopt : std::optional(integer(column));
    }
};

/// A constraint, CHECK or guarding trigger refused the statement: the wall that a bug meets (or an expected race that
/// the store chose not to express with ON CONFLICT). `what()` carries the engine's message, never a bound value.
class ConstraintError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The storage failed (I/O error, full disk, corrupt file): the edge answers 503 and the writer decides whether it may
/// go on.
class StorageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A transaction. Given to the function passed to Database::read or ::write; never kept beyond it.
class Tx {
public:
    virtual ~Tx() = default;

    /// Runs `query` for each row. `visit` must not run another statement with the same Query.
    template <class Visit, class... Params>
    void each(Query const& query, Visit&& visit, Params const&... params) {
        Value const values[] = {Value(params)..., Value(nullptr)};
        auto call = [&](Row const& row) { visit(row); };
        run_query(query, std::span(values, sizeof...(params)), FunctionRef(call));
    }
    /// The first row mapped, or nothing.
    template <class Map, class... Params>
    auto one(Query const& query, Map&& map, Params const&... params)
        -> std::optional<std::invoke_result_t<Map, Row const&>> {
        std::optional<std::invoke_result_t<Map, Row const&>> found;
        each(
            query,
            [&](Row const& row) {
                if (!found) found.emplace(map(row));
            },
            params...);
        return found;
    }
    /// Every row mapped, in the order of the query.
    template <class Map, class... Params>
    auto all(Query const& query, Map&& map, Params const&... params)
        -> std::vector<std::invoke_result_t<Map, Row const&>> {
        std::vector<std::invoke_result_t<Map, Row const&>> rows;
        each(query, [&](Row const& row) { rows.push_back(map(row)); }, params...);
        return rows;
    }
    /// Whether the query has a row.
    template <class... Params>
    bool any(Query const& query, Params const&... params) {
        return one(query, [](Row const&) { return true; }, params...).has_value();
    }
    /// Runs a statement without rows; answers how many rows it changed.
    template <class... Params>
    std::int64_t run(Query const& query, Params const&... params) {
        Value const values[] = {Value(params)..., Value(nullptr)};
        return run_statement(query, std::span(values, sizeof...(params)));
    }

    /// A borrowed callable: enough for a call that returns before its argument dies.
    class FunctionRef {
    public:
        template <class F>
            requires(!std::same_as<std::remove_cvref_t<F>, FunctionRef>)
        explicit FunctionRef(F& function)
            : object_(&function), call_([](void* object, Row const& row) { (*static_cast<F*>(object))(row); }) {}
        void operator()(Row const& row) const { call_(object_, row); }

    private:
        void* object_;
        void (*call_)(void*, Row const&);
    };

protected:
    virtual void run_query(Query const& query, std::span<Value const> values, FunctionRef visit) = 0;
    virtual std::int64_t run_statement(Query const& query, std::span<Value const> values) = 0;
};

}  // namespace polku::storage
