// The Finnish bank account number in its international form: FIkk and 14 digits. Sources: ISO 13616, Finance Finland.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace polku::domain {

enum class IbanFault {
    form,          // not FI and 16 digits
    check_digits,  // the two after FI (mod 97)
    account,       // the account number's own last digit (Luhn)
};

[[nodiscard]] std::string_view fault_code(IbanFault fault);  // the key in messages.h

// Normalised: upper case, no spaces, 18 characters.
struct Iban {
    std::string text;

    bool operator==(Iban const&) const = default;
};

// Takes spaces and lower case, as printed on paper. Accounts in other countries are a fault of form.
[[nodiscard]] std::expected<Iban, IbanFault> parse_iban(std::string_view text);

[[nodiscard]] std::string print_iban(Iban const& iban);  // FI21 1234 5600 0007 85

}  // namespace polku::domain
