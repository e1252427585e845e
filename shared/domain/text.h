// Text in UTF-8. What people wrote is kept as they wrote it: nothing here normalises what is stored.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace polku::domain {

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);

// The code point at `at`, which moves past it. Requires: valid UTF-8, at < text.size(), at on the start of a code
// point.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

// The following require valid UTF-8.

[[nodiscard]] std::size_t code_points(std::string_view text);

// Without Unicode White_Space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] bool blank(std::string_view text);

// Any of C0 (with tab and line breaks), DEL and C1.
[[nodiscard]] bool has_control(std::string_view text);

// The key under which a name is found: lower case, letters without their marks (Å and ä are a, ö and ø are o, ß is ss,
// š is s), whether the mark is part of the letter or follows it. Other scripts are lowered (Greek, Cyrillic) and
// otherwise kept.
[[nodiscard]] std::string fold(std::string_view text);

// The parts between separators, as views: always at least one; "" gives one empty part.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace polku::domain
