#include "shared/domain/business_id.h"

#include <algorithm>

namespace polku::domain {

namespace {

bool business_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

bool ovt_unit(std::string_view unit) {
    return unit.size() <= 5 &&
           std::ranges::all_of(unit, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

std::string eight_digits(BusinessId const& id) { return id.text.substr(0, 7) + id.text.substr(8); }

std::expected<BusinessId, BusinessIdFault> from_eight_digits(std::string_view digits) {
    if (digits.size() != 8) return std::unexpected(BusinessIdFault::form);
    return parse_business_id(std::string{digits.substr(0, 7)} + "-" + std::string{digits.substr(7)});
}

}  // namespace

std::string_view fault_code(BusinessIdFault fault) {
    return fault == BusinessIdFault::form ? "business_id_form" : "business_id_check";
}

std::expected<BusinessId, BusinessIdFault> parse_business_id(std::string_view text) {
    std::string id{text};
    if (id.size() == 8) id.insert(0, "0");
    auto const view = std::string_view{id};
    if (view.size() != 9 || view[7] != '-' || !business_digits(view.substr(0, 7)) || !business_digits(view.substr(8)))
        return std::unexpected(BusinessIdFault::form);
    constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 7; ++i) sum += kWeights[i] * (view[i] - '0');
    auto const remainder = sum % 11;
    // A remainder of 1 would need the check digit 10: such numbers are never given.
    if (remainder == 1 || view[8] - '0' != (remainder == 0 ? 0 : 11 - remainder))
        return std::unexpected(BusinessIdFault::check_digit);
    return BusinessId{std::move(id)};
}

std::string vat_number(BusinessId const& id) { return "FI" + eight_digits(id); }

std::expected<BusinessId, BusinessIdFault> parse_vat_number(std::string_view text) {
    if (!text.starts_with("FI")) return std::unexpected(BusinessIdFault::form);
    return from_eight_digits(text.substr(2));
}

std::optional<std::string> ovt(BusinessId const& id, std::string_view unit) {
    if (!ovt_unit(unit)) return std::nullopt;
    return "0037" + eight_digits(id) + std::string{unit};
}

std::expected<BusinessId, BusinessIdFault> parse_ovt(std::string_view text) {
    if (!text.starts_with("0037") || text.size() < 12 || !ovt_unit(text.substr(12)))
        return std::unexpected(BusinessIdFault::form);
    return from_eight_digits(text.substr(4, 8));
}

}  // namespace polku::domain
