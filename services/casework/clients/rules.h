#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// "Kalle Testinen": the first given name and the family name, for lists and headings.
std::string display_name(std::string_view given_names, std::string_view family_name);

/// What finds a phone number however it is written: its digits, without what stands for Finland (+358, 00358) and the
/// zero before an area. Empty: fewer than five digits, or something else among them. As the schema has it.
std::string phone_key(std::string_view text);

/// A family name and given names, or their beginnings, in the order in which they may be meant.
struct NamePair {
    std::string family;
    std::string given;
};
/// Of two words or more, both orders; of one word none. `folded`: trimmed and folded.
std::vector<NamePair> name_pairs(std::string_view folded);

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
