// Reading a request body field by field, so that every fault of it is answered at once, each with its JSON pointer.
//
//     auto document = json::parse(body);
//     if (!document)
//         return domain::refused(document.error());
//     json::Reader r(*document);
//     NewGoal goal;
//     goal.title = r.text("title", {.max = 200});
//     goal.due = r.optional_date("due");
//     goal.kind = r.choice<GoalKind>("kind", kGoalKindNames);
//     r.each("actions", [&](json::Reader& a) { goal.actions.push_back(a.text("title")); });
//     if (auto read = r.finish(); !read)
//         return domain::refused(read.error());
#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"
#include "shared/domain/names.h"
#include "shared/domain/problem.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace polku::json {

// A parsed body. Move only; Readers refer to it.
class Document {
public:
    explicit Document(std::unique_ptr<nlohmann::json> root);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] nlohmann::json const& root() const { return *root_; }

private:
    std::unique_ptr<nlohmann::json> root_;
};

struct Limits {
    std::size_t bytes = 1024 * 1024;
    std::size_t depth = 32;  // nested objects and arrays
};

// RFC 8259 and nothing else: one value in valid UTF-8, no byte-order mark, no lone surrogates, no NUL or other byte
// after it, no number beyond a double, no key twice in one object. Problems: 413 too_large; 400 malformed_json,
// duplicate_key, too_deep.
[[nodiscard]] domain::Result<Document> parse(std::string_view body, Limits limits = {});

// The largest integer that every JSON implementation keeps exact (RFC 8259, 6): 2^53 - 1.
inline constexpr std::int64_t kMaxExactInteger = 9'007'199'254'740'991;

struct TextRule {
    std::size_t min = 1;  // code points; with 1 or more, white space alone is `required` (nothing, when optional)
    std::size_t max = 200;
    bool lines = false;  // true: free text, everything but NUL; false: one line, no control characters
};

struct IntegerRule {
    std::int64_t min = -kMaxExactInteger;
    std::int64_t max = kMaxExactInteger;
};

struct ArrayRule {
    std::size_t min = 0;
    std::size_t max = 1000;
    bool required = true;  // false: absent or null reads as empty
};

// Reads the members of one object. A plain reader faults an absent or null member with `required`; an optional_ reader
// gives nothing for either. A member at fault gives a default value, so reading goes on; finish() tells. Text is never
// changed: not trimmed, not normalised. Integers are integer literals (10, not 10.0 or 1e1).
class Reader {
public:
    explicit Reader(Document const& document);
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;
    ~Reader();

    std::string text(std::string_view name, TextRule rule = {});
    std::optional<std::string> optional_text(std::string_view name, TextRule rule = {});
    std::int64_t integer(std::string_view name, IntegerRule rule = {});
    std::optional<std::int64_t> optional_integer(std::string_view name, IntegerRule rule = {});
    domain::Cents cents(std::string_view name, IntegerRule rule = {});
    std::optional<domain::Cents> optional_cents(std::string_view name, IntegerRule rule = {});
    bool boolean(std::string_view name);
    std::optional<bool> optional_boolean(std::string_view name);
    domain::Id id(std::string_view name);
    std::optional<domain::Id> optional_id(std::string_view name);
    domain::LocalDate date(std::string_view name);  // YYYY-MM-DD
    std::optional<domain::LocalDate> optional_date(std::string_view name);
    domain::Instant instant(std::string_view name);  // RFC 3339
    std::optional<domain::Instant> optional_instant(std::string_view name);

    // One of an enumeration's names: r.choice<Box>("box", kBoxNames). At fault: E{}.
    template <class E>
    E choice(std::string_view name, domain::Names<std::type_identity_t<E>> names);
    template <class E>
    std::optional<E> optional_choice(std::string_view name, domain::Names<std::type_identity_t<E>> names);
    template <class E>
    std::vector<E> choices(std::string_view name, domain::Names<std::type_identity_t<E>> names, ArrayRule rule = {});

    std::vector<std::string> texts(std::string_view name, TextRule item = {}, ArrayRule rule = {});
    std::vector<domain::Id> ids(std::string_view name, ArrayRule rule = {});

    // An object, and an array of objects. `read` is called once for the object and once for each item, in order; it is
    // not called for what is not an object. Unknown fields inside are faults too.
    void object(std::string_view name, std::function<void(Reader&)> const& read);
    bool optional_object(std::string_view name, std::function<void(Reader&)> const& read);  // true: it was there
    void each(std::string_view name, std::function<void(Reader&)> const& read, ArrayRule rule = {});

    // Any value, null too, as compact JSON text; `required` when absent. For data that is passed on as it came.
    std::string raw(std::string_view name);

    // Tells "left out" from "null" in a partial change. They do not count as reading.
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] bool is_null(std::string_view name) const;

    // Adds a fault of the caller's own to a field: r.fault("ends", "ends_before_start").
    void fault(std::string_view name, std::string_view code, domain::Params params = {});

    // For events of other versions: fields that were not read are no faults. Holds for this object only.
    void allow_unknown();

    [[nodiscard]] bool ok() const;  // no fault so far, in the whole document
    [[nodiscard]] std::string pointer(std::string_view name) const;

    // Call once, on the outermost reader, when all is read: faults every field that was not read (`unknown_field`), and
    // gives 422 invalid with all faults (the first 200), in the order of the reads.
    [[nodiscard]] domain::Result<void> finish();

private:
    struct Shared;
    Reader(nlohmann::json const& value, std::string pointer, Shared& shared);

    nlohmann::json const* find(std::string_view name);
    nlohmann::json const* require(std::string_view name);
    nlohmann::json const* array(std::string_view name, ArrayRule rule);
    std::optional<std::string> choice_text(std::string_view name);
    std::vector<std::optional<std::string>> choice_texts(std::string_view name, ArrayRule rule);
    void fault_at(std::string pointer, std::string_view code, domain::Params params = {});
    void not_a_choice(std::string pointer, std::vector<std::string_view> const& choices);
    void check_unknown();

    template <class E>
    static std::vector<std::string_view> texts_of(domain::Names<E> names);

    nlohmann::json const* object_ = nullptr;  // null: the value is not an object, said once
    std::string pointer_;
    std::vector<std::string> read_;
    bool allow_unknown_ = false;
    std::unique_ptr<Shared> own_;
    Shared* shared_;
};

template <class E>
std::vector<std::string_view> Reader::texts_of(domain::Names<E> names) {
    std::vector<std::string_view> texts;
    for (auto const& name : names) texts.push_back(name.text);
    return texts;
}

template <class E>
std::optional<E> Reader::optional_choice(std::string_view name, domain::Names<std::type_identity_t<E>> names) {
    if (!has(name) || is_null(name)) {
        find(name);
        return std::nullopt;
    }
    return choice<E>(name, names);
}

template <class E>
E Reader::choice(std::string_view name, domain::Names<std::type_identity_t<E>> names) {
    auto const text = choice_text(name);
    if (!text) return E{};
    if (auto const value = domain::value_of<E>(names, *text)) return *value;
    not_a_choice(pointer(name), texts_of<E>(names));
    return E{};
}

template <class E>
std::vector<E> Reader::choices(std::string_view name, domain::Names<std::type_identity_t<E>> names, ArrayRule rule) {
    std::vector<E> values;
    auto const texts = choice_texts(name, rule);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i]) continue;
        if (auto const value = domain::value_of<E>(names, *texts[i]))
            values.push_back(*value);
        else
            not_a_choice(pointer(name) + "/" + std::to_string(i), texts_of<E>(names));
    }
    return values;
}

}  // namespace polku::json
