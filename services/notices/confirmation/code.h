#pragma once

#include "services/notices/confirmation/model.h"
#include "shared/storage/secrets.h"

#include <optional>
#include <string>
#include <string_view>

namespace polku::notices {

/// 40 random bits as eight of the digits and capitals that are not taken for one another, with a hyphen in the middle:
/// "K7WQ-2MXR". Throws std::runtime_error when the system gives no random numbers.
std::string new_code();

/// As it was drawn, but without the hyphen; spaces, hyphens and case do not matter. Nothing: it cannot be one.
std::optional<std::string> normal_code(std::string_view typed);

/// Of a code in its normal form.
CodeHash code_hash(storage::LookupKey const& key, domain::Id const& person, std::string_view code);

}  // namespace polku::notices
