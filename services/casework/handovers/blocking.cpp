#include "services/casework/handovers/blocking.h"

#include "services/casework/access/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/store.h"

#include <algorithm>

namespace polku::casework {

HandoverFacts facts_today(storage::Tx& tx, Handover const& handover, domain::Instant now) {
    HandoverFacts facts{.ground_today = ground_of_addressee(tx, handover.case_id, handover.to_organisation, now),
                        .now = now};
    facts.consent_ended = consent_ended_today(tx, handover, now);
    return facts;
}

bool consent_ended_today(storage::Tx& tx, Handover const& handover, domain::Instant now) {
    if (handover.consented.empty()) return false;
    auto const grants = grants_as_part(tx, handover.case_id, handover.to_organisation, handover.to_team, now);
    return consent_ended(handover.consented, grants);
}

std::vector<domain::Id> blocked_handovers(http::WriteCall& call) {
    std::vector<domain::Id> found;
    for (auto const& handover : open_handovers(call.tx, call.allowed)) {
        if (blocked(facts_today(call.tx, handover, call.now))) found.push_back(handover.id);
    }
    return found;
}

void tell_blocked(http::WriteCall& call, std::vector<domain::Id> const& before) {
    for (auto const& handover : open_handovers(call.tx, call.allowed)) {
        auto const was = std::ranges::find(before, handover.id) != before.end();
        auto const is = blocked(facts_today(call.tx, handover, call.now));
        if (was == is) continue;
        call.emit(handover_event(is ? "blocked" : "unblocked", handover, call.principal().person.text));
    }
}

}  // namespace polku::casework
