#include "services/casework/handovers/proposing.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/clients/store.h"
#include "services/casework/documents/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/blocking.h"
#include "services/casework/handovers/expiry.h"
#include "services/casework/handovers/package.h"
#include "services/casework/handovers/reminders.h"
#include "services/casework/handovers/requests.h"
#include "services/casework/handovers/store.h"
#include "services/casework/notes/store.h"
#include "services/casework/plans/store.h"
#include "services/casework/tasks/store.h"

namespace polku::casework {

namespace {

ProposalFacts proposal_facts(http::WriteCall& call, Case const& the_case, Proposal const& proposal) {
    auto const referral = proposal.kind == HandoverKind::referral;
    return {.responsible_organisation = the_case.responsible_organisation,
            .responsible_team = the_case.responsible_team,
            .case_open = !the_case.closed_at,
            .handover_open = referral ? has_open_referral(call.tx, the_case.id, proposal.to_team)
                                      : has_open_handover(call.tx, the_case.id),
            .takes_part = takes_part(call.tx, the_case.id, proposal.to_organisation, proposal.to_team),
            .team_of_organisation = is_team_of(call.tx, proposal.to_team, proposal.to_organisation),
            .ground = ground_of_addressee(call.tx, the_case.id, proposal.to_organisation, call.now),
            .today = domain::local_date(call.now)};
}

/// What every beginning has in common.
Handover new_proposal(http::WriteCall& call, Case const& the_case, HandoverKind kind, HandoverTimes const& times) {
    Handover handover;
    handover.id = call.ids.next();
    handover.case_id = the_case.id;
    handover.client = the_case.client;
    handover.kind = kind;
    handover.from_person = call.principal().person;
    handover.proposed_at = call.now;
    handover.answer_by = answer_by(call.now, times);
    return handover;
}

http::Written begun(http::WriteCall& call, Handover const& handover, std::span<PackagePart const> package,
                    HandoverTimes const& times) {
    insert_handover(call.tx, handover, package);
    schedule_reminder(call.tx, handover, times, call.ids);
    schedule_expiry(call.tx, handover, call.ids);
    auto const request = handover.kind == HandoverKind::request;
    call.emit(handover_event(request ? "requested" : "proposed", handover, call.principal().person.text));
    call.entry.subject = handover.id.text;
    call.entry.outcome = "proposed";
    call.entry.reason = handover.package_hash;
    return {.status = 201,
            .id = handover.id.text,
            .version = handover.version,
            .state = "proposed",
            .location = "/api/v1/handovers/" + handover.id.text};
}

/// The rule decides, the package is frozen, and time begins to run.
domain::Result<http::Written> propose(http::WriteCall& call, Proposal const& proposal,
                                      std::optional<domain::Id> const& returns) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const client = load_client(call.tx, call.allowed);
    if (!the_case || !client) return domain::refused(domain::not_found());
    auto const facts = proposal_facts(call, *the_case, proposal);
    if (auto const checked = check_proposal(proposal, facts); !checked) return domain::refused(checked.error());

    auto const package =
        make_package({*client, *the_case, number_of(call.tx, client->id), proposal.note,
                      load_plan(call.tx, call.allowed), load_tasks(call.tx, call.allowed),
                      notes_along(call.tx, call.allowed, {}), documents_along(call.tx, call.allowed, {})});
    std::vector<access::Category> packed;
    for (auto const& part : package) packed.push_back(part.category);
    auto const times = load_handover_times(call.tx, facts.today);
    auto handover = new_proposal(call, *the_case, proposal.kind, times);
    handover.returns = returns;
    handover.from_organisation = the_case->responsible_organisation;
    handover.from_team = the_case->responsible_team;
    handover.to_organisation = proposal.to_organisation;
    handover.to_team = proposal.to_team;
    handover.reason = proposal.reason;
    handover.note = proposal.note;
    handover.wished_on = proposal.wished_on;
    handover.ground = facts.ground;
    handover.package_hash = package_hash(package);
    handover.consented = consented_only(
        grants_as_part(call.tx, the_case->id, proposal.to_organisation, proposal.to_team, call.now), packed);
    // Decided before anything is written: in a bulk handover what is refused is told, and the rest stays.
    auto const answered = fulfilled_requests(call, handover);
    if (!answered) return domain::refused(answered.error());
    auto written = begun(call, handover, package, times);
    save_fulfilled(call, *answered);
    call.entry.categories = packed;
    return written;
}

}  // namespace

domain::Result<http::Written> propose_handover(http::WriteCall& call, Proposal const& proposal) {
    return propose(call, proposal, std::nullopt);
}

domain::Result<http::Written> return_handover(http::WriteCall& call, Asking const& asking) {
    auto const taken = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!taken) return domain::refused(domain::not_found());
    if (auto const checked = check_return(*taken, call.principal()); !checked) return domain::refused(checked.error());
    Proposal const back{.to_organisation = taken->from_organisation,
                        .to_team = taken->from_team,
                        .reason = asking.reason,
                        .note = asking.note,
                        .wished_on = std::nullopt,
                        .kind = HandoverKind::give_back};
    return propose(call, back, taken->id);
}

domain::Result<http::Written> request_case(http::WriteCall& call, Asking const& asking) {
    auto const& principal = call.principal();
    auto const the_case = load_case(call.tx, call.allowed);
    if (!the_case) return domain::refused(domain::not_found());
    if (!principal.team) return domain::refused(domain::forbidden("not_your_part_in_this_case"));
    RequestFacts const facts{.case_open = !the_case->closed_at,
                             .request_open = has_open_request(call.tx, the_case->id, *principal.team)};
    if (auto const checked = check_request(asking.reason, facts); !checked) return domain::refused(checked.error());
    auto const times = load_handover_times(call.tx, domain::local_date(call.now));
    auto request = new_proposal(call, *the_case, HandoverKind::request, times);
    request.from_organisation = principal.organisation;
    request.from_team = *principal.team;
    request.to_organisation = the_case->responsible_organisation;
    request.to_team = the_case->responsible_team;
    request.reason = asking.reason;
    request.note = asking.note;
    request.ground = ground_of_addressee(call.tx, the_case->id, request.to_organisation, call.now);
    request.package_hash = package_hash({});
    call.entry.categories = {access::Category::basic};
    return begun(call, request, {}, times);
}

}  // namespace polku::casework
