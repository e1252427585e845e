#include "services/casework/handovers/items_api.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/handovers/item_store.h"
#include "services/casework/handovers/rules.h"
#include "services/casework/handovers/store.h"
#include "services/casework/handovers/taking.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

using access::Action;

/// Whether the reader may know of the item: the receiver of an open handover as the part of the case that it would be,
/// everybody else on their own grounds.
struct ItemReader {
    http::ReadCall& call;
    std::vector<access::Category> as_receiver{};
    bool receiver = false;

    [[nodiscard]] bool sees(HandoverItem const& item) const {
        // Under a safety ban nobody is told of a meeting but who meets.
        auto const hidden = item.kind == ItemKind::appointment && !call.allowed.places();
        if (hidden && item.person != call.principal().person) return false;
        if (receiver) return std::ranges::find(as_receiver, item.category) != as_receiver.end();
        return call.allowed.ground_for_item(item.category, item.recorded_at, item.recorded_organisation).has_value();
    }
};

ItemReader reader_of(http::ReadCall& call, Handover const& handover) {
    ItemReader reader{.call = call};
    reader.receiver = may_answer(handover, HandoverCommand::decline, call.principal());
    if (!reader.receiver) return reader;
    for (auto const& grant :
         grants_as_part(call.tx, handover.case_id, handover.to_organisation, handover.to_team, call.now)) {
        reader.as_receiver.push_back(grant.category);
    }
    return reader;
}

/// Claims are for those who claim and verify; a social worker's handover shows none.
bool sees_claims(http::ReadCall const& call) {
    return access::allow(call.principal(), Action::milestone_list, access::NoFacts{}).has_value();
}

void write_item(json::Writer& writer, HandoverItem const& item) {
    writer.begin_object()
        .field("kind", domain::name_of<ItemKind>(kItemKindNames, item.kind))
        .field("id", item.id)
        .field("title", item.title)
        .field("category", access::name(item.category))
        .field("due", item.due)
        .field("organisation", item.organisation)
        .field("person", item.person)
        .field("fate", domain::name_of<ItemFate>(kItemFateNames, item.fate))
        .field("choosable", item.choosable)
        .end_object();
}

/// What is open, with the fate that each would have now.
std::vector<HandoverItem> items_to_come(http::ReadCall& call, Handover const& handover) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const lot = the_case ? find_lot(call.tx, the_case->contract) : std::nullopt;
    if (!lot) return {};
    auto items = open_items(call.tx, call.allowed, call.now);
    auto facts = fate_facts(call.tx, handover, *the_case, *lot, call.now);
    facts.meetings_hidden = !call.allowed.places();
    give_fates(items, facts);
    return items;
}

domain::Result<http::Response> read_items(http::ReadCall& call, AskClaims const& ask_claims) {
    auto const handover = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!handover || !may_know(call.allowed, *handover)) return domain::refused(domain::not_found());
    auto const open = handover->state == HandoverState::proposed && handover->kind != HandoverKind::request;
    auto const taken = handover->state == HandoverState::accepted;
    auto items = open    ? items_to_come(call, *handover)
                 : taken ? item_fates(call.tx, call.allowed, handover->id)
                         : std::vector<HandoverItem>{};
    auto complete = true;
    if ((open || taken) && sees_claims(call)) {
        auto claims = ask_claims(handover->case_id, call.request.request_id);
        complete = claims.has_value();
        if (claims && taken) {
            std::erase_if(*claims,
                          [&](HandoverItem const& claim) { return claim.recorded_at >= *handover->decided_at; });
        }
        if (claims) items.insert(items.end(), claims->begin(), claims->end());
    }
    auto const reader = reader_of(call, *handover);
    std::erase_if(items, [&](HandoverItem const& item) { return !reader.sees(item); });

    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("complete", complete).begin_array("items");
    for (auto const& item : items) {
        write_item(writer, item);
        if (std::ranges::find(call.entry.categories, item.category) == call.entry.categories.end())
            call.entry.categories.push_back(item.category);
    }
    writer.end_array().end_object();
    call.entry.clients = {handover->client};
    call.entry.subject = handover->id.text;
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> handover_item_routes(AskClaims ask_claims) {
    auto handler = [ask_claims = std::move(ask_claims)](http::ReadCall& call) { return read_items(call, ask_claims); };
    return {{http::Method::get, "/api/v1/handovers/{handover}/items", Action::handover_read,
             http::case_of("handover", case_of_handover), http::Cost::heavy, http::ReadHandler(std::move(handler))}};
}

}  // namespace polku::casework
