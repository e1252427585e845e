#include "shared/domain/hetu.h"

#include <optional>

namespace polku::domain {

namespace {

bool hetu_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

int hetu_number(std::string_view digits) {
    int number = 0;
    for (auto const digit : digits) number = number * 10 + (digit - '0');
    return number;
}

bool hetu_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

std::optional<int> hetu_century(char separator) {
    if (separator == '+') return 1800;
    if (std::string_view{"-YXWVU"}.find(separator) != std::string_view::npos) return 1900;
    if (std::string_view{"ABCDEF"}.find(separator) != std::string_view::npos) return 2000;
    return std::nullopt;
}

}  // namespace

std::string_view fault_code(HetuFault fault) {
    switch (fault) {
        case HetuFault::form: return "identity_code_form";
        case HetuFault::separator: return "identity_code_separator";
        case HetuFault::no_such_date: return "identity_code_no_such_date";
        case HetuFault::individual_number: return "identity_code_individual_number";
        case HetuFault::check_character: break;
    }
    return "identity_code_check_character";
}

char hetu_check_character(std::string_view nine_digits) {
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[hetu_number(nine_digits) % 31];
}

std::expected<Hetu, HetuFault> parse_hetu(std::string_view text) {
    std::string code{text};
    for (auto& c : code) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    auto const view = std::string_view{code};
    if (view.size() != 11 || !hetu_digits(view.substr(0, 6)) || !hetu_digits(view.substr(7, 3)) ||
        !(hetu_upper_letter(view[10]) || hetu_digits(view.substr(10))))
        return std::unexpected(HetuFault::form);
    auto const century = hetu_century(view[6]);
    if (!century) return std::unexpected(HetuFault::separator);
    std::chrono::year_month_day const birth{std::chrono::year{*century + hetu_number(view.substr(4, 2))},
                                            std::chrono::month{static_cast<unsigned>(hetu_number(view.substr(2, 2)))},
                                            std::chrono::day{static_cast<unsigned>(hetu_number(view.substr(0, 2)))}};
    if (!birth.ok()) return std::unexpected(HetuFault::no_such_date);
    if (hetu_number(view.substr(7, 3)) < 2) return std::unexpected(HetuFault::individual_number);
    if (view[10] != hetu_check_character(code.substr(0, 6) + code.substr(7, 3)))
        return std::unexpected(HetuFault::check_character);
    return Hetu{std::move(code), LocalDate{birth}};
}

}  // namespace polku::domain
