#include "services/outcomes/milestones/pseudonym.h"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace polku::outcomes {

std::string fresh_pseudonym() {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<unsigned char, 10> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("the system's random source failed");
    }
    std::string pseudonym = "P-";
    for (auto const byte : bytes) pseudonym += kAlphabet[byte % kAlphabet.size()];
    return pseudonym;
}

}  // namespace polku::outcomes
