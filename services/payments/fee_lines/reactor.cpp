#include "services/payments/fee_lines/reactor.h"

#include "services/payments/contracts/store.h"
#include "services/payments/fee_lines/rules.h"
#include "services/payments/fee_lines/store.h"
#include "services/payments/statements/store.h"
#include "shared/json/reader.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <functional>
#include <stdexcept>

namespace polku::payments {

namespace {

/// Reads an event's data; facts that a later version adds are left alone.
void read_outcome(events::Recorded const& recorded, std::function<void(json::Reader&)> const& read) {
    auto const document = json::parse(recorded.event.data);
    if (!document) throw std::runtime_error(fmt::format("event {} is not JSON", recorded.number));
    json::Reader r(*document);
    r.allow_unknown();
    read(r);
    if (!r.finish())
        throw std::runtime_error(fmt::format("event {} lacks facts of {}", recorded.number, recorded.event.type));
}

EventPlace place_of(events::Recorded const& recorded) {
    return {.source = std::string(kOutcomes), .epoch = recorded.epoch, .number = recorded.number};
}

VerifiedMilestone read_verified(json::Reader& r) {
    VerifiedMilestone milestone;
    milestone.milestone = r.id("milestone");
    milestone.contract = r.id("contract");
    milestone.contract_version = r.integer("contract_version");
    milestone.pseudonym = r.text("pseudonym");
    milestone.type = r.text("type");
    milestone.result_group = r.text("result_group");
    milestone.occurrence = r.text("occurrence");
    milestone.happened_on = r.date("happened_on");
    milestone.recorded_at = r.instant("recorded_at");
    milestone.verified_at = r.instant("verified_at");
    milestone.organisation = r.id("organisation");
    milestone.payable = r.boolean("payable");
    return milestone;
}

void add_line(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids) {
    VerifiedMilestone milestone;
    read_outcome(recorded, [&](json::Reader& r) { milestone = read_verified(r); });
    if (!milestone.payable) return;
    if (has_fee_line(tx, milestone.milestone)) {
        // Outcomes was restored to before the verification and has done it once more. The line stands: it is paid once.
        runtime::log(runtime::LogLevel::warn, "fee_line_stands",
                     {{"milestone", milestone.milestone.text}, {"event", recorded.number}});
        return;
    }
    auto const contract = find_contract(tx, milestone.contract);
    if (!contract)
        throw std::runtime_error(fmt::format("event {} is about a contract that is not here", recorded.number));
    auto const line = price(milestone, *contract, ids.next());
    if (!line) throw std::runtime_error(fmt::format("event {} has no price: {}", recorded.number, line.error().code));
    insert(tx, *line, place_of(recorded), recorded.at);
    open_statement_for(tx, contract->id, line->verified_at, ids, recorded.at);
}

struct HoldChange {
    domain::Id milestone;
    HoldReason reason = HoldReason::contested;
    domain::Instant at;
};

HoldChange read_hold(events::Recorded const& recorded, std::string_view at) {
    HoldChange change;
    read_outcome(recorded, [&](json::Reader& r) {
        change.milestone = r.id("milestone");
        change.reason = r.choice<HoldReason>("reason", kHoldReasonNames);
        change.at = r.instant(at);
    });
    return change;
}

}  // namespace

void apply_outcomes_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids) {
    auto const& type = recorded.event.type;
    if (type == "polku.milestone.verified.v1") {
        add_line(tx, recorded, ids);
    } else if (type == "polku.milestone.held.v1") {
        auto const change = read_hold(recorded, "held_at");
        hold(tx, change.milestone, change.reason, change.at, place_of(recorded));
    } else if (type == "polku.milestone.released.v1") {
        auto const change = read_hold(recorded, "released_at");
        release(tx, change.milestone, change.reason, change.at);
    } else if (type == "polku.outcomes.log-marked.v1") {
        insert_mark(tx, place_of(recorded), recorded.at);
    }
}

}  // namespace polku::payments
