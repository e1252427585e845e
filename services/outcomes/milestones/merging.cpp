#include "services/outcomes/milestones/merging.h"

#include "services/outcomes/copies/store.h"
#include "services/outcomes/milestones/events.h"
#include "services/outcomes/milestones/rules.h"
#include "services/outcomes/milestones/settling.h"
#include "services/outcomes/milestones/store.h"
#include "shared/json/reader.h"

#include <stdexcept>
#include <vector>

namespace polku::outcomes {

namespace {

struct MergedRecords {
    domain::Id surviving;
    domain::Id retired;
    domain::Id by;
};

MergedRecords read_merged(events::Recorded const& recorded) {
    auto const document = json::parse(recorded.event.data);
    if (!document) throw std::runtime_error("event " + std::to_string(recorded.number) + " is not JSON");
    json::Reader reader(*document);
    reader.allow_unknown();
    MergedRecords merged{reader.id("surviving"), reader.id("retired"), reader.id("by")};
    if (!reader.finish()) {
        throw std::runtime_error("event " + std::to_string(recorded.number) + " lacks facts of " + recorded.event.type);
    }
    return merged;
}

/// A claim that held its result until now and gives way: contested, or, where money may have followed it already, held
/// back as it is.
void give_way(Settling const& call, Milestone claim) {
    if (!claim.verified_at) {
        claim.state = State::contested;
        claim.held_at.reset();
    } else {
        claim.rival = true;
        if (!claim.held_at) {
            claim.held_at = call.now;
            call.emit(held_event(claim, kHeldContested, call.now));
        }
    }
    claim.version += 1;
    save_state(call.tx, claim);
    call.emit(told("contested", claim, call.by));
}

void bring_together(Settling const& call, MergedRecords const& merged) {
    keep_merged(call.tx, merged.retired, merged.surviving);
    move_settled_claims(call.tx, merged.retired, merged.surviving);
    for (auto const& claim : live_claims_of_record(call.tx, merged.retired)) {
        auto key = claim.result;
        key.client = merged.surviving;
        auto const other = holder_of(call.tx, key);
        if (other && claim.payable() && !claim.rival) give_way(call, holds_before(*other, claim) ? claim : *other);
        move_claim(call.tx, claim.id, merged.surviving);
        settle_result(call, key);
    }
}

void take_apart(Settling const& call, MergedRecords const& merged) {
    auto const claims = live_claims_of_record(call.tx, merged.retired);
    forget_merged(call.tx, merged.retired);
    move_settled_claims(call.tx, merged.retired, merged.retired);
    for (auto const& claim : claims) move_claim(call.tx, claim.id, merged.retired);
    for (auto const& claim : claims) {
        auto own = claim.result;
        own.client = merged.retired;
        settle_result(call, own);
        settle_result(call, claim.result);
    }
}

}  // namespace

void apply_casework_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids,
                          domain::Instant now) {
    auto const& type = recorded.event.type;
    auto const merges = type == "polku.client.merged.v1";
    if (!merges && type != "polku.client.separated.v1") return;
    auto const merged = read_merged(recorded);
    auto const request = ids.next().text;
    Settling const call{tx, now, merged.by,
                        [&](events::Event const& event) { events::append(tx, event, ids.next(), now, request); }};
    if (merges)
        bring_together(call, merged);
    else
        take_apart(call, merged);
}

}  // namespace polku::outcomes
