#include "shared/domain/reference.h"

#include "shared/domain/check_digits.h"

#include <fmt/format.h>

namespace polku::domain {

namespace {

bool reference_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// Weights 7, 3, 1 from the right.
char reference_check_digit(std::string_view base) {
    constexpr int kWeights[] = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < base.size(); ++i) sum += kWeights[i % 3] * (base[base.size() - 1 - i] - '0');
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

std::string_view fault_code(ReferenceFault fault) {
    return fault == ReferenceFault::form ? "reference_form" : "reference_check";
}

std::optional<Reference> make_reference(std::string_view base) {
    if (base.size() < 3 || base.size() > 19 || !reference_digits(base) || base.front() == '0') return std::nullopt;
    return Reference{std::string{base} + reference_check_digit(base)};
}

std::expected<Reference, ReferenceFault> parse_reference(std::string_view text) {
    std::string compact;
    for (auto const c : text) {
        if (c != ' ') compact += c;
    }
    auto digits = compact;
    if (compact.starts_with("RF")) {
        if (compact.size() < 8 || compact.size() > 25 || !reference_digits(std::string_view{compact}.substr(2)))
            return std::unexpected(ReferenceFault::form);
        if (mod97(compact.substr(4) + compact.substr(0, 4)) != 1) return std::unexpected(ReferenceFault::check_digit);
        digits = compact.substr(4);
    }
    if (!reference_digits(digits)) return std::unexpected(ReferenceFault::form);
    digits.erase(0, digits.find_first_not_of('0'));
    if (digits.size() < 4 || digits.size() > 20) return std::unexpected(ReferenceFault::form);
    if (digits.back() != reference_check_digit(std::string_view{digits}.substr(0, digits.size() - 1)))
        return std::unexpected(ReferenceFault::check_digit);
    return Reference{std::move(digits)};
}

std::string rf_reference(Reference const& reference) {
    return fmt::format("RF{:02}{}", 98 - mod97(reference.text + "RF00"), reference.text);
}

std::string print_reference(Reference const& reference) { return grouped(reference.text, 5); }

std::string print_rf_reference(Reference const& reference) { return grouped(rf_reference(reference), 4); }

}  // namespace polku::domain
