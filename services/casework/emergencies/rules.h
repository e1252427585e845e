#pragma once

#include "services/casework/emergencies/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// What is known when somebody tries.
struct EmergencyFacts {
    /// When the person tried before, in the last 24 hours, oldest first.
    std::vector<domain::Instant> tries;
    std::optional<domain::Id> client;   ///< who has the code, with an open case
    std::vector<domain::Id> closed_to;  ///< the open cases that the person sees nothing of now
    bool open_already = false;          ///< another emergency of the person and the client
    bool reason_used = false;           ///< for this client before
    domain::Instant now;
};

/// The try, with its outcome; without an id. Problems: 429 emergency_tries_used (after kEmergencyTries in 24 hours,
/// before anything is told of the client); 409 emergency_already_open; 422 on /reason.
domain::Result<EmergencyAccess> try_emergency(access::Principal const& principal, std::string reason,
                                              EmergencyFacts const& facts);

[[nodiscard]] EmergencyState state_at(EmergencyAccess const& emergency, domain::Instant now);

/// When it ended or ends; nothing when nothing was opened.
[[nodiscard]] std::optional<domain::Instant> end_of(EmergencyAccess const& emergency);

/// The person's own: only who opened it, for the same organisation.
[[nodiscard]] bool is_own(EmergencyAccess const& emergency, access::Principal const& principal);

/// 404 when it is neither one's own nor the asker's task; 409 emergency_not_open.
domain::Result<EmergencyEnd> end_emergency(EmergencyAccess const& emergency, access::Principal const& principal,
                                           domain::Instant now);

/// 409 emergency_still_open, emergency_already_reviewed; 403 own_emergency; 422 on /note.
domain::Result<EmergencyReview> review_emergency(EmergencyAccess const& emergency, access::Principal const& principal,
                                                 ReviewFinding finding, std::string note, domain::Instant now);

}  // namespace polku::casework
