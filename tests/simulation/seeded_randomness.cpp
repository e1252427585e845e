#include "tests/simulation/seeded_randomness.h"

#include "tests/simulation/random.h"

#include <openssl/rand.h>
#include <sodium.h>

#include <cstring>
#include <string>
#include <string_view>

namespace polku::simulation {
namespace {

Random seeded_randomness(1);

void fill(void* to, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        static_cast<unsigned char*>(to)[i] = static_cast<unsigned char>(seeded_randomness.next());
}

std::string plain_hash(std::string_view password) { return "$argon2id$none$" + std::string(password); }

}  // namespace

void seed_randomness(std::uint64_t seed) {
    static randombytes_implementation const own = [] {
        randombytes_implementation made{};
        made.implementation_name = [] { return "seeded"; };
        made.random = [] { return static_cast<std::uint32_t>(seeded_randomness.next()); };
        made.buf = fill;
        return made;
    }();
    static auto const set = randombytes_set_implementation(const_cast<randombytes_implementation*>(&own));
    static_cast<void>(set);
    seeded_randomness = Random(seed);
}

}  // namespace polku::simulation

// What the program itself defines comes before what a shared library has under the same name.
extern "C" {

// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): the library's names are not ours
int RAND_bytes(unsigned char* to, int bytes) {
    polku::simulation::fill(to, static_cast<std::size_t>(bytes));
    return 1;
}

int crypto_pwhash_str_alg(char out[crypto_pwhash_STRBYTES], char const* const password, unsigned long long length,
                          unsigned long long, std::size_t, int) {
    auto const hash = polku::simulation::plain_hash({password, static_cast<std::size_t>(length)});
    std::memset(out, 0, crypto_pwhash_STRBYTES);
    std::memcpy(out, hash.data(), std::min<std::size_t>(hash.size(), crypto_pwhash_STRBYTES - 1));
    return 0;
}

int crypto_pwhash_str_verify(char const* stored, char const* const password, unsigned long long length) {
    return polku::simulation::plain_hash({password, static_cast<std::size_t>(length)}) == stored ? 0 : -1;
}

}  // extern "C"
