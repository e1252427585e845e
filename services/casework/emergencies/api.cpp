#include "services/casework/emergencies/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/emergencies/acts.h"
#include "services/casework/emergencies/rules.h"
#include "services/casework/emergencies/store.h"
#include "services/casework/render.h"
#include "shared/domain/text.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <charconv>

namespace polku::casework {

namespace {

using access::Action;
using http::Cost;
using http::Method;

/// The same answer that the act itself would give.
std::vector<std::string_view> acts_on(access::Principal const& principal, EmergencyAccess const& emergency,
                                      domain::Instant now) {
    std::vector<std::string_view> acts;
    if (end_emergency(emergency, principal, now)) acts.push_back(access::name(Action::emergency_end));
    auto const reviews = access::allow(principal, Action::emergency_review, access::NoFacts{}).has_value();
    if (reviews && review_emergency(emergency, principal, ReviewFinding::justified, "", now)) {
        acts.push_back(access::name(Action::emergency_review));
    }
    return acts;
}

void write_client(json::Writer& writer, http::ReadCall& call, EmergencyRow const& row) {
    writer.begin_object("client")
        .field("id", row.emergency.client)
        .field("name", display_name(row.client_given_names, row.client_family_name))
        .end_object();
    call.entry.clients.push_back(row.emergency.client.value());
    call.entry.categories = {access::Category::basic};
}

void write_review(json::Writer& writer, std::optional<EmergencyReview> const& review) {
    if (!review) {
        writer.field("review", nullptr);
        return;
    }
    writer.begin_object("review")
        .field("finding", domain::name_of<ReviewFinding>(kReviewFindingNames, review->finding))
        .field("note", review->note)
        .field("at", review->at)
        .field("by", review->by)
        .end_object();
}

/// Who opened it knows of the client no longer than it lasts; its reason and review are data protection's.
void write_emergency(json::Writer& writer, http::ReadCall& call, EmergencyRow const& row) {
    auto const& emergency = row.emergency;
    auto const supervises = call.principal().role == access::Role::data_protection;
    auto const state = state_at(emergency, call.now);
    auto const open = state == EmergencyState::open;
    writer.begin_object()
        .field("id", emergency.id)
        .field("state", domain::name_of<EmergencyState>(kEmergencyStateNames, state))
        .field("opened_at", emergency.opened_at)
        .field("ends_at", end_of(emergency))
        .field("ended_by", emergency.end ? domain::parse_id(emergency.end->by) : std::nullopt)
        .field("person", emergency.person)
        .field("organisation", emergency.organisation)
        .field("role", access::name(emergency.role));
    if (emergency.client && (supervises || open)) {
        write_client(writer, call, row);
    } else {
        writer.field("client", nullptr);
    }
    writer.begin_array("cases");
    if (open && is_own(emergency, call.principal())) {
        for (auto const& case_id : emergency.cases) writer.value(case_id);
    }
    writer.end_array();
    if (supervises) {
        writer.field("reason", emergency.reason);
        write_review(writer, emergency.review);
    }
    write_can(writer, acts_on(call.principal(), emergency, call.now));
    writer.end_object();
}

domain::Result<std::optional<EmergencyPage>> read_after(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    EmergencyPage after{.opened_at = {}, .id = page.after[1]};
    auto const& text = page.after[0];
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), after.opened_at.ms);
    if (error != std::errc() || end != text.data() + text.size()) {
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    }
    return after;
}

domain::Result<http::Response> list_emergencies_route(http::ReadCall& call) {
    auto const filter =
        domain::value_of<EmergencyFilter>(kEmergencyFilterNames, call.request.parameter("state").value_or("all"));
    if (!filter)
        return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "all, open, to_review"}}));
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_after(*page);
    if (!after) return domain::refused(after.error());
    auto rows = list_emergencies(call.tx, call.allowed, *filter, *after, call.now, page->limit + 1);
    auto const more = std::ssize(rows) > page->limit;
    if (more) rows.pop_back();

    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) write_emergency(writer, call, row);
    writer.end_array();
    if (more) {
        auto const& last = rows.back().emergency;
        writer.field("next", http::make_cursor({std::to_string(last.opened_at.ms), last.id.text}));
    } else {
        writer.field("next", nullptr);
    }
    writer.end_object();
    call.entry.ground = call.principal().role == access::Role::data_protection ? access::Ground::supervision
                                                                               : access::Ground::emergency;
    return http::json_response(std::move(body));
}

EmergencyRequest read_request(json::Reader& reader) {
    EmergencyRequest asked;
    auto const code = reader.text("code", {.max = 30});
    auto parsed = domain::parse_hetu(domain::trim(code));
    if (parsed) {
        asked.code = std::move(*parsed);
    } else if (!domain::trim(code).empty()) {
        reader.fault("code", domain::fault_code(parsed.error()));
    }
    auto const reason = reader.text("reason", {.max = kLongestEmergencyReason, .lines = true});
    asked.reason = domain::trim(reason);
    if (!asked.reason.empty() && domain::code_points(asked.reason) < kShortestEmergencyReason) {
        reader.fault("reason", "too_short", {{"min", std::to_string(kShortestEmergencyReason)}});
    }
    return asked;
}

ReviewWords read_review(json::Reader& reader) {
    ReviewWords words;
    words.finding = reader.choice<ReviewFinding>("finding", kReviewFindingNames);
    words.note = reader.optional_text("note", {.min = 0, .max = 1000, .lines = true}).value_or("");
    return words;
}

}  // namespace

std::vector<http::Route> emergency_routes(storage::Secrets const& secrets) {
    auto const open = [&secrets](http::WriteCall& call, EmergencyRequest const& asked) {
        return open_emergency(call, asked, secrets);
    };
    auto opening = http::json_write<EmergencyRequest>(read_request, open);
    // A fast hash of a body with an identity code would undo the keyed one.
    opening.secret_body = true;
    return {
        {Method::get, "/api/v1/emergency-accesses", Action::emergency_list, http::kListScope, Cost::fast,
         list_emergencies_route},
        {Method::post, "/api/v1/emergency-accesses", Action::emergency_open, http::kListScope, Cost::fast,
         std::move(opening)},
        {Method::post, "/api/v1/emergency-accesses/{emergency}/end", Action::emergency_end, http::kListScope,
         Cost::fast, http::act_write(end_emergency_now)},
        {Method::post, "/api/v1/emergency-accesses/{emergency}/review", Action::emergency_review, http::kListScope,
         Cost::fast, http::json_write<ReviewWords>(read_review, review_emergency_act)},
    };
}

}  // namespace polku::casework
