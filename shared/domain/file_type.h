// What a file is, told from its bytes: whoever sends it only says so.
#pragma once

#include <string_view>

namespace polku::domain {

// Whether the bytes of a whole file are of the media type. Known: application/pdf, application/rtf, image/png,
// image/jpeg, image/webp, text/plain and text/csv (readable UTF-8), and the DOCX, XLSX, ODT and ODS types; nothing is
// of another. By the marks that the formats begin with (ISO 32000-1, PNG, JFIF, RIFF, RTF 1.9) and, of the ZIP
// packages, by their declared type (OpenDocument 1.3 part 2, 3.3) or main part (ECMA-376 part 2).
[[nodiscard]] bool is_file_of(std::string_view media_type, std::string_view bytes);

// Valid UTF-8 in which tabs and line breaks are the only control characters.
[[nodiscard]] bool readable_text(std::string_view bytes);

}  // namespace polku::domain
