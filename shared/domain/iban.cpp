#include "shared/domain/iban.h"

#include "shared/domain/check_digits.h"

namespace polku::domain {

namespace {

// Luhn over the first 13 digits of the account, weights 2, 1, 2 ... from the left; the 14th makes the sum a multiple of
// ten.
bool account_digit_right(std::string_view account) {
    int sum = 0;
    for (std::size_t i = 0; i < account.size(); ++i) {
        auto const product = (account[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
}

}  // namespace

std::string_view fault_code(IbanFault fault) {
    switch (fault) {
        case IbanFault::form: return "iban_form";
        case IbanFault::check_digits: return "iban_check_digits";
        case IbanFault::account: break;
    }
    return "iban_account";
}

std::expected<Iban, IbanFault> parse_iban(std::string_view text) {
    std::string iban;
    for (auto const c : text) {
        if (c != ' ') iban += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (iban.size() != 18 || !iban.starts_with("FI") || iban.find_first_not_of("0123456789", 2) != std::string::npos)
        return std::unexpected(IbanFault::form);
    if (mod97(iban.substr(4) + iban.substr(0, 4)) != 1) return std::unexpected(IbanFault::check_digits);
    if (!account_digit_right(std::string_view{iban}.substr(4))) return std::unexpected(IbanFault::account);
    return Iban{std::move(iban)};
}

std::string print_iban(Iban const& iban) { return grouped(iban.text, 4); }

}  // namespace polku::domain
