#pragma once

#include "services/identity/second_factor/model.h"
#include "services/identity/sign_in/parts.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::identity {

inline constexpr int kRecoveryCodes = 10;

/// Whether signing in asks for a code.
bool asks_code(SecondFactorPolicy policy, std::optional<SecondFactor> const& factor);

/// Ten codes of 50 random bits, in lower case with a hyphen in the middle: "mzxw6-ytboi".
std::vector<std::string> new_recovery_codes();

/// Takes their place of all earlier ones.
void keep_recovery_codes(storage::Tx& tx, storage::LookupKey const& key, domain::Id const& person,
                         std::vector<std::string> const& codes);

/// Whether `typed` is the application's code of now, or a recovery code that is left; spaces, hyphens and case do not
/// matter. What was right is used up.
bool use_code(storage::Tx& tx, storage::LookupKey const& key, SecondFactor const& factor, std::string_view typed,
              domain::Instant now);

}  // namespace polku::identity
