#include "shared/http/feed.h"

#include "shared/domain/ids.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <charconv>

namespace polku::http {

namespace {

constexpr int kMostEvents = 1000;
constexpr int kUsualEvents = 500;
constexpr json::Limits kAnswerLimits{.bytes = 64 * 1024 * 1024, .depth = 32};

struct Asked {
    std::int64_t after = 0;
    int limit = kUsualEvents;
};

template <class Number>
bool read_number(Request const& request, std::string_view parameter, Number& number) {
    auto const text = request.parameter(parameter);
    if (!text) return true;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    return error == std::errc() && end == text->data() + text->size();
}

domain::Result<Asked> read_asked(Request const& request) {
    Asked asked;
    if (!read_number(request, "after", asked.after) || !read_number(request, "limit", asked.limit) || asked.after < 0 ||
        asked.limit < 1 || asked.limit > kMostEvents) {
        return domain::refused(domain::bad_request("bad_range", "after is a number from 0, limit from 1 to 1000"));
    }
    return asked;
}

bool hears(std::vector<Audience> const& audiences, std::string_view type, std::string_view reader) {
    return std::ranges::any_of(audiences, [&](Audience const& line) {
        return type.starts_with(line.type_prefix) && std::ranges::find(line.readers, reader) != line.readers.end();
    });
}

/// "system:casework" asks as "casework".
std::string_view reader_name(access::Principal const& principal) {
    std::string_view const text = principal.person.text;
    auto const colon = text.find(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

domain::Result<Response> answer_events(ReadCall& call, std::vector<Audience> const& audiences) {
    auto const asked = read_asked(call.request);
    if (!asked) return domain::refused(asked.error());
    auto const head = events::head(call.tx);
    auto const recorded = events::read_after(call.tx, asked->after, asked->limit);
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("epoch", head.epoch).field("head", head.number);
    auto const anchor = events::event_id(call.tx, asked->after).value_or(domain::Id{}).text;
    writer.field("anchor", anchor);
    writer.field("through", recorded.empty() ? asked->after : recorded.back().number);
    writer.field("through_id", recorded.empty() ? anchor : recorded.back().id.text);
    writer.begin_array("epochs");
    for (auto const& one : events::epochs(call.tx)) {
        writer.begin_object().field("epoch", one.epoch).field("after", one.after_event).end_object();
    }
    writer.end_array();
    writer.begin_array("events");
    for (auto const& one : recorded) {
        if (!hears(audiences, one.event.type, reader_name(call.principal()))) continue;
        writer.begin_object()
            .field("number", one.number)
            .field("id", one.id)
            .field("type", one.event.type)
            .field("subject", one.event.subject)
            .field("category", one.event.category)
            .field("at", one.at)
            .field("request", one.request)
            .field("data", one.event.data)
            .end_object();
    }
    writer.end_array().end_object();
    return json_response(std::move(body));
}

Response answer_entries(std::vector<events::NumberedEntry> const& entries) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("entries");
    for (auto const& entry : entries)
        writer.begin_object().field("number", entry.number).field("entry", entry.canonical).end_object();
    writer.end_array().end_object();
    return json_response(std::move(body));
}

Request feed_request(std::string_view path, std::string const& reader, std::int64_t after) {
    Request request;
    request.path = path;
    request.query = "after=" + std::to_string(after);
    request.request_id = "feed";
    request.principal = access::system_principal(reader);
    return request;
}

domain::Result<events::Batch> read_batch(Response const& response) {
    if (response.status != 200) return domain::refused(domain::unavailable(1));
    auto const document = json::parse(response.body, kAnswerLimits);
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    events::Batch batch;
    batch.epoch = reader.text("epoch");
    batch.head = reader.integer("head");
    batch.anchor = reader.text("anchor", {.min = 0});
    batch.through = reader.integer("through");
    batch.through_id = reader.text("through_id", {.min = 0});
    reader.each("epochs", [&](json::Reader& one) {
        events::EpochStart start;
        start.epoch = one.text("epoch");
        start.after_event = one.integer("after");
        batch.epochs.push_back(std::move(start));
    });
    reader.each("events",
                [&](json::Reader& one) {
                    events::Recorded recorded;
                    recorded.number = one.integer("number");
                    recorded.id = one.id("id");
                    recorded.event.type = one.text("type");
                    recorded.event.subject = one.text("subject", {.min = 0});
                    recorded.event.category = one.text("category", {.min = 0});
                    recorded.at = one.instant("at");
                    recorded.request = one.text("request", {.min = 0});
                    recorded.event.data = one.text("data", {.max = 1'000'000, .lines = true});
                    batch.events.push_back(std::move(recorded));
                },
                {.min = 0, .max = kMostEvents});
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    return batch;
}

domain::Result<std::vector<events::NumberedEntry>> read_entries(Response const& response) {
    if (response.status != 200) return domain::refused(domain::unavailable(1));
    auto const document = json::parse(response.body, kAnswerLimits);
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    std::vector<events::NumberedEntry> entries;
    reader.each("entries",
                [&](json::Reader& one) {
                    events::NumberedEntry entry;
                    entry.number = one.integer("number");
                    entry.canonical = one.text("entry", {.max = 16'000'000, .lines = true});
                    entries.push_back(std::move(entry));
                },
                {.min = 0, .max = kMostEvents});
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    return entries;
}

runtime::Awaitable<domain::Result<events::Batch>> pull_batch(Channel& source, std::string reader, std::int64_t after) {
    auto request = feed_request("/internal/events", reader, after);
    auto const response = co_await source.send(std::move(request));
    co_return read_batch(response);
}

}  // namespace

std::vector<Route> feed_routes(std::vector<Audience> audiences, events::ReadLog& read_log) {
    using access::Action;
    auto const answer_journal = [](ReadCall& call) -> domain::Result<Response> {
        auto const asked = read_asked(call.request);
        if (!asked) return domain::refused(asked.error());
        return answer_entries(events::entries_after(call.tx, asked->after, asked->limit));
    };
    auto const answer_read_log = [&read_log](ReadCall& call) -> domain::Result<Response> {
        auto const asked = read_asked(call.request);
        if (!asked) return domain::refused(asked.error());
        return answer_entries(read_log.after(asked->after, asked->limit));
    };
    return {
        {Method::get, "/internal/events", Action::internal_event_read, kNoScope, Cost::fast,
         [audiences = std::move(audiences)](ReadCall& call) { return answer_events(call, audiences); }},
        {Method::get, "/internal/journal", Action::internal_event_read, kNoScope, Cost::fast, answer_journal},
        {Method::get, "/internal/read-log", Action::internal_event_read, kNoScope, Cost::fast, answer_read_log},
    };
}

std::function<runtime::Awaitable<domain::Result<events::Batch>>(std::int64_t)> pull_events(Channel& source,
                                                                                           std::string reader) {
    return [&source, reader = std::move(reader)](std::int64_t after) { return pull_batch(source, reader, after); };
}

runtime::Awaitable<domain::Result<std::vector<events::NumberedEntry>>> pull_entries(Channel& source, std::string reader,
                                                                                    EntryLog log, std::int64_t after) {
    auto const* const path = log == EntryLog::journal ? "/internal/journal" : "/internal/read-log";
    auto request = feed_request(path, reader, after);
    auto const response = co_await source.send(std::move(request));
    co_return read_entries(response);
}

}  // namespace polku::http
