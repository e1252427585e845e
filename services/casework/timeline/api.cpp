#include "services/casework/timeline/api.h"

#include "services/casework/items/page.h"
#include "services/casework/timeline/store.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

std::string timeline_kinds() {
    std::string names;
    for (auto const& kind : kTimelineKindNames) names += (names.empty() ? "" : ", ") + std::string(kind.text);
    return names;
}

std::optional<domain::Id> id_or_nothing(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(domain::Id{text});
}

void write_entry(json::Writer& writer, http::ReadCall& call, TimelineEntry const& entry) {
    writer.begin_object()
        .field("at", entry.at)
        .field("kind", domain::name_of<TimelineKind>(kTimelineKindNames, entry.kind))
        .field("what", entry.what)
        .field("subject", id_or_nothing(entry.subject))
        .field("text", entry.text)
        .field("organisation", entry.organisation)
        .field("person", id_or_nothing(entry.person));
    if (entry.category) {
        writer.field("category", access::name(*entry.category));
        auto& shown = call.entry.categories;
        if (std::ranges::find(shown, *entry.category) == shown.end()) shown.push_back(*entry.category);
    } else {
        writer.field("category", nullptr);
    }
    writer.end_object();
}

domain::Result<http::Response> list_timeline_route(http::ReadCall& call) {
    auto const asked = call.request.parameter("kind");
    auto const kind = asked ? domain::value_of<TimelineKind>(kTimelineKindNames, *asked) : std::nullopt;
    if (asked && !kind) {
        return domain::refused(domain::invalid("kind", "not_a_choice", {{"choices", timeline_kinds()}}));
    }
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<TimelinePlace> after;
    if (!page->after.empty()) {
        auto const at = number_in_cursor(page->after[0]);
        if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
        after = TimelinePlace{domain::Instant{*at}, page->after[1]};
    }
    auto entries = list_timeline(call.tx, call.allowed, kind, after, page->limit + 1);
    auto const more = entries.size() > static_cast<std::size_t>(page->limit);
    if (more) entries.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& entry : entries) write_entry(writer, call, entry);
    writer.end_array();
    if (more) {
        writer.field("next", http::make_cursor({std::to_string(entries.back().at.ms), entries.back().key}));
    } else {
        writer.field("next", nullptr);
    }
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> timeline_routes() {
    return {{http::Method::get, "/api/v1/cases/{case}/timeline", access::Action::timeline_read,
             http::case_in_path("case"), http::Cost::fast, list_timeline_route}};
}

}  // namespace polku::casework
