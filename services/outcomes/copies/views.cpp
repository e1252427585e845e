#include "services/outcomes/copies/views.h"

#include "services/outcomes/copies/store.h"
#include "shared/json/reader.h"

#include <functional>
#include <stdexcept>

namespace polku::outcomes {

namespace {

/// Reads an event's data; facts that a later version adds are left alone. An event that cannot be read stops the
/// reader.
void read_copy(events::Recorded const& recorded, std::function<void(json::Reader&)> const& read) {
    auto const document = json::parse(recorded.event.data);
    if (!document) throw std::runtime_error("event " + std::to_string(recorded.number) + " is not JSON");
    json::Reader r(*document);
    r.allow_unknown();
    read(r);
    if (!r.finish()) {
        throw std::runtime_error("event " + std::to_string(recorded.number) + " lacks facts of " + recorded.event.type);
    }
}

LotParty read_lot_party(json::Reader& r) {
    r.allow_unknown();
    LotParty party;
    party.organisation = r.id("organisation");
    party.part = r.text("part");
    party.valid_from = r.date("valid_from");
    party.valid_until = r.optional_date("valid_until");
    return party;
}

LotType read_lot_type(json::Reader& r) {
    r.allow_unknown();
    LotType type;
    type.code = r.text("code");
    type.result_group = r.text("result_group");
    type.evidence = r.texts("evidence");
    return type;
}

Lot read_lot(json::Reader& r) {
    Lot lot;
    lot.contract = r.id("contract");
    lot.code = r.text("code");
    lot.programme = r.text("programme");
    lot.buyer = r.id("buyer");
    lot.lead = r.id("lead");
    lot.valid_from = r.date("valid_from");
    lot.valid_until = r.optional_date("valid_until");
    LotVersion version;
    version.number = r.integer("version");
    version.effective_from = r.date("effective_from");
    r.each("parties", [&](json::Reader& party) { lot.parties.push_back(read_lot_party(party)); });
    r.each("milestone_types", [&](json::Reader& type) { version.types.push_back(read_lot_type(type)); });
    lot.versions.push_back(std::move(version));
    return lot;
}

}  // namespace

void apply_payments_event(storage::Tx& tx, events::Recorded const& recorded) {
    if (recorded.event.type != "polku.contract.version-activated.v1") return;
    Lot lot;
    read_copy(recorded, [&](json::Reader& r) { lot = read_lot(r); });
    keep(tx, lot);
}

void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded) {
    Membership membership;
    if (recorded.event.type == "polku.membership.started.v1") {
        read_copy(recorded, [&](json::Reader& r) {
            membership.id = r.id("id");
            membership.person = r.id("person");
            membership.organisation = r.id("organisation");
        });
        membership.started_at = recorded.at;
        keep(tx, membership);
    } else if (recorded.event.type == "polku.membership.ended.v1") {
        read_copy(recorded, [&](json::Reader& r) { membership.id = r.id("id"); });
        end_membership(tx, membership.id, recorded.at);
    }
}

}  // namespace polku::outcomes
