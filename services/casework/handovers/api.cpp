#include "services/casework/handovers/api.h"

#include "services/casework/access/store.h"
#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "services/casework/handovers/acts.h"
#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/blocking.h"
#include "services/casework/handovers/disagreement_store.h"
#include "services/casework/handovers/figures_api.h"
#include "services/casework/handovers/proposing.h"
#include "services/casework/handovers/render.h"
#include "services/casework/handovers/store.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <charconv>

namespace polku::casework {

namespace {

using access::Action;
using http::Cost;
using http::Method;

constexpr domain::Name<ItemFate> kChosenFates[] = {{"moves", ItemFate::moves}, {"stays", ItemFate::stays}};
constexpr std::size_t kMostChoices = 500;
/// Of a row of a box, so that a page is written without being moved.
constexpr std::size_t kUsualRowBytes = 800;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// More working days than any handover waits.
constexpr int kMostWaited = 60;

domain::Result<BoxFilter> read_filter(http::ReadCall const& call) {
    auto const box = domain::value_of<Box>(kBoxNames, call.request.parameter("box").value_or("in"));
    auto const state = call.request.parameter("state").value_or("open");
    if (!box) return domain::refused(domain::invalid("box", "not_a_choice", {{"choices", "in, out"}}));
    if (state != "open" && state != "closed")
        return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "open, closed"}}));
    BoxFilter filter{.box = *box, .open = state == "open"};
    if (auto const waited = call.request.parameter("waited")) {
        auto const days = whole_number(*waited);
        if (!days || *days < 1 || *days > kMostWaited)
            return domain::refused(domain::invalid("waited", "not_a_choice", {{"choices", "1 - 60"}}));
        auto const last_day = proposed_by(static_cast<int>(*days), domain::local_date(call.now));
        filter.proposed_before = domain::start_of_day(domain::add_days(last_day, 1));
    }
    return filter;
}

domain::Result<std::optional<HandoverPage>> read_place(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    auto const at = whole_number(page.after[0]);
    if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    return HandoverPage{{*at}, page.after[1]};
}

bool blocked_today(http::ReadCall& call, Handover const& handover) {
    return handover.state == HandoverState::proposed && handover.kind != HandoverKind::request &&
           blocked(facts_today(call.tx, handover, call.now));
}

/// The same for a row of a box: an open inbox shows only what has its ground today, as its query says.
bool blocked_in_box(http::ReadCall& call, BoxFilter const& filter, Handover const& handover) {
    if (!filter.open) return false;
    if (filter.box == Box::out) return blocked_today(call, handover);
    return handover.kind != HandoverKind::request && consent_ended_today(call.tx, handover, call.now);
}

domain::Result<http::Response> list_handovers_route(http::ReadCall& call) {
    auto const filter = read_filter(call);
    if (!filter) return domain::refused(filter.error());
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_place(*page);
    if (!after) return domain::refused(after.error());

    auto const today = domain::local_date(call.now);
    auto rows = list_handovers(call.tx, call.principal(), *filter, *after, today, page->limit + 1);
    auto const more = rows.size() > static_cast<std::size_t>(page->limit);
    if (more) rows.pop_back();

    std::string body;
    body.reserve(rows.size() * kUsualRowBytes);
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) {
        writer.begin_object();
        write_preview(writer, row.handover, display_name(row.client_given_names, row.client_family_name), today,
                      blocked_in_box(call, *filter, row.handover));
        write_can(writer, acts_on(call.principal(), row.handover));
        writer.end_object();
        call.entry.clients.push_back(row.handover.client);
        call.entry.ground = row.handover.ground;
    }
    writer.end_array();
    if (more) {
        auto const& last = rows.back().handover;
        writer.field("next", http::make_cursor({std::to_string(last.proposed_at.ms), last.id.text}));
    } else {
        writer.field("next", nullptr);
    }
    writer.end_object();
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

/// What the reader sees of the package today. The addressed team, until it is answered: on the grounds that it would
/// have as a part of the case. Who takes or took part: on their own. Who was only asked keeps the preview alone.
std::vector<ShownPart> shown_package(http::ReadCall& call, Handover const& handover) {
    if (may_answer(handover, HandoverCommand::decline, call.principal())) {
        auto const grants =
            grants_as_part(call.tx, handover.case_id, handover.to_organisation, handover.to_team, call.now);
        return load_package(call.tx, handover, grants);
    }
    auto const relation = call.allowed.case_access().relation;
    if (relation == access::Relation::none || relation == access::Relation::emergency) return {};
    return load_package(call.tx, call.allowed, handover);
}

