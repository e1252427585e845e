#pragma once

#include "services/casework/consents/model.h"
#include "shared/domain/problem.h"

#include <span>

namespace polku::casework {

/// Whether the consent may be recorded; every fault at once. `organisations`: those of its recipients that exist.
domain::Result<void> check_consent(Consent const& consent, std::span<domain::Id const> organisations,
                                   domain::LocalDate today);

/// The consent withdrawn. Withdrawing twice is a conflict that says when it was withdrawn. The state is judged before
/// the version.
domain::Result<Consent> withdraw(Consent consent, std::optional<std::int64_t> shown_version, std::string const& by,
                                 domain::Instant now);

}  // namespace polku::casework
