#include "services/casework/handovers/reminders.h"

#include "services/casework/events.h"
#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/store.h"

namespace polku::casework {

namespace {

void schedule_next(storage::Tx& tx, Handover const& handover, HandoverTimes const& times,
                   std::optional<int> const& last_sent, domain::IdSource& ids) {
    auto const due = next_reminder(handover.proposed_at, times, last_sent);
    if (!due) return;
    storage::jobs::schedule(
        tx, {.id = ids.next(),
             .kind = std::string(kRemindHandover),
             .subject = handover.id,
             .unique_key = std::string(kRemindHandover) + ':' + handover.id.text + ':' + std::to_string(due->ms),
             .due_at = *due});
}

}  // namespace

void schedule_reminder(storage::Tx& tx, Handover const& handover, HandoverTimes const& times, domain::IdSource& ids) {
    schedule_next(tx, handover, times, std::nullopt, ids);
}

domain::Result<void> remind_of_handover(events::JobCall& call) {
    auto const& system = call.entry.principal;
    auto const allowed = access::allow(system, access::Action::handover_remind, access::NoFacts{});
    if (!allowed) return domain::refused(allowed.error());
    auto const handover = load_handover_for_job(call.tx, *allowed, call.job.subject);
    if (!handover || handover->state != HandoverState::proposed) return {};
    auto const times = load_handover_times(call.tx, domain::local_date(handover->proposed_at));
    auto last = last_reminder(call.tx, handover->id);
    if (auto const due = reminder_due(handover->proposed_at, times, last, call.now)) {
        insert_reminder(call.tx, handover->id, {*due, call.now});
        call.emit(handover_event("reminded", *handover, system.person.text));
        last = due;
    }
    schedule_next(call.tx, *handover, times, last, call.ids);
    return {};
}

}  // namespace polku::casework
