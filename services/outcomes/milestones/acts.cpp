#include "services/outcomes/milestones/acts.h"

#include "services/outcomes/copies/store.h"
#include "services/outcomes/evidence/store.h"
#include "services/outcomes/milestones/events.h"
#include "services/outcomes/milestones/pseudonym.h"
#include "services/outcomes/milestones/settling.h"
#include "services/outcomes/milestones/store.h"
#include "services/outcomes/milestones/visibility.h"
#include "shared/http/json_write.h"

#include <algorithm>

namespace polku::outcomes {

namespace {

using domain::Result;
using http::Written;

Written milestone_written(http::WriteCall& call, Milestone const& milestone, int status = 200) {
    auto const state = std::string(domain::name_of<State>(kStateNames, milestone.state));
    call.entry.subject = milestone.id.text;
    call.entry.categories = {access::Category::employment};
    call.entry.outcome = state;
    return {.status = status,
            .id = milestone.id.text,
            .version = milestone.version,
            .state = state,
            .location = "/api/v1/milestones/" + milestone.id.text};
}

Result<Milestone> milestone_in_path(http::WriteCall& call) {
    auto milestone = find_milestone(call.tx, call.allowed, call.path.id("milestone"));
    if (!milestone) return domain::refused(domain::not_found());
    milestone->access_version = call.allowed.case_access().access_version;
    return std::move(*milestone);
}

/// The decision of the path's milestone, written; the milestone as it is after it is not.
struct Judged {
    Milestone before;
    Verification verification;
};
Result<Judged> judge(http::WriteCall& call, Decision decision, std::string const& reason) {
    auto milestone = milestone_in_path(call);
    if (!milestone) return domain::refused(milestone.error());
    auto const lot = find_lot(call.tx, milestone->contract);
    if (!lot) return domain::refused(domain::unavailable(2));
    DecisionFacts const facts{.lot = *lot,
                              .decider = decider_facts(call.tx, milestone->id, call.principal().person),
                              .latest = latest_proof(call.tx, milestone->id),
                              .decisions = std::ssize(verifications_of(call.tx, milestone->id))};
    auto verification = decide(*milestone, decision, reason, call.principal(), call.if_match, facts, call.now);
    if (!verification) return domain::refused(verification.error());
    insert(call.tx, milestone->id, *verification);
    return Judged{std::move(*milestone), std::move(*verification)};
}

Result<Written> verified(http::WriteCall& call, std::string const& fresh) {
    auto const judged = judge(call, Decision::verified, "");
    if (!judged) return domain::refused(judged.error());
    auto const after = decided(judged->before, judged->verification);
    auto const first = !judged->before.verified_at;
    save_state(call.tx, after, first);
    call.emit(decided_event(after, call.principal().person));
    if (!first) {
        call.emit(released_event(after, kHeldReopened, call.now));
        return milestone_written(call, after);
    }
    call.emit(verified_event(after, pseudonym_for(call.tx, after.contract, after.client, fresh)));
    if (after.held_at) call.emit(held_event(after, kHeldContested, call.now));
    return milestone_written(call, after);
}

}  // namespace

DeciderFacts decider_facts(storage::Tx& tx, domain::Id const& milestone, domain::Id const& person) {
    return {.touched_by = touched_by(tx, milestone), .memberships = memberships_of(tx, person)};
}

Result<Written> record_milestone(http::WriteCall& call, NewClaim const& wanted) {
    auto const lot = find_lot(call.tx, wanted.contract);
    RecordFacts const facts{.about = call.allowed.case_access(),
                            .canonical_client = canonical_client(call.tx, call.allowed.case_access().client),
                            .lot = lot ? &*lot : nullptr,
                            .today = domain::local_date(call.now)};
    auto milestone = record(wanted, call.principal(), facts, call.ids.next(), call.now);
    if (!milestone) return domain::refused(milestone.error());
    if (result_taken(call.tx, milestone->result, milestone->id)) milestone->state = State::contested;
    insert(call.tx, *milestone);
    call.emit(told("recorded", *milestone, call.principal().person));
    auto const result = milestone->result;
    return milestone_written(call, settle_result(settling_of(call), result, std::move(*milestone)), 201);
}

Result<Written> correct_milestone(http::WriteCall& call, Claim const& claim) {
    auto const before = milestone_in_path(call);
    if (!before) return domain::refused(before.error());
    if (auto const own = check_claimant(*before, call.allowed); !own) return domain::refused(own.error());
    if (auto const may = may_change(*before, call.principal(), call.if_match); !may)
        return domain::refused(may.error());
    auto const lot = find_lot(call.tx, before->contract);
    if (!lot) return domain::refused(domain::unavailable(2));
    auto after = correct(*before, claim, *lot, domain::local_date(call.now));
    if (!after) return domain::refused(after.error());
    after->version += 1;
    auto const moved = after->result != before->result;
    if (moved) {
        after->state = result_taken(call.tx, after->result, after->id) ? State::contested : State::recorded;
        after->held_at.reset();
    }
    save_claim(call.tx, *after, call.now, call.principal().person);
    call.emit(told("corrected", *after, call.principal().person));
    auto changed = std::move(*after);
    if (moved) changed = settle_result(settling_of(call), before->result, std::move(changed));
    auto const result = changed.result;
    return milestone_written(call, settle_result(settling_of(call), result, std::move(changed)));
}

Result<Written> withdraw_milestone(http::WriteCall& call) {
    auto milestone = milestone_in_path(call);
    if (!milestone) return domain::refused(milestone.error());
    if (auto const own = check_claimant(*milestone, call.allowed); !own) return domain::refused(own.error());
    if (auto const may = may_change(*milestone, call.principal(), call.if_match); !may)
        return domain::refused(may.error());
    milestone->state = State::withdrawn;
    milestone->held_at.reset();
    milestone->version += 1;
    save_state(call.tx, *milestone);
    call.emit(told("withdrawn", *milestone, call.principal().person));
    auto const result = milestone->result;
    return milestone_written(call, settle_result(settling_of(call), result, std::move(*milestone)));
}

Result<Written> refuse_milestone(http::WriteCall& call, std::string const& reason) {
    auto const judged = judge(call, Decision::refused, reason);
    if (!judged) return domain::refused(judged.error());
    auto after = decided(judged->before, judged->verification);
    save_state(call.tx, after);
    call.emit(decided_event(after, call.principal().person));
    if (after.verified_at) call.emit(held_event(after, kHeldRefused, call.now));
    auto const result = after.result;
    return milestone_written(call, settle_result(settling_of(call), result, std::move(after)));
}

http::WriteHandler verify_milestone() {
    http::WriteHandler handler;
    handler.needs_if_match = true;
    handler.prepare = [](http::PrepareCall& call) -> Result<http::WriteFunction> {
        if (auto const empty = http::read_json(call.request, [](json::Reader&) {}); !empty)
            return domain::refused(empty.error());
        return http::WriteFunction(
            [fresh = fresh_pseudonym()](http::WriteCall& write) { return verified(write, fresh); });
    };
    return handler;
}

Result<Written> mark_log(http::WriteCall& call) {
    auto const number = call.emit(log_marked_event());
    return Written{.status = 200, .id = "log", .version = number};
}

}  // namespace polku::outcomes
