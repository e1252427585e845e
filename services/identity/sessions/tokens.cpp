#include "services/identity/sessions/tokens.h"

#include "shared/domain/sha256.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace polku::identity {

std::string new_token() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: the system gives no random numbers");
    constexpr auto kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<unsigned char, 32> random{};
    randombytes_buf(random.data(), random.size());
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), kVariant);
    return text.data();
}

std::string token_hash(std::string_view token) { return domain::sha256_hex(token); }

}  // namespace polku::identity
