// The Finnish business ID (Y-tunnus) NNNNNNN-T and the numbers made of it. Source: Finnish Patent and Registration
// Office and Tax Administration, business information system.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace polku::domain {

enum class BusinessIdFault {
    form,  // not seven (or, before 1978, six) digits, a hyphen and a digit
    check_digit,
};

[[nodiscard]] std::string_view fault_code(BusinessIdFault fault);  // the key in messages.h

// Normalised: "0166906-4".
struct BusinessId {
    std::string text;

    bool operator==(BusinessId const&) const = default;
};

// An old ID of six digits gets its leading zero.
[[nodiscard]] std::expected<BusinessId, BusinessIdFault> parse_business_id(std::string_view text);

// FI01669064: the VAT number, whether or not the firm is registered for VAT.
[[nodiscard]] std::string vat_number(BusinessId const& id);
[[nodiscard]] std::expected<BusinessId, BusinessIdFault> parse_vat_number(std::string_view text);

// OVT, the address of electronic invoices: 0037, eight digits, and up to five characters (A-Z, 0-9) for a unit. Nothing
// when the unit is not of that form.
[[nodiscard]] std::optional<std::string> ovt(BusinessId const& id, std::string_view unit = {});
[[nodiscard]] std::expected<BusinessId, BusinessIdFault> parse_ovt(
    std::string_view text);  // the firm; the unit is checked

}  // namespace polku::domain
