// The languages of the user interface and of every message.
#pragma once

#include "shared/domain/names.h"

#include <optional>
#include <string_view>

namespace polku::domain {

enum class Language { fi, sv, en };

inline constexpr Language kDefaultLanguage = Language::fi;

// ISO 639-1.
inline constexpr Name<Language> kLanguageNames[] = {{"fi", Language::fi}, {"sv", Language::sv}, {"en", Language::en}};

[[nodiscard]] std::string_view language_code(Language language);
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);

// The best of our languages for an Accept-Language value (RFC 9110, 12.5.4): quality first, then order. Regions are
// ignored ("sv-FI" is sv). `fallback` when the value is empty, malformed or names none of ours.
[[nodiscard]] Language accepted_language(std::string_view accept_language, Language fallback = kDefaultLanguage);

}  // namespace polku::domain
