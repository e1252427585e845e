// Appends JSON (RFC 8259) to a string, for the bodies of responses. Nothing is built in between.
//
//     json::Writer w(body);
//     w.begin_object().field("id", goal.id).field("due", goal.due);
//     w.begin_array("actions");
//     for (auto const& action : goal.actions)
//         w.begin_object().field("title", action.title).end_object();
//     w.end_array().end_object();
#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace polku::json {

template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// Wrong nesting (a value without a key, two values at the root, more than 64 levels) is a programming error: an
// assertion in debug builds. Text must be valid UTF-8, as all text from a Reader is; it is written as it stands.
class Writer {
public:
    // Appends to `out`, which must outlive the writer.
    explicit Writer(std::string& out) : out_(out) {}

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);

    // A member whose value is an object or an array.
    Writer& begin_object(std::string_view name) { return key(name).begin_object(); }
    Writer& begin_array(std::string_view name) { return key(name).begin_array(); }

    Writer& value(std::string_view text);
    Writer& value(char const* text) { return value(std::string_view{text}); }
    Writer& value(std::string const& text) { return value(std::string_view{text}); }
    Writer& value(std::same_as<bool> auto truth) { return literal(truth ? "true" : "false"); }
    Writer& value(std::nullptr_t) { return literal("null"); }
    Writer& value(std::nullopt_t) { return literal("null"); }
    Writer& value(domain::Id const& id);  // null when empty
    Writer& value(domain::Instant instant);
    Writer& value(domain::LocalDate date);
    Writer& value(domain::Cents amount) { return integer(amount.value); }

    template <Integer T>
    Writer& value(T number) {
        if constexpr (std::signed_integral<T>)
            return integer(static_cast<std::int64_t>(number));
        else
            return unsigned_integer(static_cast<std::uint64_t>(number));
    }

    template <class T>
    Writer& value(std::optional<T> const& maybe) {
        return maybe ? value(*maybe) : literal("null");
    }

    template <class T>
    Writer& field(std::string_view name, T const& member) {
        key(name);
        return value(member);
    }

    // Left out when there is nothing.
    template <class T>
    Writer& field_if(std::string_view name, std::optional<T> const& member) {
        return member ? field(name, *member) : *this;
    }

    // Already JSON, one whole value; the caller answers for it.
    Writer& raw(std::string_view json);

    // True when one whole value has been written.
    [[nodiscard]] bool complete() const { return depth_ == 0 && written_; }

private:
    Writer& literal(std::string_view text);
    Writer& integer(std::int64_t number);
    Writer& unsigned_integer(std::uint64_t number);
    void before_value();
    Writer& open(char bracket, bool array);
    Writer& close(char bracket, bool array);
    [[nodiscard]] bool in_array() const { return depth_ > 0 && ((arrays_ >> (depth_ - 1)) & 1U) != 0; }

    std::string& out_;
    std::uint64_t arrays_ = 0;  // bit n: level n is an array
    unsigned depth_ = 0;
    bool comma_ = false;  // the current object or array has something in it
    bool after_key_ = false;
    bool written_ = false;
};

}  // namespace polku::json
