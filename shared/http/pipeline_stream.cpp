#include "shared/http/body_stream.h"
#include "shared/http/pipeline.h"
#include "shared/http/stream.h"

#include <boost/asio/this_coro.hpp>

#include <map>
#include <memory>
#include <utility>

namespace polku::http {

namespace {

using runtime::Awaitable;

constexpr std::string_view kNotAllowed = "not_allowed";
constexpr std::string_view kStopping = "stopping";

/// What one look found: a step, or why there is none.
struct Look {
    domain::Result<StreamStep> step = StreamStep{};
    std::string refusal_entry{};  ///< canonical JSON; empty: nothing to log
};

class EventStream final : public BodyStream {
public:
    EventStream(RouterParts const& parts, Route const& route, PathParameters path, Request request,
                runtime::Executor const& executor)
        : parts_(parts),
          route_(route),
          path_(std::move(path)),
          request_(std::move(request)),
          timer_(executor),
          until_(SteadyClock::now() + parts.streams.longest),
          place_(request_.header("last-event-id").value_or("")) {}

    Awaitable<std::string> next() override;
    void end(StreamEnd why) override {
        ended_ = why == StreamEnd::reader_gone || ended_;
        stopping_ = true;
        timer_.cancel();
    }
    /// Before the first `next`: looks once, so that who may not read it gets an answer instead.
    Awaitable<domain::Result<void>> begin();

private:
    Look look();
    Awaitable<domain::Result<void>> step();
    Awaitable<domain::Result<bool>> may_be_told(StreamMessage const& message);
    void say(std::string text) { waiting_ += text; }

    RouterParts const& parts_;
    Route const& route_;
    PathParameters path_;
    Request request_;
    Timer timer_;
    SteadyClock::time_point until_;
    std::string place_;
    std::map<std::string, std::optional<access::CaseAccess>> asked_{};  ///< in this step, by case
    std::string waiting_{};  ///< said, and not taken yet: what one step has to tell
    bool last_ = false;
    bool stopping_ = false;
    bool ended_ = false;
};

Look EventStream::look() {
    Look found;
    auto const now = parts_.clock.now();
    auto const ran = guarded(parts_, request_, [&] {
        parts_.database.read([&](storage::Tx& tx) {
            auto const& principal = *request_.principal;
            auto const allowed = decide(tx, parts_, route_, path_, principal, now, std::nullopt);
            if (!allowed) {
                found.step = domain::refused(allowed.error().problem);
                if (!allowed.error().by_policy) return;
                auto const entry = entry_for(allowed.error(), principal, route_.action, now, request_.request_id);
                found.refusal_entry = events::canonical(entry);
                return;
            }
            StreamCall call{tx, *allowed, now, place_};
            found.step = std::get<StreamHandler>(route_.handler).step(call);
        });
    });
    if (!ran) found.step = domain::refused(ran.error());
    return found;
}

/// Problem: casework is away, so nobody knows; then nothing is told.
Awaitable<domain::Result<bool>> EventStream::may_be_told(StreamMessage const& message) {
    if (!message.case_id) co_return true;
    auto const& case_id = *message.case_id;
    if (!asked_.contains(case_id.text)) {
        auto fetched = co_await fetch_case_access(parts_, case_id, request_);
        if (!fetched) co_return domain::refused(fetched.error());
        asked_.emplace(case_id.text, std::move(*fetched));
    }
    auto const& facts = asked_.at(case_id.text);
    // Who has left a case reads what was, and does not hear that anything goes on.
    if (!facts || facts->relation == access::Relation::former) co_return false;
    co_return access::allow(*request_.principal, message.action, *facts).has_value();
}

/// Says what is new. Problem: nothing was said, and the place is where it was.
Awaitable<domain::Result<void>> EventStream::step() {
    auto found = look();
    if (!found.step) {
        if (!found.refusal_entry.empty()) {
            auto const kept = co_await keep_entry(parts_, request_, found.refusal_entry);
            if (!kept) co_return domain::refused(domain::unavailable(1));
        }
        co_return domain::refused(found.step.error());
    }
    asked_.clear();
    std::string told;
    for (auto const& message : found.step->messages) {
        auto const may = co_await may_be_told(message);
        if (!may) co_return domain::refused(may.error());
        if (*may) told += write_event(message.text);
    }
    place_ = std::move(found.step->place);
    last_ = found.step->last;
    say(std::move(told));
    co_return domain::Result<void>();
}

Awaitable<domain::Result<void>> EventStream::begin() {
    auto begun = co_await step();
    co_return begun;
}

Awaitable<std::string> EventStream::next() {
    if (ended_) co_return std::string();
    if (!waiting_.empty()) co_return std::exchange(waiting_, {});
    if (!last_ && !stopping_) {
        timer_.expires_after(parts_.streams.pause);
        co_await timer_.async_wait(AsTuple());
    }
    if (ended_ || last_ || SteadyClock::now() >= until_) co_return std::string();
    if (stopping_) {
        last_ = true;
        co_return end_event(kStopping);
    }
    auto const stepped = co_await step();
    if (!stepped && stepped.error().status < 500) {
        last_ = true;
        co_return end_event(kNotAllowed);
    }
    if (waiting_.empty()) co_return std::string(kStillHere);
    co_return std::exchange(waiting_, {});
}

}  // namespace

Awaitable<Response> answer_stream(RouterParts const& parts, Route const& route, PathParameters path, Request request) {
    auto const executor = co_await boost::asio::this_coro::executor;
    auto const stream = std::make_shared<EventStream>(parts, route, std::move(path), request, executor);
    auto const begun = co_await stream->begin();
    if (!begun) co_return refuse(parts, request, begun.error());
    Response response;
    response.set("Content-Type", "text/event-stream; charset=utf-8");
    response.set("Cache-Control", "no-store");
    response.set("X-Accel-Buffering", "no");  // a proxy must not wait for more
    response.stream = stream;
    co_return response;
}

}  // namespace polku::http
