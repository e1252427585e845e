#include "services/identity/people/passwords.h"

#include <sodium.h>

#include <array>
#include <atomic>
#include <new>
#include <stdexcept>

namespace polku::identity {

namespace {

std::atomic<std::uint64_t> compared_so_far = 0;

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: the system gives no random numbers");
}

}  // namespace

std::string hash_password(std::string_view password) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    // "Interactive" is 64 MiB and two passes, above OWASP's least (19 MiB, two passes).
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool verify_password(std::optional<std::string> const& hash, std::string_view password) {
    start_sodium();
    static std::string const nobody = hash_password("no user has this password");
    auto const& compared = hash ? *hash : nobody;
    ++compared_so_far;
    auto const same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
    return hash && same;
}

std::uint64_t passwords_compared() { return compared_so_far; }

}  // namespace polku::identity
