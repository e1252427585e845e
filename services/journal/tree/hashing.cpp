#include "services/journal/tree/hashing.h"

#include <sodium.h>

#include <stdexcept>

namespace polku::journal {

namespace {

static_assert(crypto_hash_sha256_BYTES == sizeof(Hash) && crypto_auth_hmacsha256_BYTES == sizeof(Hash));
static_assert(crypto_auth_hmacsha256_KEYBYTES == sizeof(Salt));

// Kept apart so that a leaf can never be taken for a node (RFC 9162, 2.1.1).
constexpr std::uint8_t kLeafPrefix = 0;
constexpr std::uint8_t kNodePrefix = 1;

unsigned char const* octets(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

}  // namespace

Hash leaf_hash(std::string_view data) {
    Hash hash{};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &kLeafPrefix, 1);
    crypto_hash_sha256_update(&state, octets(data), data.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

Hash node_hash(Hash const& left, Hash const& right) {
    Hash hash{};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &kNodePrefix, 1);
    crypto_hash_sha256_update(&state, left.data(), left.size());
    crypto_hash_sha256_update(&state, right.data(), right.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

Hash empty_root() { return domain::sha256({}); }

Hash salted_hash(Salt const& salt, std::string_view text) {
    Hash hash{};
    crypto_auth_hmacsha256(hash.data(), octets(text), text.size(), salt.data());
    return hash;
}

Salt new_salt() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started: no source of random bytes");
    Salt salt{};
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

}  // namespace polku::journal
