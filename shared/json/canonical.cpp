#include "shared/json/canonical.h"

#include "shared/domain/text.h"
#include "shared/json/escape.h"
#include "shared/json/reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace polku::json {

namespace {

// RFC 8785, 3.2.3: names are compared as UTF-16 code units. That differs from the order of code points (which is that
// of UTF-8) only where a surrogate pair meets a code point above the surrogates.
bool before_in_utf16(std::string_view a, std::string_view b) {
    std::size_t at_a = 0;
    std::size_t at_b = 0;
    while (at_a < a.size() && at_b < b.size()) {
        auto const c = domain::next_code_point(a, at_a);
        auto const d = domain::next_code_point(b, at_b);
        if (c == d) continue;
        auto const first_unit = [](char32_t p) { return p < 0x10000 ? p : 0xD800 + ((p - 0x10000) >> 10); };
        return first_unit(c) == first_unit(d) ? c < d : first_unit(c) < first_unit(d);
    }
    return at_a == a.size() && at_b < b.size();
}

void append_canonical_text(std::string& out, std::string const& text) {
    if (!domain::valid_utf8(text)) throw std::invalid_argument("a canonical record holds text that is not UTF-8");
    append_quoted(out, text);
}

void append_canonical(std::string& out, nlohmann::json const& value) {
    using Type = nlohmann::json::value_t;
    switch (value.type()) {
        case Type::null: out += "null"; return;
        case Type::boolean: out += value.get<bool>() ? "true" : "false"; return;
        case Type::string: append_canonical_text(out, value.get_ref<std::string const&>()); return;
        case Type::number_unsigned:
            if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxExactInteger)) break;
            out += std::to_string(value.get<std::uint64_t>());
            return;
        case Type::number_integer:
            if (value.get<std::int64_t>() < -kMaxExactInteger || value.get<std::int64_t>() > kMaxExactInteger) break;
            out += std::to_string(value.get<std::int64_t>());
            return;
        case Type::array: {
            out += '[';
            bool first = true;
            for (auto const& item : value) {
                if (!std::exchange(first, false)) out += ',';
                append_canonical(out, item);
            }
            out += ']';
            return;
        }
        case Type::object: {
            std::vector<nlohmann::json::const_iterator> members;
            for (auto it = value.begin(); it != value.end(); ++it) {
                if (!domain::valid_utf8(it.key()))
                    throw std::invalid_argument("a canonical record holds a name that is not UTF-8");
                members.push_back(it);
            }
            std::ranges::sort(members, [](auto const& a, auto const& b) { return before_in_utf16(a.key(), b.key()); });
            out += '{';
            bool first = true;
            for (auto const& member : members) {
                if (!std::exchange(first, false)) out += ',';
                append_quoted(out, member.key());
                out += ':';
                append_canonical(out, member.value());
            }
            out += '}';
            return;
        }
        case Type::number_float:
        case Type::binary:
        case Type::discarded: break;
    }
    throw std::invalid_argument("a canonical record holds a number that is not an exact integer");
}

}  // namespace

std::string canonical(nlohmann::json const& value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

domain::Result<std::string> canonical_text(std::string_view text) {
    auto const document = parse(text);
    if (!document) return domain::refused(document.error());
    try {
        return canonical(document->root());
    } catch (std::invalid_argument const& error) {
        return domain::refused(domain::bad_request("not_canonical", error.what()));
    }
}

}  // namespace polku::json
