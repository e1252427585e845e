#include "services/casework/handovers/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/clients/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/expiry.h"
#include "services/casework/handovers/package.h"
#include "services/casework/handovers/store.h"
#include "services/casework/notes/store.h"
#include "services/casework/plan_versions/acts.h"
#include "services/casework/plans/snapshot.h"
#include "services/casework/plans/store.h"
#include "services/casework/tasks/store.h"

#include <algorithm>
#include <stdexcept>

namespace polku::casework {

namespace {

http::Written written(Handover const& handover, int status = 200) {
    return {.status = status,
            .id = handover.id.text,
            .version = handover.version,
            .state = std::string(domain::name_of<HandoverState>(kHandoverStateNames, handover.state)),
            .location = status == 201 ? "/api/v1/handovers/" + handover.id.text : std::string()};
}

/// The common part of every answer: the rule decides, the decision is stored, told and journaled.
domain::Result<Handover> decide(http::WriteCall& call, HandoverCommand command,
                                std::optional<DeclineWords> const& words) {
    auto const handover = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!handover) return domain::refused(domain::not_found());
    HandoverFacts const facts{ground_of_addressee(call.tx, handover->case_id, handover->to_organisation, call.now),
                              call.now};
    auto decided = answer(*handover, command, call.principal(), call.if_match, words, facts);
    if (!decided) return decided;
    save_decision(call.tx, *decided);
    auto const state = domain::name_of<HandoverState>(kHandoverStateNames, decided->state);
    call.emit(handover_event(state, *decided, call.principal().person.text));
    call.entry.subject = decided->id.text;
    call.entry.outcome = state;
    call.entry.categories = {access::Category::basic};
    return decided;
}

/// Who answered until now: the buyer stays as the commissioner, another organisation leaves with what its people
/// recorded.
void release_former(http::WriteCall& call, Case const& moved, Lot const& lot) {
    if (moved.responsible_organisation == lot.buyer) {
        if (takes_part(call.tx, moved.id, moved.responsible_organisation, moved.responsible_team)) return;
        insert_party(call.tx, {.id = call.ids.next(),
                               .case_id = moved.id,
                               .organisation = moved.responsible_organisation,
                               .team = moved.responsible_team,
                               .person = moved.responsible_person,
                               .part = PartyPart::commissioner,
                               .joined_at = call.now,
                               .left_at = std::nullopt});
        call.emit(party_event("joined", moved.id, moved.responsible_organisation, moved.responsible_team));
        return;
    }
    take_snapshot(call, moved, {moved.responsible_organisation, moved.responsible_team});
    keep_as_former(call.tx, moved.id, moved.responsible_organisation, moved.responsible_team, call.now);
    end_parties(call.tx, moved.id, moved.responsible_organisation, moved.responsible_team, call.now);
    call.emit(party_event("left", moved.id, moved.responsible_organisation, moved.responsible_team));
}

}  // namespace

domain::Result<http::Written> propose_handover(http::WriteCall& call, Proposal const& proposal) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const client = load_client(call.tx, call.allowed);
    if (!the_case || !client) return domain::refused(domain::not_found());
    ProposalFacts const facts{.responsible_organisation = the_case->responsible_organisation,
                              .responsible_team = the_case->responsible_team,
                              .case_open = !the_case->closed_at,
                              .handover_open = has_open_handover(call.tx, the_case->id),
                              .team_of_organisation = is_team_of(call.tx, proposal.to_team, proposal.to_organisation),
                              .ground = ground_of_addressee(call.tx, the_case->id, proposal.to_organisation, call.now),
                              .today = domain::local_date(call.now)};
    if (auto const checked = check_proposal(proposal, facts); !checked) return domain::refused(checked.error());

    auto const package = make_package({*client, *the_case, number_of(call.tx, client->id), proposal.note,
                                       load_plan(call.tx, call.allowed), load_tasks(call.tx, call.allowed),
                                       notes_along(call.tx, call.allowed, {})});
    Handover handover;
    handover.id = call.ids.next();
    handover.case_id = the_case->id;
    handover.client = the_case->client;
    handover.from_organisation = the_case->responsible_organisation;
    handover.from_team = the_case->responsible_team;
    handover.from_person = call.principal().person;
    handover.to_organisation = proposal.to_organisation;
    handover.to_team = proposal.to_team;
    handover.reason = proposal.reason;
    handover.note = proposal.note;
    handover.wished_on = proposal.wished_on;
    handover.proposed_at = call.now;
    handover.answer_by = answer_by(call.now);
    handover.ground = facts.ground;
    handover.package_hash = package_hash(package);
    insert_handover(call.tx, handover, package);
    schedule_expiry(call.tx, handover, call.ids);
    call.emit(handover_event("proposed", handover, call.principal().person.text));
    call.entry.subject = handover.id.text;
    call.entry.outcome = "proposed";
    for (auto const& part : package) call.entry.categories.push_back(part.category);
    return written(handover, 201);
}

domain::Result<http::Written> accept_handover(http::WriteCall& call) {
    auto const accepted = decide(call, HandoverCommand::accept, std::nullopt);
    if (!accepted) return domain::refused(accepted.error());
    auto const the_case = load_case(call.tx, call.allowed);
    auto const lot = the_case ? find_lot(call.tx, the_case->contract) : std::nullopt;
    if (!lot) throw std::logic_error("accept_handover: a case without its lot");

    release_former(call, *the_case, *lot);
    if (end_parties(call.tx, the_case->id, accepted->to_organisation, accepted->to_team, call.now) > 0) {
        call.emit(party_event("left", the_case->id, accepted->to_organisation, accepted->to_team));
    }
    // Two moves within one millisecond keep their order.
    auto const since = std::max(call.now, domain::Instant{the_case->responsible_since.ms + 1});
    move_responsibility(call.tx, the_case->id, accepted->to_organisation, accepted->to_team, call.principal().person,
                        since, accepted->id);
    settle_after_leaving(call, the_case->id);
    rewrite_grants(call.tx, the_case->id, call.now);
    call.emit(responsibility_moved(the_case->id, the_case->responsible_organisation, accepted->to_organisation,
                                   accepted->id));
    return written(*accepted);
}

domain::Result<http::Written> decline_handover(http::WriteCall& call, DeclineWords const& words) {
    auto const declined = decide(call, HandoverCommand::decline, words);
    if (!declined) return domain::refused(declined.error());
    return written(*declined);
}

domain::Result<http::Written> withdraw_handover(http::WriteCall& call) {
    auto const withdrawn = decide(call, HandoverCommand::withdraw, std::nullopt);
    if (!withdrawn) return domain::refused(withdrawn.error());
    return written(*withdrawn);
}

}  // namespace polku::casework
