#include "services/outcomes/milestones/settling.h"

#include "services/outcomes/milestones/events.h"
#include "services/outcomes/milestones/rules.h"
#include "services/outcomes/milestones/store.h"

namespace polku::outcomes {

namespace {

/// Applies `change` to one claim of the result; the version of the claim that was acted on has risen already.
template <class Change>
void settle_one(Settling const& call, ResultKey const& result, domain::Id const& id, Milestone& changed,
                Change change) {
    auto milestone = claim_of_same_result(call.tx, result, id).value();
    change(milestone);
    if (id != changed.id) milestone.version += 1;
    save_state(call.tx, milestone);
    if (id == changed.id) changed = milestone;
}

}  // namespace

Settling settling_of(http::WriteCall& call) {
    return {call.tx, call.now, call.principal().person, [&call](events::Event const& event) { call.emit(event); }};
}

void settle_result(Settling const& call, ResultKey const& result) { settle_result(call, result, Milestone{}); }

Milestone settle_result(Settling const& call, ResultKey const& result, Milestone changed) {
    auto const settlement = settle(live_claims(call.tx, result));
    auto const& by = call.by;
    if (settlement.promote) {
        settle_one(call, result, *settlement.promote, changed, [&](Milestone& milestone) {
            if (milestone.rival)
                milestone.rival = false;
            else
                milestone.state = State::recorded;
            call.emit(told("promoted", milestone, by));
        });
    }
    if (settlement.hold) {
        settle_one(call, result, *settlement.hold, changed, [&](Milestone& milestone) {
            milestone.held_at = call.now;
            call.emit(told("contested", milestone, by));
            if (milestone.verified_at) call.emit(held_event(milestone, kHeldContested, call.now));
        });
    }
    if (settlement.release) {
        settle_one(call, result, *settlement.release, changed, [&](Milestone& milestone) {
            milestone.held_at.reset();
            if (milestone.verified_at) call.emit(released_event(milestone, kHeldContested, call.now));
        });
    }
    return changed;
}

}  // namespace polku::outcomes
