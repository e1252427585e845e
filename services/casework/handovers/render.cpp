#include "services/casework/handovers/render.h"

#include "services/casework/handovers/rules.h"
#include "shared/domain/working_days.h"

namespace polku::casework {

void write_preview(json::Writer& writer, Handover const& handover, std::string_view client_name,
                   domain::LocalDate today, bool blocked) {
    writer.field("id", handover.id)
        .field("version", handover.version)
        .field("kind", domain::name_of<HandoverKind>(kHandoverKindNames, handover.kind))
        .field("state", domain::name_of<HandoverState>(kHandoverStateNames, handover.state))
        .field("case", handover.case_id);
    writer.begin_object("client").field("id", handover.client).field("name", client_name).end_object();
    writer.begin_object("from")
        .field("organisation", handover.from_organisation)
        .field("team", handover.from_team)
        .field("person", handover.from_person)
        .end_object();
    writer.begin_object("to")
        .field("organisation", handover.to_organisation)
        .field("team", handover.to_team)
        .end_object();
    writer.field("reason", handover.reason)
        .field("wished_on", handover.wished_on)
        .field("proposed_at", handover.proposed_at)
        .field("answer_by", handover.answer_by)
        .field("working_days_left", domain::working_days_between(today, handover.answer_by))
        .field("waited_working_days",
               domain::working_days_between(domain::local_date(handover.proposed_at),
                                            handover.decided_at ? domain::local_date(*handover.decided_at) : today))
        .field("ground", access::name(handover.ground))
        .field("blocked", blocked)
        .field("returns", handover.returns);
    if (!handover.decided_at) {
        writer.field("decided", nullptr);
        return;
    }
    writer.begin_object("decided")
        .field("at", *handover.decided_at)
        .field("by", handover.decided_by)
        .field("organisation", handover.decided_organisation)
        .field("decline_reason", handover.decline_reason)
        .field("decline_note", handover.decline_note)
        .end_object();
}

std::vector<std::string_view> acts_on(access::Principal const& principal, Handover const& handover) {
    std::vector<std::string_view> acts{access::name(access::Action::handover_read)};
    if (may_answer(handover, HandoverCommand::accept, principal) ||
        may_answer(handover, HandoverCommand::decline, principal)) {
        acts.push_back(access::name(access::Action::handover_answer));
    }
    if (may_answer(handover, HandoverCommand::withdraw, principal)) {
        acts.push_back(access::name(access::Action::handover_withdraw));
    }
    if (may_return(handover, principal)) acts.push_back(access::name(access::Action::handover_return));
    return acts;
}

void write_reminders(json::Writer& writer, std::span<Reminder const> reminders) {
    writer.begin_array("reminders");
    for (auto const& reminder : reminders)
        writer.begin_object().field("working_days", reminder.working_days).field("at", reminder.at).end_object();
    writer.end_array();
}

void write_disagreement(json::Writer& writer, std::optional<Disagreement> const& disagreement) {
    if (!disagreement) {
        writer.field("disagreement", nullptr);
        return;
    }
    writer.begin_object("disagreement")
        .field("opened_at", disagreement->opened_at)
        .field("settled_at", disagreement->settled_at)
        .field("settled_by", disagreement->settled_by);
    if (disagreement->outcome) {
        writer.field("outcome",
                     domain::name_of<DisagreementOutcome>(kDisagreementOutcomeNames, *disagreement->outcome));
    } else {
        writer.field("outcome", nullptr);
    }
    writer.field("note", disagreement->note).end_object();
}

}  // namespace polku::casework
