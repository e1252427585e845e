#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"

#include <chrono>

namespace polku::identity {

/// A link by which a person chooses a new password, made by an administrator. Until then they have none.
struct PasswordReset {
    domain::Id person;
    domain::Id made_by;  ///< the administrator
    domain::Instant made_at;
    domain::Instant ends_at;
};

inline constexpr std::chrono::hours kResetOpen{24};

/// 409 `own_credentials`: one's own are changed with the current password, not around it.
domain::Result<PasswordReset> make_reset(domain::Id const& person, domain::Id const& made_by, domain::Instant now);

bool open(PasswordReset const& reset, domain::Instant now);

}  // namespace polku::identity
