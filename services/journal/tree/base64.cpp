#include "services/journal/tree/base64.h"

#include <sodium.h>

namespace polku::journal {

std::string to_base64(std::span<std::uint8_t const> bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the NUL that it ends with
    return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
    std::vector<std::uint8_t> bytes(text.size() + 1);  // never none: its address may not be null
    std::size_t length = 0;
    char const* end = nullptr;
    auto const read = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                                        sodium_base64_VARIANT_ORIGINAL);
    if (read != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace polku::journal
