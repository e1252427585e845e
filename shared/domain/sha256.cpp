#include "shared/domain/sha256.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace polku::domain {

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (auto const byte : sha256(bytes)) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

}  // namespace polku::domain
