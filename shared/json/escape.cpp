#include "shared/json/escape.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace polku::json {

namespace {

void append_escaped(std::string& out, char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\t': out += "\\t"; return;
        case '\n': out += "\\n"; return;
        case '\f': out += "\\f"; return;
        case '\r': out += "\\r"; return;
        default:
            out += "\\u00";
            out += kHex[static_cast<unsigned char>(c) >> 4];
            out += kHex[static_cast<unsigned char>(c) & 0xFU];
    }
}

constexpr std::uint64_t each_byte(unsigned char value) { return 0x0101010101010101U * value; }

/// Not zero when a byte of the eight is zero.
constexpr std::uint64_t zero_bytes(std::uint64_t eight) { return (eight - each_byte(1)) & ~eight & each_byte(0x80); }

/// Whether one of eight bytes must be escaped: a control character (below 0x20), a quotation mark, a backslash.
constexpr bool any_special(std::uint64_t eight) {
    auto const control = (eight - each_byte(0x20)) & ~eight & each_byte(0x80);
    return (control | zero_bytes(eight ^ each_byte('"')) | zero_bytes(eight ^ each_byte('\\'))) != 0;
}

constexpr bool special(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Where the next character stands that must be escaped, or the end: eight at a time, since there is hardly ever one.
std::size_t next_special(std::string_view text, std::size_t at) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (any_special(eight)) break;
    }
    while (at < text.size() && !special(text[at])) ++at;
    return at;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;
    for (auto at = next_special(text, 0); at < text.size(); at = next_special(text, at + 1)) {
        auto const c = text[at];
        out += text.substr(plain, at - plain);
        append_escaped(out, c);
        plain = at + 1;
    }
    out += text.substr(plain);
    out += '"';
}

}  // namespace polku::json
