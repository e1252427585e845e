#include "services/notices/confirmation/code.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace polku::notices {

namespace {

/// Without 0, 1, I and O. A byte's five lower bits choose one, each as likely as the others.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
static_assert(kLetters.size() == 32);
constexpr std::size_t kLength = 8;

}  // namespace

std::string new_code() {
    std::array<unsigned char, kLength> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("the system gives no random numbers");
    std::string code;
    for (auto const byte : bytes) {
        if (code.size() == kLength / 2) code += '-';
        code += kLetters[byte % kLetters.size()];
    }
    return code;
}

std::optional<std::string> normal_code(std::string_view typed) {
    std::string code;
    for (auto const c : typed) {
        if (c == ' ' || c == '-') continue;
        auto const capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (kLetters.find(capital) == std::string_view::npos) return std::nullopt;
        code += capital;
    }
    if (code.size() != kLength) return std::nullopt;
    return code;
}

CodeHash code_hash(storage::LookupKey const& key, domain::Id const& person, std::string_view code) {
    return key.hash("mail_confirmation", "code", fmt::format("{}\n{}", person.text, code));
}

}  // namespace polku::notices
