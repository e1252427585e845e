#include "services/identity/second_factor/codes.h"

#include "services/identity/second_factor/store.h"
#include "services/identity/second_factor/totp.h"

namespace polku::identity {

namespace {

constexpr std::size_t kCodeLength = 10;

std::string normal(std::string_view typed) {
    std::string code;
    for (auto const c : typed) {
        if (c == ' ' || c == '-') continue;
        code += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return code;
}

RecoveryHash recovery_hash(storage::LookupKey const& key, domain::Id const& person, std::string_view code) {
    return key.hash("recovery_code", "hash", person.text + "\n" + normal(code));
}

}  // namespace

bool asks_code(SecondFactorPolicy policy, std::optional<SecondFactor> const& factor) {
    return policy != SecondFactorPolicy::off && factor && factor->confirmed_at;
}

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes;
    for (int i = 0; i < kRecoveryCodes; ++i) {
        auto code = normal(totp::base32(totp::new_secret())).substr(0, kCodeLength);
        code.insert(kCodeLength / 2, "-");
        codes.push_back(std::move(code));
    }
    return codes;
}

void keep_recovery_codes(storage::Tx& tx, storage::LookupKey const& key, domain::Id const& person,
                         std::vector<std::string> const& codes) {
    erase_recovery_codes(tx, person);
    for (auto const& code : codes) insert_recovery_code(tx, person, recovery_hash(key, person, code));
}

bool use_code(storage::Tx& tx, storage::LookupKey const& key, SecondFactor const& factor, std::string_view typed,
              domain::Instant now) {
    auto const code = normal(typed);
    if (code.size() == kCodeLength)
        return use_recovery_code(tx, factor.person, recovery_hash(key, factor.person, code), now);
    auto const step = totp::matching_step(factor.secret, code, now, factor.last_step);
    if (step) save_step(tx, factor.person, *step);
    return step.has_value();
}

}  // namespace polku::identity
