#include "services/casework/clients/rules.h"

#include "shared/domain/text.h"

#include <algorithm>

namespace polku::casework {

namespace {

// ISO 639-1, two letters each.
constexpr std::string_view kLanguages =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygaglgnguhagvhehi"
    "hohrhthuhy"
    "hziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnv"
    "nyocojomor"
    "ospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyoza"
    "zhzu";

bool is_digit_of_contact(char c) { return c >= '0' && c <= '9'; }
bool is_letter_of_contact(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string display_name(std::string_view given_names, std::string_view family_name) {
    auto const first = given_names.substr(0, given_names.find(' '));
    return std::string(first) + ' ' + std::string(family_name);
}

std::string phone_key(std::string_view text) {
    std::string digits;
    for (auto const c : text) {
        if (is_digit_of_contact(c) || (c == '+' && digits.empty())) {
            digits += c;
        } else if (std::string_view(" -()").find(c) == std::string_view::npos) {
            return {};
        }
    }
    std::string_view key = digits;
    for (auto const finland : {std::string_view("+358"), std::string_view("00358")}) {
        if (key.starts_with(finland)) {
            key.remove_prefix(finland.size());
            break;
        }
    }
    key.remove_prefix(std::min(key.find_first_not_of('0'), key.size()));
    return std::ranges::count_if(key, is_digit_of_contact) >= 5 ? std::string(key) : std::string();
}

std::vector<NamePair> name_pairs(std::string_view folded) {
    std::vector<NamePair> pairs;
    for (auto at = folded.find(' '); at != std::string_view::npos; at = folded.find(' ', at + 1)) {
        auto const before = std::string(domain::trim(folded.substr(0, at)));
        auto const after = std::string(domain::trim(folded.substr(at + 1)));
        if (before.empty() || after.empty()) continue;
        pairs.push_back({before, after});
        pairs.push_back({after, before});
    }
    // Of more words than a name has, the first ways to part them are tried.
    if (pairs.size() > 6) pairs.resize(6);
    return pairs;
}

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (auto& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

bool is_language(std::string_view code) {
    if (code.size() != 2) return false;
    for (std::size_t from = 0; from < kLanguages.size(); from += 2) {
        if (kLanguages.substr(from, 2) == code) return true;
    }
    return false;
}

bool is_phone(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    auto const digits = std::ranges::count_if(text, is_digit_of_contact);
    return digits >= 5 && digits <= 15 && text.find_first_not_of("0123456789 -()") == std::string_view::npos &&
           (is_digit_of_contact(text.front()) || text.front() == '(') && is_digit_of_contact(text.back());
}

bool is_email(std::string_view text) {
    auto const sign = text.find('@');
    if (sign == std::string_view::npos || sign == 0 || sign > 64 || text.size() > 254 ||
        text.find('@', sign + 1) != std::string_view::npos)
        return false;
    auto const is_atom = [](char c) {
        return is_digit_of_contact(c) || is_letter_of_contact(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    };
    auto const is_label = [](char c) {
        return is_digit_of_contact(c) || is_letter_of_contact(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    };
    auto const parts_are = [](std::string_view dotted, auto const& fits, std::size_t least) {
        auto const parts = domain::split(dotted, '.');
        return parts.size() >= least && std::ranges::all_of(parts, [&](std::string_view part) {
                   return !part.empty() && std::ranges::all_of(part, fits);
               });
    };
    auto const host = text.substr(sign + 1);
    return parts_are(text.substr(0, sign), is_atom, 1) && parts_are(host, is_label, 2) && !host.starts_with('-') &&
           !host.ends_with('-');
}

}  // namespace polku::casework
