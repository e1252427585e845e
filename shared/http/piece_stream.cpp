#include "shared/http/piece_stream.h"

#include "shared/http/decision.h"
#include "shared/http/pipeline.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace polku::http {

namespace {

using runtime::Awaitable;

/// While the pool is full: together five seconds.
constexpr std::chrono::milliseconds kPause{50};
constexpr int kTries = 100;

}  // namespace

PieceStream::PieceStream(RouterParts const& parts, Route const& route, PathParameters path, Request request,
                         runtime::Executor const& executor, Pieces pieces, std::string first)
    : parts_(parts),
      route_(route),
      path_(std::move(path)),
      request_(std::move(request)),
      timer_(executor),
      pieces_(std::move(pieces)),
      piece_(std::move(first)) {}

void PieceStream::end(StreamEnd why) {
    ended_ = ended_ || why == StreamEnd::reader_gone;
    if (ended_) timer_.cancel();
}

Awaitable<std::string> PieceStream::next() {
    if (piece_.empty() && read_ < pieces_.count && !ended_) co_await read_next();
    co_return std::exchange(piece_, {});
}

Awaitable<void> PieceStream::read_next() {
    std::optional<FetchedAccess> fetched;
    if (asks_casework(parts_, route_)) {
        auto asked = co_await fetch_access(parts_, route_, path_, request_);
        if (!asked) throw std::runtime_error("nobody says whether it may still be read");
        fetched = std::move(*asked);
    }
    auto still_allowed = false;
    std::string refusal_entry;
    std::function<void()> const work = [&] {
        auto const ran = guarded(parts_, request_, [&] {
            parts_.database.read([&](storage::Tx& tx) {
                auto const now = parts_.clock.now();
                auto const allowed = decide(tx, parts_, route_, path_, *request_.principal, now, fetched);
                still_allowed = allowed.has_value();
                if (allowed) {
                    piece_ = pieces_.read(tx, *allowed, read_);
                } else if (allowed.error().by_policy) {
                    auto const& principal = *request_.principal;
                    refusal_entry = events::canonical(
                        entry_for(allowed.error(), principal, route_.action, now, request_.request_id));
                }
            });
        });
        if (!ran) piece_.clear();
    };
    for (int tried = 0; !ended_; ++tried) {
        auto const ran = co_await run_at_cost(parts_, route_.cost, work);
        if (ran) break;
        if (tried == kTries) throw std::runtime_error("nothing was free to read on");
        timer_.expires_after(kPause);
        co_await timer_.async_wait(AsTuple());
    }
    if (!refusal_entry.empty()) co_await keep_entry(parts_, request_, std::move(refusal_entry));
    if (ended_) co_return;
    if (!still_allowed) throw std::runtime_error("it may no longer be read");
    if (piece_.empty()) throw std::runtime_error("a piece of it may no longer be read, or could not be");
    ++read_;
}

}  // namespace polku::http
