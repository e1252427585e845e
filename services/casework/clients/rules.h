#pragma once

#include <string>
#include <string_view>

namespace polku::casework {

/// "Kalle Testinen": the first given name and the family name, for lists and headings.
std::string display_name(std::string_view given_names, std::string_view family_name);

/// Letters A to Z in small; the others stay.
std::string small_letters(std::string_view text);

/// A code of ISO 639-1 in small letters.
bool is_language(std::string_view code);

/// 5 to 15 digits (ITU-T E.164 has at most 15), a plus sign before them or none, and single spaces, hyphens or brackets
/// between.
bool is_phone(std::string_view text);

/// name@host.domain as RFC 5321 (4.1.2) has it without quotes, and letters beyond ASCII as RFC 6531 allows.
bool is_email(std::string_view text);

}  // namespace polku::casework
