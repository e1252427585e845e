#include "services/identity/second_factor/totp.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace polku::identity::totp {

namespace {

constexpr std::size_t kSecretBytes = 20;

std::array<unsigned char, 8> big_endian(std::int64_t step) {
    std::array<unsigned char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(step);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, rest >>= 8U)
        *at = static_cast<unsigned char>(rest & 0xffU);
    return bytes;
}

/// RFC 3986: everything but the unreserved characters is percent-encoded.
std::string uri_encoded(std::string_view text) {
    std::string encoded;
    for (auto const c : text) {
        auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

}  // namespace

std::string new_secret() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: the system gives no random numbers");
    std::string secret(kSecretBytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string base32(std::string_view bytes) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (auto const byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += kAlphabet[(held >> bits) & 31U];
        }
        held &= (1U << bits) - 1U;
    }
    if (bits > 0) text += kAlphabet[(held << (5U - bits)) & 31U];
    return text;
}

std::string code_at(std::string_view secret, std::int64_t step, int digits) {
    auto const counter = big_endian(step);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
             &length) == nullptr)
        throw std::runtime_error("the cryptographic library has no HMAC-SHA-1");
    // Dynamic truncation: four bytes from where the last byte says, without their sign.
    std::size_t const offset = mac[length - 1] & 0x0fU;
    std::uint32_t value = mac[offset] & 0x7fU;
    for (std::size_t i = 1; i < 4; ++i) value = (value << 8U) | mac[offset + i];
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) modulus *= 10;
    return fmt::format("{:0{}}", value % modulus, digits);
}

std::int64_t step_of(domain::Instant now) { return now.ms / (kStepSeconds * 1000); }

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code, domain::Instant now,
                                          std::int64_t last_step) {
    if (code.size() != static_cast<std::size_t>(kDigits)) return std::nullopt;
    auto const current = step_of(now);
    std::optional<std::int64_t> found;
    for (auto step = current - kDrift; step <= current + kDrift; ++step) {
        auto const right = code_at(secret, step);
        auto const same = CRYPTO_memcmp(right.data(), code.data(), right.size()) == 0;
        if (same && step > last_step) found = step;
    }
    return found;
}

std::string key_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits={3}&period={4}",
                       uri_encoded(issuer), uri_encoded(account), base32(secret), kDigits, kStepSeconds);
}

}  // namespace polku::identity::totp
