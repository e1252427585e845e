#include "services/casework/handovers/items.h"

#include <fmt/format.h>

#include <algorithm>

namespace polku::casework {

namespace {

/// The items that block, by name.
std::string blocking(std::span<HandoverItem const> items) {
    std::string titles;
    for (auto const& item : items) {
        if (item.fate == ItemFate::blocks) titles += (titles.empty() ? "" : ", ") + item.title;
    }
    return titles;
}

bool hidden_meeting(HandoverItem const& item, FateFacts const& facts) {
    return item.kind == ItemKind::appointment && facts.meetings_hidden;
}

}  // namespace

void give_fates(std::span<HandoverItem> items, FateFacts const& facts) {
    for (auto& item : items) {
        auto const known = std::ranges::find(facts.open_to_receiver, item.category) != facts.open_to_receiver.end();
        auto const hidden = hidden_meeting(item, facts);
        if (item.fate == ItemFate::blocks && known && !hidden) continue;
        item.fate = ItemFate::stays;
        if (item.kind == ItemKind::milestone_claim || !known || item.organisation != facts.from_organisation) continue;
        item.choosable = !hidden;
        if (!facts.former_stays) item.fate = ItemFate::moves;
    }
}

domain::Result<std::vector<HandoverItem>> choose_fates(std::vector<HandoverItem> items,
                                                       std::span<ItemChoice const> choices, FateFacts const& facts) {
    if (auto titles = blocking(items); !titles.empty())
        return domain::refused(domain::conflict("handover_items_block", {{"items", std::move(titles)}}));
    std::vector<domain::FieldFault> faults;
    std::size_t index = 0;
    for (auto const& choice : choices) {
        auto const place = fmt::format("/items/{}", index++);
        auto const item = std::ranges::find_if(
            items, [&](HandoverItem const& one) { return one.kind == choice.kind && one.id == choice.id; });
        if (item == items.end()) {
            faults.push_back({place + "/id", "no_such_item", {}});
        } else if (choice.fate != item->fate && !item->choosable) {
            faults.push_back({place + "/fate", "item_has_its_fate", {}});
        } else if (choice.person && !item->choosable) {
            faults.push_back({place + "/person", "item_has_its_fate", {}});
        } else {
            item->fate = choice.fate;
            if (choice.person) item->person = choice.person;
            // Whoever had it until now does not do it for another organisation.
            if (choice.fate == ItemFate::moves) item->person = choice.person;
        }
    }
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    for (auto& item : items) {
        auto const chosen = std::ranges::any_of(
            choices, [&](ItemChoice const& choice) { return choice.kind == item.kind && choice.id == item.id; });
        if (item.fate == ItemFate::moves) {
            item.organisation = facts.to_organisation;
            if (!chosen) item.person = hidden_meeting(item, facts) ? facts.to_person : std::nullopt;
        } else if (!item.person && item.organisation == facts.from_organisation) {
            item.person = facts.from_person;
        }
    }
    return items;
}

}  // namespace polku::casework
