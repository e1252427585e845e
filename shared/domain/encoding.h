// What a file that somebody uploads is written in.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace polku::domain {

enum class Encoding {
    utf8,
    utf8_with_bom,
    windows_1252,  // and so also ISO 8859-1: their printable characters are the same
    utf16,         // not converted
    binary,        // none of these: it holds NUL or a byte that Windows-1252 has not
};

[[nodiscard]] std::string_view encoding_name(Encoding encoding);  // "UTF-8", "Windows-1252", ...

// Valid UTF-8 is taken for UTF-8 (text that is not has next to no chance to look like it), anything else for
// Windows-1252.
[[nodiscard]] Encoding detect_encoding(std::string_view bytes);

struct DecodedText {
    std::string text;  // UTF-8 without a byte-order mark
    Encoding seen;
};

// The text, or what was seen in its place (utf16 or binary).
[[nodiscard]] std::expected<DecodedText, Encoding> to_utf8(std::string_view bytes);

}  // namespace polku::domain
