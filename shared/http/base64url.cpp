#include "shared/http/base64url.h"

#include <sodium.h>

namespace polku::http {

namespace {

constexpr int kAlphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string to_base64url(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), kAlphabet), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      kAlphabet);
    text.pop_back();  // the NUL
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &length, nullptr, kAlphabet) != 0) {
        return std::nullopt;
    }
    bytes.resize(length);
    // libsodium 1.0.18 takes every byte beyond ASCII for `_`.
    if (to_base64url(bytes) != text) return std::nullopt;
    return bytes;
}

}  // namespace polku::http
