#include "services/casework/handovers/bulk/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/handovers/bulk/store.h"
#include "services/casework/handovers/proposing.h"

#include <fmt/format.h>

namespace polku::casework {

namespace {

/// `sequence`: how many cases were done before: each job is one for ever.
void schedule_next(storage::Tx& tx, domain::Id const& bulk, std::int64_t sequence, domain::IdSource& ids,
                   domain::Instant now) {
    storage::jobs::schedule(tx, {.id = ids.next(),
                                 .kind = std::string(kProposeBulk),
                                 .subject = bulk,
                                 .unique_key = fmt::format("{}:{}:{}", kProposeBulk, bulk.text, sequence),
                                 .due_at = now});
}

std::vector<domain::FieldFault> bulk_faults(http::WriteCall& call, NewBulkHandover const& wanted,
                                            std::optional<domain::Id> const& from_team) {
    auto const& proposal = wanted.proposal;
    std::vector<domain::FieldFault> faults;
    auto const own = from_team && is_team_of(call.tx, *from_team, call.principal().organisation);
    auto const leads = call.principal().role != access::Role::team_lead || from_team == call.principal().team;
    if (!own || !leads) faults.push_back({"/from_team", "not_a_team_of_the_organisation", {}});
    // What is wrong with every case alike is said at once, with its field.
    ProposalFacts const facts{.responsible_organisation = call.principal().organisation,
                              .responsible_team = from_team.value_or(domain::Id{}),
                              .team_of_organisation = is_team_of(call.tx, proposal.to_team, proposal.to_organisation),
                              .ground = access::Ground::statute,
                              .today = domain::local_date(call.now)};
    auto const checked = check_proposal(proposal, facts);
    if (!checked) {
        for (auto const& fault : checked.error().faults) faults.push_back(fault);
        if (checked.error().faults.empty()) faults.push_back({"/to_team", checked.error().code, {}});
    }
    return faults;
}

access::Principal who_began(BulkHandover const& bulk) {
    access::Principal principal;
    principal.person = bulk.person;
    principal.membership = bulk.membership;
    principal.organisation = bulk.organisation;
    principal.team = bulk.from_team;
    principal.contract = bulk.contract;
    principal.role = bulk.role;
    return principal;
}

/// The case's own: who may not, or may not any more, is refused here.
domain::Result<access::Allowed> may_propose(storage::Tx& tx, BulkHandover const& bulk, domain::Id const& case_id,
                                            domain::Instant now) {
    auto const leads = bulk.role == access::Role::team_lead;
    if (!works_in(tx, bulk.person, bulk.organisation, leads ? std::optional(bulk.from_team) : std::nullopt))
        return domain::refused(domain::forbidden("not_in_the_team"));
    auto const principal = who_began(bulk);
    auto const facts = case_access(tx, principal, case_id, now);
    if (!facts) return domain::refused(domain::not_found());
    return access::allow(principal, access::Action::handover_propose, *facts);
}

domain::Result<http::Written> propose_one(events::JobCall& call, BulkHandover const& bulk, domain::Id const& case_id) {
    auto const allowed = may_propose(call.tx, bulk, case_id, call.now);
    if (!allowed) return domain::refused(allowed.error());
    http::PathParameters const path;
    http::WriteCall write{.tx = call.tx,
                          .path = path,
                          .allowed = *allowed,
                          .now = call.now,
                          .request_id = call.request_id,
                          .if_match = std::nullopt,
                          .ids = call.ids,
                          .entry = call.entry};
    call.entry.principal = allowed->principal();
    call.entry.clients = {allowed->case_access().client};
    call.entry.ground = allowed->ground();
    return propose_handover(write, bulk.proposal);
}

}  // namespace

domain::Result<http::Written> begin_bulk(http::WriteCall& call, NewBulkHandover const& wanted) {
    auto const& principal = call.principal();
    auto const from_team = wanted.from_team ? wanted.from_team : principal.team;
    if (auto faults = bulk_faults(call, wanted, from_team); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    auto const cases = open_cases_of_team(call.tx, call.allowed, *from_team, principal.contract);
    if (cases.empty()) return domain::refused(domain::conflict("no_open_cases"));
    BulkHandover const bulk{.id = call.ids.next(),
                            .organisation = principal.organisation,
                            .from_team = *from_team,
                            .contract = principal.contract,
                            .proposal = wanted.proposal,
                            .person = principal.person,
                            .membership = principal.membership,
                            .role = principal.role,
                            .started_at = call.now};
    insert_bulk(call.tx, bulk, cases);
    schedule_next(call.tx, bulk.id, 0, call.ids, call.now);
    call.entry.subject = bulk.id.text;
    call.entry.outcome = "begun";
    return http::Written{
        .status = 201, .id = bulk.id.text, .state = "begun", .location = "/api/v1/bulk-handovers/" + bulk.id.text};
}

domain::Result<void> propose_next_of_bulk(events::JobCall& call) {
    auto const allowed = access::allow(call.entry.principal, access::Action::handover_bulk, access::NoFacts{});
    if (!allowed) return domain::refused(allowed.error());
    auto const bulk = load_bulk_for_job(call.tx, *allowed, call.job.subject);
    auto const case_id = bulk ? next_waiting_case(call.tx, *allowed, bulk->id) : std::nullopt;
    if (!case_id) return {};
    call.entry.action = access::Action::handover_propose;
    call.entry.case_id = case_id->text;
    auto const proposed = call.job.attempts < kTriesOfBulkCase ? propose_one(call, *bulk, *case_id)
                                                               : domain::refused(domain::Problem{500, "internal", ""});
    BulkCase done{.case_id = *case_id, .state = BulkCaseState::made, .handover = std::nullopt, .refusal = ""};
    if (proposed) {
        done.handover = domain::Id{proposed->id};
    } else {
        done.state = BulkCaseState::refused;
        done.refusal = proposed.error().code;
        if (!proposed.error().faults.empty()) done.refusal = proposed.error().faults.front().code;
        call.entry.outcome = "refused";
    }
    save_bulk_case(call.tx, bulk->id, done, call.now);
    auto const counts = count_bulk(call.tx, *allowed, bulk->id);
    schedule_next(call.tx, bulk->id, counts.made + counts.refused, call.ids, call.now);
    return {};
}

}  // namespace polku::casework
