#pragma once

#include "services/casework/consents/model.h"
#include "shared/domain/problem.h"

#include <span>
#include <vector>

namespace polku::casework {

/// Who records a consent. The client, the organisation that answers for the case and its buyer, who has the client sign
/// the referral, record any. Another party lifts the secrecy of its own alone: of what the law or the contract opens to
/// its team, and for others. So nobody who merely takes part opens anything to its own organisation.
struct ConsentRecorder {
    bool records_any = false;
    domain::Id organisation;
    std::vector<access::Category> holds;  ///< open to its team by law or contract; of one who records any: not asked
};

/// Whether the consent may be recorded; every fault at once. `organisations`: those of its recipients that exist.
domain::Result<void> check_consent(Consent const& consent, ConsentRecorder const& recorder,
                                   std::span<domain::Id const> organisations, domain::LocalDate today);

/// The consent withdrawn, by the client or by whoever takes part in the case: the client may tell any of them, for to
/// withdraw must be as easy as to give (GDPR, article 7(3)). Withdrawing twice is a conflict that says when it was
/// withdrawn. The state is judged before the version.
domain::Result<Consent> withdraw(Consent consent, std::optional<std::int64_t> shown_version, std::string const& by,
                                 domain::Instant now);

}  // namespace polku::casework
