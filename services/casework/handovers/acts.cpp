#include "services/casework/handovers/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/blocking.h"
#include "services/casework/handovers/disagreement_store.h"
#include "services/casework/handovers/store.h"

namespace polku::casework {

namespace {

http::Written written(Handover const& handover) {
    return {.id = handover.id.text,
            .version = handover.version,
            .state = std::string(domain::name_of<HandoverState>(kHandoverStateNames, handover.state))};
}

/// The common part of every answer: the rule decides, the decision is stored, told and journaled.
domain::Result<Handover> decide(http::WriteCall& call, HandoverCommand command,
                                std::optional<DeclineWords> const& words) {
    auto const handover = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!handover) return domain::refused(domain::not_found());
    auto decided =
        answer(*handover, command, call.principal(), call.if_match, words, facts_today(call.tx, *handover, call.now));
    if (!decided) return decided;
    save_decision(call.tx, *decided);
    auto const state = domain::name_of<HandoverState>(kHandoverStateNames, decided->state);
    call.emit(handover_event(state, *decided, call.principal().person.text));
    call.entry.subject = decided->id.text;
    call.entry.outcome = state;
    call.entry.reason = decided->package_hash;
    call.entry.categories = {access::Category::basic};
    return decided;
}

/// The team takes part from now on; who answers for the case stays.
void join_case(http::WriteCall& call, Handover const& accepted) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const answers_for_it = the_case && the_case->responsible_organisation == accepted.to_organisation &&
                                the_case->responsible_team == accepted.to_team;
    if (answers_for_it || takes_part(call.tx, accepted.case_id, accepted.to_organisation, accepted.to_team)) return;
    insert_party(call.tx,
                 {.id = call.ids.next(),
                  .case_id = accepted.case_id,
                  .organisation = accepted.to_organisation,
                  .team = accepted.to_team,
                  .person = call.principal().person,
                  .part = accepted.ground == access::Ground::commission ? PartyPart::provider : PartyPart::service,
                  .joined_at = call.now,
                  .left_at = std::nullopt});
    rewrite_grants(call.tx, accepted.case_id, call.now);
    call.emit(party_event("joined", accepted.case_id, accepted.to_organisation, accepted.to_team));
}

}  // namespace

domain::Result<http::Written> accept_handover(http::WriteCall& call, Taking const& taking) {
    auto const accepted = decide(call, HandoverCommand::accept, std::nullopt);
    if (!accepted) return domain::refused(accepted.error());
    if (accepted->kind == HandoverKind::referral) {
        join_case(call, *accepted);
    } else if (auto const taken = take_case(call, *accepted, taking); !taken) {
        return domain::refused(taken.error());
    }
    return written(*accepted);
}

domain::Result<http::Written> decline_handover(http::WriteCall& call, DeclineWords const& words) {
    auto const declined = decide(call, HandoverCommand::decline, words);
    if (!declined) return domain::refused(declined.error());
    if (declined->kind == HandoverKind::give_back) {
        open_disagreement(call.tx, *declined, call.now);
        call.emit(handover_event("disputed", *declined, call.principal().person.text));
    }
    return written(*declined);
}

domain::Result<http::Written> withdraw_handover(http::WriteCall& call) {
    auto const withdrawn = decide(call, HandoverCommand::withdraw, std::nullopt);
    if (!withdrawn) return domain::refused(withdrawn.error());
    return written(*withdrawn);
}

domain::Result<http::Written> settle_disagreement(http::WriteCall& call, std::string const& note) {
    auto const returned = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!returned) return domain::refused(domain::not_found());
    if (!settle_by_keeping(call.tx, call.allowed, returned->id, note, call.now))
        return domain::refused(domain::conflict("no_open_disagreement"));
    call.emit(handover_event("settled", *returned, call.principal().person.text));
    call.entry.subject = returned->id.text;
    call.entry.outcome = "kept";
    call.entry.categories = {access::Category::basic};
    auto answer = written(*returned);
    answer.state = "kept";
    return answer;
}

}  // namespace polku::casework
