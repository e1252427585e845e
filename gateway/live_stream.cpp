#include "gateway/live_stream.h"

#include "gateway/headers.h"
#include "shared/json/reader.h"
#include "shared/runtime/logging.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace polku::gateway {

namespace {

using runtime::Awaitable;
using std::chrono::steady_clock;

/// Also for a browser that reads the stream with nothing of ours.
constexpr std::string_view kFirstWords = "retry: 3000\n\n";
constexpr std::string_view kPlaceField = "last-event-id";

bool same_acting(access::Principal const& a, access::Principal const& b) {
    return a.membership == b.membership && a.role == b.role && a.organisation == b.organisation && a.team == b.team &&
           a.contract == b.contract && a.client == b.client;
}

/// Of an event `end`; one of kLiveEnds.
std::string_view reason_in(std::string_view data) {
    auto const document = json::parse(data);
    if (!document) return "unavailable";
    json::Reader reader(*document);
    auto const said = reader.text("reason");
    auto const* const known = std::ranges::find(kLiveEnds, said);
    return known == std::end(kLiveEnds) ? "unavailable" : *known;
}

}  // namespace

LiveStream::LiveStream(Parts parts, http::Request request)
    : parts_(parts),
      request_(std::move(request)),
      place_(request_.header(kPlaceField).value_or("")),
      said_at_(steady_clock::now()) {}

LiveStream::~LiveStream() {
    if (source_) source_->end(http::StreamEnd::reader_gone);
    parts_.figures.leave(request_.principal->person.text, reason_);
    if (reason_.empty()) return;  // it never began
    runtime::log(runtime::LogLevel::info, "live_ended",
                 {{"request", request_.request_id}, {"reason", reason_}, {"events", events_}});
}

void LiveStream::note_end(std::string_view reason) {
    over_ = true;
    if (reason_.empty()) reason_ = reason;
}

void LiveStream::finish(std::string_view reason) {
    if (!over_) last_words_ = http::end_event(reason);
    note_end(reason);
}

void LiveStream::end(http::StreamEnd why) {
    if (why == http::StreamEnd::reader_gone) {
        note_end("reader_gone");
        last_words_.clear();
    } else {
        finish("stopping");
    }
    if (source_) source_->end(http::StreamEnd::reader_gone);
}

Awaitable<http::Response> LiveStream::ask() {
    auto question = request_;
    drop_inbound(question.headers);
    std::erase_if(question.headers, [](auto const& header) { return header.first == kPlaceField; });
    if (!place_.empty()) question.headers.emplace_back(kPlaceField, place_);
    auto response = co_await parts_.notices.send(std::move(question));
    source_ = response.stream;
    if (over_ && source_) source_->end(http::StreamEnd::reader_gone);
    co_return response;
}

Awaitable<http::Response> LiveStream::begin() {
    auto response = co_await ask();
    if (response.stream) runtime::log(runtime::LogLevel::info, "live_opened", {{"request", request_.request_id}});
    co_return response;
}

/// Waits for what notices says next.
Awaitable<void> LiveStream::hear() {
    if (!source_) {
        auto const response = co_await ask();
        if (!source_) finish(response.status >= 500 ? "unavailable" : "not_allowed");
        co_return;
    }
    try {
        auto const piece = co_await source_->next();
        // It ends in time to be asked for anew, as the person is known by now.
        if (piece.empty()) source_.reset();
        if (!heard_.feed(piece)) finish("unavailable");
    } catch (std::exception const& fault) {
        runtime::log(runtime::LogLevel::warn, "live_source_lost",
                     {{"request", request_.request_id}, {"what", std::string_view(fault.what())}});
        finish("unavailable");
    }
}

/// Why the session is no longer what the stream was opened with; empty: it is.
Awaitable<std::string_view> LiveStream::changed() {
    auto const who = co_await parts_.sessions.look(request_);
    if (!who) co_return std::string_view("unavailable");
    if (!*who) co_return std::string_view("session_ended");
    auto const& principal = (*who)->principal;
    if (!principal) co_return std::string_view("membership_ended");
    if (!same_acting(*principal, *request_.principal)) co_return std::string_view("membership_changed");
    request_.principal = principal;
    co_return std::string_view();
}

/// What the browser is told of an event: it, or nothing.
Awaitable<std::string> LiveStream::pass_on(std::string event) {
    auto const change = co_await changed();
    if (!change.empty()) finish(change);
    if (over_) co_return std::string();
    auto const now = steady_clock::now();
    auto const nothing_new = event == http::kStillHere;
    if (nothing_new && now - said_at_ < parts_.heartbeat) co_return std::string();
    said_at_ = now;
    if (nothing_new) co_return event;
    auto const text = http::read_event(event);
    if (!text.id.empty()) place_ = text.id;
    if (text.event == "end") note_end(reason_in(text.data));
    ++events_;
    parts_.figures.told();
    co_return event;
}

Awaitable<std::string> LiveStream::next() {
    if (!begun_) {
        begun_ = true;
        co_return std::string(kFirstWords);
    }
    while (!over_) {
        auto event = heard_.next();
        if (!event) {
            co_await hear();
            continue;
        }
        auto told = co_await pass_on(std::move(*event));
        if (!told.empty()) co_return told;
    }
    if (source_) source_->end(http::StreamEnd::reader_gone);
    co_return std::exchange(last_words_, {});
}

}  // namespace polku::gateway
