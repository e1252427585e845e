// References of payments: the Finnish viitenumero (Finance Finland) and its international form RF (ISO 11649).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace polku::domain {

enum class ReferenceFault { form, check_digit };

[[nodiscard]] std::string_view fault_code(ReferenceFault fault);  // the key in messages.h

// 4 to 20 digits, the last of them the check digit; no leading zero.
struct Reference {
    std::string text;

    bool operator==(Reference const&) const = default;
};

// Appends the check digit to 3 to 19 digits: 123 gives 1232. Nothing when they are not, or begin with zero.
[[nodiscard]] std::optional<Reference> make_reference(std::string_view base);

// Takes either form, with the spaces of print; leading zeros are dropped, as banks do. An RF reference must hold a
// viitenumero.
[[nodiscard]] std::expected<Reference, ReferenceFault> parse_reference(std::string_view text);

[[nodiscard]] std::string rf_reference(Reference const& reference);        // RF111232
[[nodiscard]] std::string print_reference(Reference const& reference);     // 20261 10001 7, in fives from the left
[[nodiscard]] std::string print_rf_reference(Reference const& reference);  // RF43 2026 1100 017

}  // namespace polku::domain
