#include "shared/domain/language.h"

#include "shared/domain/text.h"

#include <cctype>

namespace polku::domain {

namespace {

bool same_letters(std::string_view a, std::string_view lower) {
    if (a.size() != lower.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(a[i])) != lower[i]) return false;
    }
    return true;
}

// A quality value (RFC 9110, 12.4.2) in thousandths: "0.8" is 800. Nothing when malformed.
std::optional<int> quality_thousandths(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    if (text.size() > 1 && text[1] != '.') return std::nullopt;
    int quality = (text[0] - '0') * 1000;
    int unit = 100;
    for (std::size_t i = 2; i < text.size(); ++i, unit /= 10) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        quality += (text[i] - '0') * unit;
    }
    return quality > 1000 ? std::nullopt : std::optional{quality};
}

struct LanguageRange {
    std::string_view tag;
    int quality = 1000;
};

std::optional<LanguageRange> language_range(std::string_view item) {
    auto const parts = split(item, ';');
    LanguageRange range{.tag = trim(parts[0])};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        auto const parameter = trim(parts[i]);
        if (parameter.size() < 2 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=')
            return std::nullopt;
        auto const quality = quality_thousandths(parameter.substr(2));
        if (!quality) return std::nullopt;
        range.quality = *quality;
    }
    return range;
}

}  // namespace

std::string_view language_code(Language language) { return name_of<Language>(kLanguageNames, language); }

std::optional<Language> parse_language(std::string_view code) { return value_of<Language>(kLanguageNames, code); }

Language accepted_language(std::string_view accept_language, Language fallback) {
    auto best = fallback;
    int best_quality = 0;
    for (auto const item : split(accept_language, ',')) {
        auto const range = language_range(item);
        if (!range || range->quality <= best_quality) continue;
        auto const primary = range->tag.substr(0, range->tag.find('-'));
        for (auto const& ours : kLanguageNames) {
            if (same_letters(primary, ours.text)) {
                best = ours.value;
                best_quality = range->quality;
            }
        }
    }
    return best;
}

}  // namespace polku::domain
