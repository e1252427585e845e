#include "services/casework/handovers/api.h"

#include "services/casework/access/store.h"
#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "services/casework/handovers/acts.h"
#include "services/casework/handovers/store.h"
#include "services/casework/render.h"
#include "shared/domain/working_days.h"
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

void write_preview(json::Writer& writer, Handover const& handover, std::string_view client_name,
                   domain::LocalDate today) {
    writer.field("id", handover.id)
        .field("version", handover.version)
        .field("kind", domain::name_of<HandoverKind>(kHandoverKindNames, handover.kind))
        .field("state", domain::name_of<HandoverState>(kHandoverStateNames, handover.state))
        .field("case", handover.case_id);
    writer.begin_object("client").field("id", handover.client).field("name", client_name).end_object();
    writer.begin_object("from")
        .field("organisation", handover.from_organisation)
        .field("team", handover.from_team)
        .field("person", handover.from_person)
        .end_object();
    writer.begin_object("to")
        .field("organisation", handover.to_organisation)
        .field("team", handover.to_team)
        .end_object();
    writer.field("reason", handover.reason)
        .field("wished_on", handover.wished_on)
        .field("proposed_at", handover.proposed_at)
        .field("answer_by", handover.answer_by)
        .field("working_days_left", domain::working_days_between(today, handover.answer_by))
        .field("ground", access::name(handover.ground));
    if (!handover.decided_at) {
        writer.field("decided", nullptr);
        return;
    }
    writer.begin_object("decided")
        .field("at", *handover.decided_at)
        .field("by", handover.decided_by)
        .field("organisation", handover.decided_organisation)
        .field("decline_reason", handover.decline_reason)
        .field("decline_note", handover.decline_note)
        .end_object();
}

/// What may be done with it: the same answer that the act itself would give.
std::vector<std::string_view> acts_on(access::Principal const& principal, Handover const& handover) {
    std::vector<std::string_view> acts{access::name(Action::handover_read)};
    if (may_answer(handover, HandoverCommand::accept, principal) ||
        may_answer(handover, HandoverCommand::decline, principal)) {
        acts.push_back(access::name(Action::handover_answer));
    }
    if (may_answer(handover, HandoverCommand::withdraw, principal)) {
        acts.push_back(access::name(Action::handover_withdraw));
    }
    return acts;
}

domain::Result<http::Response> list_handovers_route(http::ReadCall& call) {
    auto const box = domain::value_of<Box>(kBoxNames, call.request.parameter("box").value_or("in"));
    auto const state = call.request.parameter("state").value_or("open");
    if (!box) return domain::refused(domain::invalid("box", "not_a_choice", {{"choices", "in, out"}}));
    if (state != "open" && state != "closed")
        return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "open, closed"}}));
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<HandoverPage> after;
    if (!page->after.empty()) {
        std::int64_t at = 0;
        auto const& text = page->after[0];
        if (std::from_chars(text.data(), text.data() + text.size(), at).ec != std::errc()) {
            return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        }
        after = HandoverPage{{at}, page->after[1]};
    }

    auto rows = list_handovers(call.tx, call.principal(), *box, state == "open", after, domain::local_date(call.now),
                               page->limit + 1);
    auto const more = rows.size() > static_cast<std::size_t>(page->limit);
    if (more) rows.pop_back();

    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) {
        writer.begin_object();
        write_preview(writer, row.handover, display_name(row.client_given_names, row.client_family_name),
                      domain::local_date(call.now));
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

/// Who takes part in the case reads of every handover of it; a team that was only asked, or took part before, of its
/// own.
bool may_know(access::Allowed const& allowed, Handover const& handover) {
    auto const relation = allowed.case_access().relation;
    auto const takes_part = relation == access::Relation::responsible || relation == access::Relation::party;
    return takes_part || concerns(handover, allowed.principal());
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
                  domain::local_date(call.now));
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
    write_can(writer, acts_on(call.principal(), *handover));
    writer.end_object();

    call.entry.clients = {handover->client};
    call.entry.subject = handover->id.text;
    // No ETag: what is shown also changes with the reader's grounds.
    return http::json_response(std::move(body));
}

Proposal read_proposal(json::Reader& reader) {
    Proposal proposal;
    proposal.to_organisation = reader.id("to_organisation");
    proposal.to_team = reader.id("to_team");
    proposal.reason = reader.text("reason");
    proposal.note = reader.optional_text("note", {.min = 0, .max = 4000, .lines = true}).value_or("");
    proposal.wished_on = reader.optional_date("wished_on");
    return proposal;
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
        {Method::get, "/api/v1/handovers/{handover}", Action::handover_read, of_handover, Cost::fast,
         read_handover_route},
        {Method::post, "/api/v1/cases/{case}/handovers", Action::handover_propose, http::case_in_path("case"),
         Cost::fast, http::json_write<Proposal>(read_proposal, propose_handover)},
        {Method::post, "/api/v1/handovers/{handover}/accept", Action::handover_answer, of_handover, Cost::fast,
         http::act_write(accept_handover, if_match)},
        {Method::post, "/api/v1/handovers/{handover}/decline", Action::handover_answer, of_handover, Cost::fast,
         http::json_write<DeclineWords>(read_decline, decline_handover, if_match)},
        {Method::post, "/api/v1/handovers/{handover}/withdraw", Action::handover_withdraw, of_handover, Cost::fast,
         http::act_write(withdraw_handover, if_match)},
    };
}

}  // namespace polku::casework
