#include "services/journal/access_log/api.h"

#include "services/journal/access_log/rules.h"
#include "services/journal/access_log/store.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

namespace polku::journal {

namespace {

using access::Action;
using domain::Result;
using http::Response;

void write_words(json::Writer& w, std::string_view member, std::vector<std::string> const& words) {
    w.begin_array(member);
    for (auto const& word : words) w.value(word);
    w.end_array();
}

/// null where there is nothing to name: a service's own acts have no person and no organisation.
void write_id(json::Writer& w, std::string_view member, std::string const& text) {
    w.field(member, domain::parse_id(text));
}

void write_act(json::Writer& w, Entry const& act) {
    w.begin_object()
        .field("entry", act.leaf)
        .field("at", act.at)
        .field("action", act.action)
        .field("kind", events::name(act.kind));
    write_words(w, "categories", act.categories);
    w.field("ground", act.ground);
    write_id(w, "case", act.case_id);
    write_id(w, "subject", act.subject);
    w.field("outcome", act.outcome).end_object();
}

void write_visitor(json::Writer& w, Visitor const& visitor) {
    w.begin_object();
    write_id(w, "person", visitor.person);
    write_id(w, "organisation", visitor.organisation);
    w.field("role", visitor.role);
    write_words(w, "kinds", kinds_of(visitor));
    write_words(w, "categories", categories_of(visitor));
    write_words(w, "grounds", grounds_of(visitor));
    w.field("first_at", visitor.acts.back().at).field("last_at", visitor.acts.front().at);
    w.begin_array("acts");
    for (auto const& act : visitor.acts) write_act(w, act);
    w.end_array().end_object();
}

void write_day(json::Writer& w, Day const& day) {
    w.begin_object().field("date", day.date).begin_array("entries");
    for (auto const& visitor : day.visitors) write_visitor(w, visitor);
    w.end_array().end_object();
}

void write_sources(json::Writer& w, std::vector<Gatherer::Figures> const& sources) {
    w.begin_array("sources");
    for (auto const& source : sources) {
        w.begin_object().field("source", source.source).field("journal", source.journal);
        w.field("read_log", source.read_log).field("gathered_at", source.gathered_at);
        w.field("stopped", source.stopped).field("reason", source.reason).end_object();
    }
    w.end_array();
}

Result<Asked> read_asked(http::ReadCall const& call) {
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    auto const kind = wanted_kind(call.principal(), call.request.parameter("kind"));
    if (!kind) return domain::refused(kind.error());
    Asked asked{.kind = *kind, .before = {}, .at_least = page->limit};
    if (!page->after.empty()) {
        auto const date = domain::parse_iso(page->after.front());
        if (!date) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        asked.before = *date;
    }
    return asked;
}

std::string next_link(domain::Id const& client, std::string const& cursor, Asked const& asked) {
    auto link = "</api/v1/clients/" + client.text + "/access-log?cursor=" + cursor;
    if (asked.kind) link += "&kind=" + std::string(events::name(*asked.kind));
    return link + ">; rel=\"next\"";
}

Result<Response> get_access_log(http::ReadCall& call, Gathering const& gathering) {
    auto const client = call.path.id("client");
    call.entry.subject = client.text;
    call.entry.clients = {client};
    if (!may_read_log_of(call.principal(), client)) {
        call.entry.kind = events::EntryKind::refusal;
        call.entry.ground = access::Ground::none;
        return domain::refused(domain::not_found());
    }
    call.entry.ground = ground_of_reading(call.principal());
    auto const asked = read_asked(call);
    if (!asked) return domain::refused(asked.error());
    auto const sources = gathering();  // before the first record is read: those are at least as new as it says
    auto const found = load_log(call.tx, call.allowed, client, *asked);
    auto const days = by_day(found.entries);
    std::optional<std::string> next;
    if (found.more) next = http::make_cursor({domain::format_iso(days.back().date)});

    std::string body;
    json::Writer w(body);
    w.begin_object().field("client", client).begin_array("items");
    for (auto const& day : days) write_day(w, day);
    w.end_array().field("next", next);
    w.field("since", gathering_since(call.tx)).field("gathered_at", gathered_until(sources));
    if (call.principal().role == access::Role::data_protection) write_sources(w, sources);
    w.end_object();
    auto response = http::json_response(std::move(body));
    if (next) response.set("Link", next_link(client, *next, *asked));
    return response;
}

}  // namespace

std::vector<http::Route> access_log_routes(Gathering gathering) {
    auto handler = [gathering = std::move(gathering)](http::ReadCall& call) { return get_access_log(call, gathering); };
    return {{http::Method::get, "/api/v1/clients/{client}/access-log", Action::access_log_read, http::kListScope,
             http::Cost::fast, http::ReadHandler(std::move(handler))}};
}

}  // namespace polku::journal
