#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// RFC 4648, section 4, with padding: how C2SP notes write bytes.
namespace polku::journal {

[[nodiscard]] std::string to_base64(std::span<std::uint8_t const> bytes);

/// Nothing when it is not base64, or not the one spelling of its bytes.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

/// The same for exactly `Size` bytes.
template <std::size_t Size>
[[nodiscard]] std::optional<std::array<std::uint8_t, Size>> array_from_base64(std::string_view text) {
    auto const bytes = from_base64(text);
    if (!bytes || bytes->size() != Size) return std::nullopt;
    std::array<std::uint8_t, Size> array{};
    std::copy(bytes->begin(), bytes->end(), array.begin());
    return array;
}

}  // namespace polku::journal
