#include "services/casework/handovers/expiry.h"

#include "services/casework/events.h"
#include "services/casework/handovers/rules.h"
#include "services/casework/handovers/store.h"

namespace polku::casework {

void schedule_expiry(storage::Tx& tx, Handover const& handover, domain::IdSource& ids) {
    storage::jobs::schedule(tx, {.id = ids.next(),
                                 .kind = std::string(kExpireHandover),
                                 .subject = handover.id,
                                 .unique_key = std::string(kExpireHandover) + ':' + handover.id.text + ':' +
                                               domain::format_iso(handover.answer_by),
                                 .due_at = expires_at(handover)});
}

domain::Result<void> expire_handover(events::JobCall& call) {
    auto const& system = call.entry.principal;
    auto const allowed = access::allow(system, access::Action::handover_expire, access::NoFacts{});
    if (!allowed) return domain::refused(allowed.error());
    auto const handover = load_handover_for_job(call.tx, *allowed, call.job.subject);
    if (!handover || handover->state != HandoverState::proposed) return {};
    if (call.now < expires_at(*handover)) {
        schedule_expiry(call.tx, *handover, call.ids);
        return {};
    }
    auto const expired = answer(*handover, HandoverCommand::expire, system, std::nullopt, std::nullopt,
                                {.ground_today = access::Ground::none, .now = call.now});
    if (!expired) return domain::refused(expired.error());
    save_decision(call.tx, *expired);
    call.emit(handover_event("expired", *expired, system.person.text));
    call.entry.action = access::Action::handover_expire;
    call.entry.clients = {expired->client};
    call.entry.case_id = expired->case_id.text;
    call.entry.categories = {access::Category::basic};
    call.entry.outcome = "expired";
    return {};
}

}  // namespace polku::casework
