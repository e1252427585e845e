// ISO 7064 MOD 97-10, shared by IBAN and the RF creditor reference (ISO 11649).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace polku::domain {

// The remainder by 97 of the number that digits (as themselves) and letters (A = 10 ... Z = 35) write.
// Requires: only 0-9 and A-Z.
[[nodiscard]] constexpr int mod97(std::string_view text) {
    int remainder = 0;
    for (auto const c : text)
        remainder = c <= '9' ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
    return remainder;
}

// In groups of `size`, the first ones full: "FI21 1234 ...".
[[nodiscard]] inline std::string grouped(std::string_view text, std::size_t size) {
    std::string printed;
    for (std::size_t at = 0; at < text.size(); at += size) {
        if (at > 0) printed += ' ';
        printed += text.substr(at, size);
    }
    return printed;
}

}  // namespace polku::domain
