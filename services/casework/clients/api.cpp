#include "services/casework/clients/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

/// The open cases of the other records of a row's person, as far as the reader may know of them.
void write_other_cases(json::Writer& writer, http::ReadCall& call, ClientRow const& row) {
    writer.begin_array("other_cases");
    auto const person = row.has_other_records ? cases_of_person(call.tx, call.principal(), row.client, call.now)
                                              : std::optional<PersonsCases>();
    for (auto const& other : person ? person->cases : std::vector<PersonsCases::OneCase>()) {
        if (other.row.client == row.client || other.closed_at) continue;
        writer.value(other.row.case_id.text);
        call.entry.clients.push_back(other.row.client);
    }
    writer.end_array();
}

domain::Result<http::Response> answer_clients(http::ReadCall& call, std::string_view text) {
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    std::optional<ClientPage> after;
    if (!page->after.empty()) {
        after = place_in_list(call.tx, call.principal(), page->after[0], call.now);
        if (!after) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    }
    auto rows = list_clients(call.tx, call.principal(), text, after, call.now, page->limit + 1);
    auto const more = rows.size() > static_cast<std::size_t>(page->limit);
    if (more) rows.pop_back();

    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) {
        writer.begin_object();
        writer.begin_object("client")
            .field("id", row.client)
            .field("name", display_name(row.given_names, row.family_name))
            .end_object();
        writer.field("case", row.case_id).field("contract", row.contract).field("opened_at", row.opened_at);
        writer.begin_object("responsible")
            .field("organisation", row.responsible_organisation)
            .field("team", row.responsible_team)
            .field("person", row.responsible_person)
            .end_object();
        write_other_cases(writer, call, row);
        writer.end_object();
        call.entry.clients.push_back(row.client);
        call.entry.ground = row.ground;
    }
    writer.end_array();
    if (more) {
        writer.field("next", http::make_cursor({rows.back().case_id.text}));
    } else {
        writer.field("next", nullptr);
    }
    writer.end_object();
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

domain::Result<http::Response> list_clients_route(http::ReadCall& call) { return answer_clients(call, ""); }

/// A name and a phone number are never in a URL, where logs and histories keep them: they come in the body.
domain::Result<http::Response> search_clients_route(http::ReadCall& call) {
    std::string text;
    auto const read =
        http::read_json(call.request, [&](json::Reader& reader) { text = reader.text("name", {.max = 100}); });
    if (!read) return domain::refused(read.error());
    return answer_clients(call, text);
}

/// Whoever the id names now: an old one goes on leading here.
domain::Result<http::Response> read_client_route(http::ReadCall& call) {
    auto const person = cases_of_person(call.tx, call.principal(), call.path.id("client"), call.now);
    if (!person) {
        call.entry.kind = events::EntryKind::refusal;
        return domain::refused(domain::not_found());
    }
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("id", person->client).begin_array("cases");
    for (auto const& [row, closed_at] : person->cases) {
        writer.begin_object()
            .field("case", row.case_id)
            .field("record", row.client)
            .field("name", display_name(row.given_names, row.family_name))
            .field("contract", row.contract)
            .field("opened_at", row.opened_at)
            .field("closed_at", closed_at);
        writer.begin_object("responsible")
            .field("organisation", row.responsible_organisation)
            .field("team", row.responsible_team)
            .field("person", row.responsible_person)
            .end_object()
            .end_object();
        if (std::ranges::find(call.entry.clients, row.client) == call.entry.clients.end())
            call.entry.clients.push_back(row.client);
        call.entry.ground = row.ground;
    }
    writer.end_array().end_object();
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> client_routes() {
    using access::Action;
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/clients", Action::client_list, http::kListScope, Cost::fast, list_clients_route},
        {Method::post, "/api/v1/clients/search", Action::client_list, http::kListScope, Cost::fast,
         search_clients_route},
        {Method::get, "/api/v1/clients/{client}", Action::client_list, http::kListScope, Cost::fast, read_client_route},
    };
}

}  // namespace polku::casework
