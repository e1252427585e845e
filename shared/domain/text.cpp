#include "shared/domain/text.h"

namespace polku::domain {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

// Length of the code point that begins at `at`, by RFC 3629's table; 0 when it is malformed.
std::size_t well_formed_length(std::string_view text, std::size_t at) {
    auto const lead = byte_at(text, at);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < length; ++i) {
        if (!continuation(text, at + i)) return 0;
    }
    if (length > 2) {
        auto const second = byte_at(text, at + 1);
        bool const overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        bool const surrogate = lead == 0xED && second > 0x9F;
        bool const beyond = lead == 0xF4 && second > 0x8F;
        if (overlong || surrogate || beyond) return 0;
    }
    return length;
}

bool white_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

bool valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const length = well_formed_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    auto const lead = byte_at(text, at++);
    if (lead < 0x80) return lead;
    char32_t c = lead < 0xE0 ? lead & 0x1FU : lead < 0xF0 ? lead & 0x0FU : lead & 0x07U;
    while (continuation(text, at)) c = (c << 6) | (byte_at(text, at++) & 0x3FU);
    return c;
}

void append_utf8(std::string& text, char32_t c) {
    auto const put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) count += continuation(text, at) ? 0 : 1;
    return count;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = text.size();
    for (std::size_t at = 0; at < text.size();) {
        auto const start = at;
        if (white_space(next_code_point(text, at))) continue;
        if (begin == text.size()) begin = start;
        end = at;
    }
    return text.substr(begin, end - begin);
}

bool blank(std::string_view text) { return trim(text).empty(); }

bool has_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next_code_point(text, at);
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
    }
    return false;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace polku::domain
