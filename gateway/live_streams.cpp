#include "gateway/live_streams.h"

#include "gateway/live_stream.h"
#include "gateway/refusal.h"

#include <algorithm>
#include <utility>

namespace polku::gateway {

namespace {

constexpr int kRetrySeconds = 5;

domain::Problem too_many_streams() {
    domain::Problem refused{.status = 429, .code = "too_many_streams", .detail = "more live streams than one may have"};
    refused.facts.emplace_back("retry_after", std::to_string(kRetrySeconds));
    return refused;
}

}  // namespace

bool LiveFigures::enter(std::string const& person, LiveLimits const& limits, bool& full) {
    std::lock_guard const lock(mutex_);
    full = open_ >= limits.streams;
    auto const known = by_person_.find(person);
    if (full || (known != by_person_.end() && known->second >= limits.of_person)) return false;
    ++by_person_[person];
    ++open_;
    return true;
}

void LiveFigures::leave(std::string const& person, std::string_view reason) {
    std::lock_guard const lock(mutex_);
    if (--by_person_[person] == 0) by_person_.erase(person);
    --open_;
    auto const* const known = std::ranges::find(kLiveEnds, reason);
    if (known != std::end(kLiveEnds)) ++ended_[static_cast<std::size_t>(known - std::begin(kLiveEnds))];
}

void LiveFigures::measure(runtime::Metrics& metrics) {
    metrics.gauge("polku_live_streams", "Live streams that are open.", "gateway",
                  [this] { return static_cast<double>(open_); });
    metrics.gauge("polku_live_events", "Events told in live streams since the start.", "gateway",
                  [this] { return static_cast<double>(events_); });
    for (std::size_t i = 0; i < ended_.size(); ++i) {
        metrics.gauge("polku_live_ended", "Live streams that ended since the start; the label says why.", kLiveEnds[i],
                      [this, i] { return static_cast<double>(ended_[i]); });
    }
}

LiveStreams::LiveStreams(Sessions& sessions, LiveLimits limits, runtime::Metrics* metrics)
    : sessions_(sessions), limits_(limits) {
    if (metrics != nullptr) figures_.measure(*metrics);
}

runtime::Awaitable<http::Response> LiveStreams::open(http::Request request, http::Channel& notices) {
    auto full = false;
    if (!figures_.enter(request.principal->person.text, limits_, full)) {
        co_return refuse(request, full ? domain::unavailable(kRetrySeconds) : too_many_streams());
    }
    LiveStream::Parts const parts{sessions_, notices, figures_, limits_.heartbeat};
    auto const stream = std::make_shared<LiveStream>(parts, std::move(request));
    auto response = co_await stream->begin();
    if (response.stream) response.stream = stream;
    co_return response;
}

}  // namespace polku::gateway
