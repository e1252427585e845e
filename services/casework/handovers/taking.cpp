#include "services/casework/handovers/taking.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/disagreement_store.h"
#include "services/casework/handovers/item_store.h"
#include "services/casework/handovers/requests.h"
#include "services/casework/plan_versions/acts.h"
#include "services/casework/plans/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace polku::casework {

namespace {

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

/// Whether whoever is named works where the thing goes: for who takes the case, or for who keeps it.
std::vector<domain::FieldFault> person_faults(http::WriteCall& call, Handover const& accepted, Taking const& taking) {
    std::vector<domain::FieldFault> faults;
    auto const check = [&](std::string place, std::optional<domain::Id> const& person, bool moves) {
        auto const& organisation = moves ? accepted.to_organisation : accepted.from_organisation;
        if (person && !works_in(call.tx, *person, organisation, std::nullopt))
            faults.push_back({std::move(place), "not_in_the_team", {}});
    };
    check("/person", taking.person, true);
    for (std::size_t index = 0; index < taking.items.size(); ++index) {
        auto const& choice = taking.items[index];
        check(fmt::format("/items/{}/person", index), choice.person, choice.fate == ItemFate::moves);
    }
    return faults;
}

/// Every open item with its fate, as chosen: kept for ever, and done.
void settle_items(http::WriteCall& call, Handover const& accepted, std::vector<HandoverItem> const& items,
                  Taking const& taking) {
    for (auto const& item : items) {
        insert_item_fate(call.tx, accepted.id, item);
        auto const named = std::ranges::any_of(taking.items, [&](ItemChoice const& choice) {
            return choice.kind == item.kind && choice.id == item.id && choice.person;
        });
        if (item.fate == ItemFate::moves)
            move_item(call, item, accepted.case_id, accepted.to_team);
        else if (named)
            name_person(call, item, accepted.case_id);
    }
}

}  // namespace

FateFacts fate_facts(storage::Tx& tx, Handover const& handover, Case const& the_case, Lot const& lot,
                     domain::Instant now) {
    FateFacts facts{.from_organisation = handover.from_organisation,
                    .from_person = the_case.responsible_person ? the_case.responsible_person : handover.from_person,
                    .to_organisation = handover.to_organisation,
                    .former_stays = handover.from_organisation == lot.buyer || handover.kind == HandoverKind::referral,
                    .open_to_receiver = {}};
    for (auto const& grant : grants_as_part(tx, handover.case_id, handover.to_organisation, handover.to_team, now)) {
        facts.open_to_receiver.push_back(grant.category);
    }
    return facts;
}

domain::Result<void> take_case(http::WriteCall& call, Handover const& accepted, Taking const& taking) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const lot = the_case ? find_lot(call.tx, the_case->contract) : std::nullopt;
    if (!lot) throw std::logic_error("take_case: a case without its lot");
    if (auto faults = person_faults(call, accepted, taking); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    auto items = open_items(call.tx, call.allowed, call.now);
    auto const answers = taking.person.value_or(call.principal().person);
    auto facts = fate_facts(call.tx, accepted, *the_case, *lot, call.now);
    facts.meetings_hidden = !call.allowed.places();
    facts.to_person = answers;
    give_fates(items, facts);
    auto const chosen = choose_fates(std::move(items), taking.items, facts);
    if (!chosen) return domain::refused(chosen.error());

    release_former(call, *the_case, *lot);
    if (end_parties(call.tx, the_case->id, accepted.to_organisation, accepted.to_team, call.now) > 0)
        call.emit(party_event("left", the_case->id, accepted.to_organisation, accepted.to_team));
    // Two moves within one millisecond keep their order.
    auto const since = std::max(call.now, domain::Instant{the_case->responsible_since.ms + 1});
    move_responsibility(call.tx, the_case->id, accepted.to_organisation, accepted.to_team, answers, since, accepted.id);
    settle_items(call, accepted, *chosen, taking);
    settle_after_leaving(call, the_case->id);
    settle_by_moving(call.tx, the_case->id, call.now);
    rewrite_grants(call.tx, the_case->id, call.now);
    call.emit(
        responsibility_moved(the_case->id, the_case->responsible_organisation, accepted.to_organisation, accepted.id));
    return end_requests(call);
}

}  // namespace polku::casework
