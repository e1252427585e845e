#include "services/casework/emergencies/rules.h"

#include "shared/domain/text.h"

#include <chrono>
#include <utility>

namespace polku::casework {

namespace {

domain::Problem tries_used(EmergencyFacts const& facts) {
    auto const oldest = facts.tries[facts.tries.size() - kEmergencyTries];
    auto const left = std::chrono::ceil<std::chrono::seconds>(oldest + kEmergencyTriesWithin - facts.now);
    return {.status = 429,
            .code = "emergency_tries_used",
            .detail = "as many emergencies were tried as one person may in 24 hours",
            .faults = {},
            .facts = {{"retry_after", std::to_string(left.count())}}};
}

EmergencyOutcome outcome_of(EmergencyFacts const& facts) {
    if (!facts.client) return EmergencyOutcome::nobody;
    return facts.closed_to.empty() ? EmergencyOutcome::own_ground : EmergencyOutcome::opened;
}

}  // namespace

domain::Result<EmergencyAccess> try_emergency(access::Principal const& principal, std::string reason,
                                              EmergencyFacts const& facts) {
    if (facts.tries.size() >= kEmergencyTries) return domain::refused(tries_used(facts));
    if (facts.open_already) return domain::refused(domain::conflict("emergency_already_open"));
    if (facts.reason_used) return domain::refused(domain::invalid("/reason", "emergency_reason_used"));
    EmergencyAccess emergency;
    emergency.outcome = outcome_of(facts);
    emergency.client = facts.client;
    emergency.person = principal.person;
    emergency.organisation = principal.organisation;
    emergency.team = principal.team ? principal.team->text : std::string();
    emergency.role = principal.role;
    emergency.reason = std::move(reason);
    emergency.opened_at = facts.now;
    if (emergency.outcome == EmergencyOutcome::opened) {
        emergency.ends_at = facts.now + kLongestEmergency;
        emergency.cases = facts.closed_to;
    }
    return emergency;
}

EmergencyState state_at(EmergencyAccess const& emergency, domain::Instant now) {
    switch (emergency.outcome) {
        case EmergencyOutcome::nobody: return EmergencyState::nobody;
        case EmergencyOutcome::own_ground: return EmergencyState::own_ground;
        case EmergencyOutcome::opened: break;
    }
    auto const end = end_of(emergency);
    return end && now < *end ? EmergencyState::open : EmergencyState::ended;
}

std::optional<domain::Instant> end_of(EmergencyAccess const& emergency) {
    return emergency.end ? std::optional(emergency.end->at) : emergency.ends_at;
}

bool is_own(EmergencyAccess const& emergency, access::Principal const& principal) {
    return emergency.person == principal.person && emergency.organisation == principal.organisation;
}

domain::Result<EmergencyEnd> end_emergency(EmergencyAccess const& emergency, access::Principal const& principal,
                                           domain::Instant now) {
    if (!is_own(emergency, principal) && principal.role != access::Role::data_protection) {
        return domain::refused(domain::not_found());
    }
    if (state_at(emergency, now) != EmergencyState::open) {
        return domain::refused(domain::conflict("emergency_not_open"));
    }
    return EmergencyEnd{.at = now, .by = principal.person.text};
}

domain::Result<EmergencyReview> review_emergency(EmergencyAccess const& emergency, access::Principal const& principal,
                                                 ReviewFinding finding, std::string note, domain::Instant now) {
    if (emergency.person == principal.person) return domain::refused(domain::forbidden("own_emergency"));
    if (state_at(emergency, now) == EmergencyState::open) {
        return domain::refused(domain::conflict("emergency_still_open"));
    }
    if (emergency.review) return domain::refused(domain::conflict("emergency_already_reviewed"));
    if (finding == ReviewFinding::unjustified && domain::trim(note).empty()) {
        return domain::refused(domain::invalid("/note", "required"));
    }
    return EmergencyReview{.finding = finding, .note = std::move(note), .at = now, .by = principal.person};
}

}  // namespace polku::casework