domain::Result<http::Response> read_handover_route(http::ReadCall& call) {
    auto const handover = load_handover(call.tx, call.allowed, call.path.id("handover"));
    if (!handover || !may_know(call.allowed, *handover)) return domain::refused(domain::not_found());
    auto const client = load_client(call.tx, call.allowed);
    if (!client) return domain::refused(domain::not_found());

    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    write_preview(writer, *handover, display_name(client->given_names, client->family_name),
                  domain::local_date(call.now), blocked_today(call, *handover));
    if (handover->kind == HandoverKind::request) {
        writer.field("note", handover->note);
    } else {
        writer.field("note", nullptr);
    }
    call.entry.categories = {access::Category::basic};
    writer.begin_object("package").field("hash", handover->package_hash).begin_array("parts");
    for (auto const& shown : shown_package(call, *handover)) {
        writer.begin_object()
            .field("category", access::name(shown.part.category))
            .field("ground", access::name(shown.ground))
            .field("hash", shown.part.hash);
        writer.key("content").raw(shown.part.content);
        writer.end_object();
        if (shown.part.category != access::Category::basic) call.entry.categories.push_back(shown.part.category);
    }
    writer.end_array().end_object();
    write_reminders(writer, reminders_of(call.tx, call.allowed, handover->id));
    auto const disagreement = find_disagreement(call.tx, call.allowed, handover->id);
    write_disagreement(writer, disagreement);
    auto acts = acts_on(call.principal(), *handover);
    auto const may_settle =
        access::allow(call.principal(), Action::handover_settle, call.allowed.case_access()).has_value();
    if (disagreement && !disagreement->settled_at && may_settle) acts.push_back(access::name(Action::handover_settle));
    write_can(writer, acts);
    writer.end_object();

    call.entry.clients = {handover->client};
    call.entry.subject = handover->id.text;
    // No ETag: what is shown also changes with the reader's grounds.
    return http::json_response(std::move(body));
}

Proposal read_proposal(json::Reader& reader) {
    Proposal proposal;
    auto const kind = reader.optional_text("kind");
    if (kind && std::ranges::find(kProposedKinds, *kind) == std::end(kProposedKinds)) {
        reader.fault("kind", "not_a_choice", {{"choices", joined(kProposedKinds)}});
    } else if (kind) {
        proposal.kind = domain::value_of<HandoverKind>(kHandoverKindNames, *kind).value();
    }
    proposal.to_organisation = reader.id("to_organisation");
    proposal.to_team = reader.id("to_team");
    proposal.reason = reader.text("reason");
    proposal.note = reader.optional_text("note", {.min = 0, .max = 4000, .lines = true}).value_or("");
    proposal.wished_on = reader.optional_date("wished_on");
    return proposal;
}

Asking read_asking(json::Reader& reader) {
    return {reader.text("reason"), reader.text("note", {.min = 1, .max = 4000, .lines = true})};
}

ItemChoice read_choice(json::Reader& reader) {
    ItemChoice choice;
    choice.kind = reader.choice<ItemKind>("kind", kItemKindNames);
    choice.id = reader.id("id");
    choice.fate = reader.choice<ItemFate>("fate", kChosenFates);
    choice.person = reader.optional_id("person");
    return choice;
}

Taking read_taking(json::Reader& reader) {
    Taking taking;
    taking.person = reader.optional_id("person");
    reader.each("items", [&](json::Reader& one) { taking.items.push_back(read_choice(one)); },
                {.min = 0, .max = kMostChoices, .required = false});
    return taking;
}

std::string read_settling(json::Reader& reader) {
    return reader.optional_text("note", {.min = 0, .max = 2000, .lines = true}).value_or("");
}

DeclineWords read_decline(json::Reader& reader) {
    DeclineWords words;
    words.reason = reader.text("reason");
    if (reader.ok() && std::ranges::find(kDeclineReasons, words.reason) == std::end(kDeclineReasons))
        reader.fault("reason", "not_a_choice", {{"choices", joined(kDeclineReasons)}});
    words.note = reader.optional_text("note", {.min = 0, .max = 2000, .lines = true}).value_or("");
    return words;
}

}  // namespace

std::vector<http::Route> handover_routes() {
    auto const of_handover = http::case_of("handover", case_of_handover);
    using enum http::Precondition;
    return {
        {Method::get, "/api/v1/handovers", Action::handover_list, http::kListScope, Cost::fast, list_handovers_route},
        {Method::get, "/api/v1/handovers/figures", Action::handover_figures, http::kListScope, Cost::heavy,
         read_figures_route},
        {Method::get, "/api/v1/handovers/{handover}", Action::handover_read, of_handover, Cost::fast,
         read_handover_route},
        {Method::post, "/api/v1/cases/{case}/handovers", Action::handover_propose, http::case_in_path("case"),
         Cost::fast, http::json_write<Proposal>(read_proposal, propose_handover)},
        {Method::post, "/api/v1/cases/{case}/handover-requests", Action::handover_request, http::case_in_path("case"),
         Cost::fast, http::json_write<Asking>(read_asking, request_case)},
        {Method::post, "/api/v1/handovers/{handover}/accept", Action::handover_answer, of_handover, Cost::fast,
         http::json_write<Taking>(read_taking, accept_handover, if_match)},
        {Method::post, "/api/v1/handovers/{handover}/decline", Action::handover_answer, of_handover, Cost::fast,
         http::json_write<DeclineWords>(read_decline, decline_handover, if_match)},
        {Method::post, "/api/v1/handovers/{handover}/withdraw", Action::handover_withdraw, of_handover, Cost::fast,
         http::act_write(withdraw_handover, if_match)},
        {Method::post, "/api/v1/handovers/{handover}/return", Action::handover_return, of_handover, Cost::fast,
         http::json_write<Asking>(read_asking, return_handover)},
        {Method::post, "/api/v1/handovers/{handover}/settle", Action::handover_settle, of_handover, Cost::fast,
         http::json_write<std::string>(read_settling, settle_disagreement)},
    };
}

}  // namespace polku::casework
