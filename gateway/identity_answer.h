#pragma once

#include "gateway/session_cache.h"

#include <optional>
#include <string>
#include <string_view>

namespace polku::gateway {

/// What identity answers about a session: {"token"?, "principal", "language", "session"}.
struct IdentityAnswer {
    std::optional<std::string> token;  ///< of a session that was just opened
    SignedIn signed_in;
};

/// Throws std::runtime_error when it is not that: identity and the gateway do not fit together.
[[nodiscard]] IdentityAnswer read_identity_answer(std::string_view body);

}  // namespace polku::gateway
