#include "shared/domain/file_type.h"

#include "shared/domain/text.h"

#include <algorithm>

namespace polku::domain {

namespace {

using namespace std::string_view_literals;

constexpr auto kZip = "PK\x03\x04"sv;
constexpr auto kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"sv;
constexpr auto kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"sv;

/// In an OpenDocument package the first entry is named `mimetype`, stored and not packed: its text begins at byte 38.
bool opendocument(std::string_view bytes, std::string_view media_type) {
    constexpr std::size_t kName = 30;
    constexpr auto kFirst = "mimetype"sv;
    if (!bytes.starts_with(kZip) || bytes.size() < kName + kFirst.size()) return false;
    return bytes.substr(kName).starts_with(kFirst) && bytes.substr(kName + kFirst.size()).starts_with(media_type);
}

/// An Open XML package lists its content types, and keeps its document in a folder of its kind.
bool open_xml(std::string_view bytes, std::string_view folder) {
    return bytes.starts_with(kZip) && bytes.find("[Content_Types].xml") != std::string_view::npos &&
           bytes.find(folder) != std::string_view::npos;
}

}  // namespace

bool readable_text(std::string_view bytes) {
    auto const readable = [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0x20 ? byte != 0x7f : c == '\n' || c == '\r' || c == '\t';
    };
    return std::ranges::all_of(bytes, readable) && valid_utf8(bytes);
}

bool is_file_of(std::string_view media_type, std::string_view bytes) {
    if (media_type == "application/pdf") return bytes.starts_with("%PDF-"sv);
    if (media_type == "application/rtf") return bytes.starts_with("{\\rtf"sv);
    if (media_type == "image/png") return bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
    if (media_type == "image/jpeg") return bytes.starts_with("\xff\xd8\xff"sv);
    if (media_type == "image/webp") {
        return bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv;
    }
    if (media_type == "text/plain" || media_type == "text/csv") return readable_text(bytes);
    if (media_type == kDocx) return open_xml(bytes, "word/");
    if (media_type == kXlsx) return open_xml(bytes, "xl/");
    return media_type.starts_with("application/vnd.oasis.opendocument."sv) && opendocument(bytes, media_type);
}

}  // namespace polku::domain
