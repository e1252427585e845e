#include "services/casework/closing/api.h"

#include "services/casework/closing/rules.h"
#include "services/casework/closing/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"
#include "shared/http/json_write.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

using access::Action;

constexpr json::TextRule kClosingNote{.min = 0, .max = 2'000, .lines = true};
constexpr json::TextRule kReopenReason{.max = 500, .lines = true};

void write_closing(json::Writer& writer, Closing const& closing) {
    writer.begin_object()
        .field("reason", domain::name_of<ClosingReason>(kClosingReasonNames, closing.how.reason))
        .field("outcome", domain::name_of<ClosingOutcome>(kClosingOutcomeNames, closing.how.outcome))
        .field("note", closing.how.note)
        .field("closed_at", closing.closed.at)
        .field("closed_by", closing.closed.person)
        .field("closed_organisation", closing.closed.organisation)
        .field("reopened_at", closing.reopened ? std::optional(closing.reopened->at) : std::nullopt)
        .field("reopened_by", closing.reopened ? std::optional(closing.reopened->person) : std::nullopt)
        .field("reopen_reason", closing.reopen_reason)
        .end_object();
}

void note_category(http::ReadCall& call, access::Category category) {
    auto& shown = call.entry.categories;
    if (std::ranges::find(shown, category) == shown.end()) shown.push_back(category);
}

domain::Result<http::Response> read_closing_route(http::ReadCall& call) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("open", call.allowed.case_access().open).begin_array("must_end");
    for (auto const& item : still_open(call.tx, call.allowed)) {
        writer.begin_object()
            .field("kind", domain::name_of<OpenThing>(kOpenThingNames, item.kind))
            .field("id", item.id)
            .field("title", item.title)
            .field("organisation", item.organisation)
            .field("person", item.person)
            .end_object();
        if (item.category) note_category(call, *item.category);
    }
    writer.end_array().begin_array("closings");
    for (auto const& closing : closings_of(call.tx, call.allowed)) write_closing(writer, closing);
    writer.end_array().end_object();
    call.entry.clients = {call.allowed.case_access().client};
    note_category(call, access::Category::basic);
    return http::json_response(std::move(body));
}

http::Written closing_written(http::WriteCall& call, std::string_view what) {
    auto const& about = call.allowed.case_access();
    call.entry.subject = about.case_id.text;
    call.entry.outcome = what;
    call.entry.categories = {access::Category::basic};
    call.emit(case_event(what, about.case_id));
    return {.status = 200, .id = about.case_id.text, .version = 1, .state = std::string(what)};
}

domain::Result<http::Written> close_case(http::WriteCall& call, NewClosing const& how) {
    auto const& about = call.allowed.case_access();
    auto const left = still_open(call.tx, call.allowed);
    if (auto const checked = check_closing(about.open, left); !checked) return domain::refused(checked.error());
    Closing closing;
    closing.how = how;
    closing.closed = caller(call);
    insert_closing(call.tx, about.case_id, closing);
    return closing_written(call, "closed");
}

domain::Result<http::Written> reopen_case(http::WriteCall& call, std::string const& reason) {
    auto const& about = call.allowed.case_access();
    auto const checked = check_reopening(about.open, another_open_case(call.tx, call.allowed));
    if (!checked) return domain::refused(checked.error());
    save_reopening(call.tx, about.case_id, caller(call), reason);
    return closing_written(call, "reopened");
}

NewClosing read_closing(json::Reader& reader) {
    NewClosing how;
    how.reason = reader.choice<ClosingReason>("reason", kClosingReasonNames);
    how.outcome = reader.choice<ClosingOutcome>("outcome", kClosingOutcomeNames);
    how.note = reader.optional_text("note", kClosingNote).value_or("");
    return how;
}

std::string read_reopening(json::Reader& reader) { return reader.text("reason", kReopenReason); }

}  // namespace

std::vector<http::Route> closing_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/closing", Action::case_close, of_case, Cost::fast, read_closing_route},
        {Method::post, "/api/v1/cases/{case}/close", Action::case_close, of_case, Cost::fast,
         http::json_write<NewClosing>(read_closing, close_case)},
        {Method::post, "/api/v1/cases/{case}/reopen", Action::case_close, of_case, Cost::fast,
         http::json_write<std::string>(read_reopening, reopen_case)},
    };
}

}  // namespace polku::casework
