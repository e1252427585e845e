#include "shared/domain/encoding.h"

#include "shared/domain/text.h"

#include <algorithm>

namespace polku::domain {

namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

// Windows-1252 for 0x80-0x9F (WHATWG Encoding, index windows-1252); 0 where the code page has no character.
constexpr char32_t kWindows1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

// 0 for a byte that is no character.
char32_t from_windows_1252(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80] : char32_t{byte};
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf8_with_bom: return "UTF-8 (BOM)";
        case Encoding::windows_1252: return "Windows-1252";
        case Encoding::utf16: return "UTF-16";
        case Encoding::binary: break;
    }
    return "binary";
}

Encoding detect_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Encoding::utf16;
    if (bytes.find('\0') != std::string_view::npos) return Encoding::binary;
    if (valid_utf8(bytes)) return bytes.starts_with(kUtf8Bom) ? Encoding::utf8_with_bom : Encoding::utf8;
    bool const all_characters = std::ranges::all_of(bytes, [](char c) { return from_windows_1252(c) != 0; });
    return all_characters ? Encoding::windows_1252 : Encoding::binary;
}

std::expected<DecodedText, Encoding> to_utf8(std::string_view bytes) {
    auto const seen = detect_encoding(bytes);
    switch (seen) {
        case Encoding::utf8: return DecodedText{std::string{bytes}, seen};
        case Encoding::utf8_with_bom: return DecodedText{std::string{bytes.substr(kUtf8Bom.size())}, seen};
        case Encoding::windows_1252: {
            std::string text;
            text.reserve(bytes.size() + bytes.size() / 8);
            for (auto const c : bytes) append_utf8(text, from_windows_1252(c));
            return DecodedText{std::move(text), seen};
        }
        case Encoding::utf16:
        case Encoding::binary: break;
    }
    return std::unexpected(seen);
}

}  // namespace polku::domain
