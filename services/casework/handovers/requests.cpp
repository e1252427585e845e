#include "services/casework/handovers/requests.h"

#include "services/casework/events.h"
#include "services/casework/handovers/rules.h"
#include "services/casework/handovers/store.h"

namespace polku::casework {

namespace {

std::vector<Handover> open_requests(http::WriteCall& call) {
    auto open = open_handovers(call.tx, call.allowed);
    std::erase_if(open, [](Handover const& one) { return one.kind != HandoverKind::request; });
    return open;
}

}  // namespace

domain::Result<std::vector<Handover>> fulfilled_requests(http::WriteCall& call, Handover const& proposed) {
    std::vector<Handover> all;
    if (proposed.kind != HandoverKind::responsibility) return all;
    for (auto const& request : open_requests(call)) {
        if (request.from_team != proposed.to_team) continue;
        auto const fulfilled = answer(request, HandoverCommand::fulfil, call.principal(), std::nullopt, std::nullopt,
                                      {.ground_today = request.ground, .now = call.now});
        if (!fulfilled) return domain::refused(fulfilled.error());
        all.push_back(*fulfilled);
    }
    return all;
}

void save_fulfilled(http::WriteCall& call, std::vector<Handover> const& requests) {
    for (auto const& fulfilled : requests) {
        save_decision(call.tx, fulfilled);
        call.emit(handover_event("fulfilled", fulfilled, call.principal().person.text));
    }
}

domain::Result<void> end_requests(http::WriteCall& call) {
    auto const system = access::system_principal("casework");
    for (auto const& request : open_requests(call)) {
        auto const ended = answer(request, HandoverCommand::expire, system, std::nullopt, std::nullopt,
                                  {.ground_today = request.ground, .now = call.now});
        if (!ended) return domain::refused(ended.error());
        save_decision(call.tx, *ended);
        call.emit(handover_event("lapsed", *ended, system.person.text));
    }
    return {};
}

}  // namespace polku::casework
