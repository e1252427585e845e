#pragma once

#include "services/identity/sign_in/guard.h"
#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <optional>
#include <string>
#include <string_view>

/// A password that is proved, at sign-in and before one's own credentials change. Heavy routes only: each takes tens of
/// milliseconds, and waits for a commit.
namespace polku::identity {

/// Why a proof failed, and about whom when that is known.
struct Unproved {
    domain::Problem problem;
    std::optional<domain::Id> person{};
};

/// What every failed sign-in is told: nobody learns whether there is such a user, or one who was disabled.
domain::Problem wrong_credentials();

/// Who the username and the password belong to. 401 `wrong_credentials`, after the same time whether or not there is
/// such a user; 429 `too_many_tries`. The try is counted, and logged when it failed.
std::expected<domain::Id, Unproved> prove(SignInParts const& parts, Attempt const& attempt, std::string_view password,
                                          http::PrepareCall const& call);

/// Counts one try of a code of somebody whose password was right. 429 `too_many_tries`.
domain::Result<void> count_code(SignInParts const& parts, Attempt const& attempt, domain::Instant now);

/// Whose session asks, proved by their password given again (OWASP ASVS 5.0, 7.5.1).
struct Confirmed {
    domain::Id person;
    Attempt attempt;
};
/// 401 `unauthenticated` without a live session; 422 `wrong_password` on `pointer`; 429.
std::expected<Confirmed, Unproved> confirm(SignInParts const& parts, std::string_view password,
                                           std::string_view pointer, http::PrepareCall const& call);

}  // namespace polku::identity
