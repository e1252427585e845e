#include "services/outcomes/milestones/events.h"

#include "shared/json/writer.h"

#include <fmt/format.h>

namespace polku::outcomes {

namespace {

constexpr std::string_view kForPeople = "employment";
constexpr std::string_view kForPayments = "payment";

events::Event milestone_event(std::string type, std::string subject, std::string_view category) {
    return {.type = std::move(type), .subject = std::move(subject), .category = std::string(category), .data = {}};
}

events::Event hold_event(std::string type, Milestone const& milestone, std::string_view reason, std::string_view member,
                         domain::Instant at) {
    auto event = milestone_event(std::move(type), milestone.id.text, kForPayments);
    json::Writer w(event.data);
    w.begin_object().field("milestone", milestone.id).field("contract", milestone.contract);
    w.field("reason", reason).field(member, at).end_object();
    return event;
}

}  // namespace

events::Event told(std::string_view what, Milestone const& milestone, domain::Id const& by) {
    auto event = milestone_event(fmt::format("polku.milestone.{}.v1", what), milestone.id.text, kForPeople);
    json::Writer w(event.data);
    w.begin_object().field("milestone", milestone.id).field("case", milestone.case_id);
    w.field("contract", milestone.contract).field("organisation", milestone.organisation);
    w.field("state", domain::name_of<State>(kStateNames, milestone.state)).field("by", by).end_object();
    return event;
}

events::Event decided_event(Milestone const& milestone, domain::Id const& by) { return told("decided", milestone, by); }

events::Event verified_event(Milestone const& milestone, std::string_view pseudonym) {
    auto event = milestone_event("polku.milestone.verified.v1", milestone.id.text, kForPayments);
    json::Writer w(event.data);
    w.begin_object().field("milestone", milestone.id).field("contract", milestone.contract);
    w.field("contract_version", milestone.contract_version.value()).field("pseudonym", pseudonym);
    w.field("type", milestone.claim.type).field("result_group", milestone.result.result_group);
    w.field("occurrence", milestone.result.occurrence).field("happened_on", milestone.claim.happened_on);
    w.field("recorded_at", milestone.recorded_at).field("verified_at", milestone.verified_at.value());
    w.field("organisation", milestone.organisation).field("payable", milestone.payable()).end_object();
    return event;
}

events::Event held_event(Milestone const& milestone, std::string_view reason, domain::Instant at) {
    return hold_event("polku.milestone.held.v1", milestone, reason, "held_at", at);
}

events::Event released_event(Milestone const& milestone, std::string_view reason, domain::Instant at) {
    return hold_event("polku.milestone.released.v1", milestone, reason, "released_at", at);
}

events::Event log_marked_event() {
    auto event = milestone_event("polku.outcomes.log-marked.v1", "", kForPayments);
    json::Writer w(event.data);
    w.begin_object().end_object();
    return event;
}

}  // namespace polku::outcomes
