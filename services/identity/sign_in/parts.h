#pragma once

#include "shared/domain/names.h"
#include "shared/storage/database.h"
#include "shared/storage/secrets.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace polku::identity {

/// Whether staff are asked for a one-time code: nobody is; who has set it up is; and nobody on the staff acts without.
enum class SecondFactorPolicy : std::uint8_t { off, offered, demanded };

inline constexpr domain::Name<SecondFactorPolicy> kSecondFactorPolicyNames[] = {
    {"off", SecondFactorPolicy::off},
    {"offered", SecondFactorPolicy::offered},
    {"demanded", SecondFactorPolicy::demanded},
};

/// What an installation says about signing in.
struct SignInOptions {
    SecondFactorPolicy second_factor = SecondFactorPolicy::offered;
    std::string installation = "Polku";  ///< as an authenticator application names it
};

/// Since the start of the process.
struct SignInFigures {
    std::atomic<std::uint64_t> refused = 0;  ///< a wrong username, password or code
    std::atomic<std::uint64_t> slowed = 0;   ///< not even tried: too soon after others
};

/// What the routes of signing in are made of; all outlive them.
struct SignInParts {
    storage::Database& database;
    storage::Secrets const& secrets;
    SignInOptions options{};
    SignInFigures& figures;
};

}  // namespace polku::identity
