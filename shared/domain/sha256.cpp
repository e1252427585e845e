#include "shared/domain/sha256.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace polku::domain {

namespace {

/// Fetched once: OpenSSL 3 looks for it anew, under a lock, whenever it is given by name (EVP_sha256()).
EVP_MD const* sha256_method() {
    static EVP_MD const* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return method;
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, sha256_method(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sizeof(Sha256));
    for (auto const byte : sha256(bytes)) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

}  // namespace polku::domain
