#pragma once

#include "gateway/session.h"
#include "shared/http/body_stream.h"
#include "shared/http/channel.h"
#include "shared/runtime/metrics.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

/// Live streams at the door: what notices tells a browser, for as long as its session stays what it was.
namespace polku::gateway {

inline constexpr std::string_view kLivePath = "/api/v1/live";

struct LiveLimits {
    std::size_t of_person = 8;    ///< browsers of one person at once; one more is answered 429
    std::size_t streams = 2'000;  ///< one more is answered 503
    /// A reader that is told nothing hears this often that the stream is there.
    std::chrono::milliseconds heartbeat{15'000};
};

/// Why a stream ended; as its last event says it, but for a reader who has gone.
inline constexpr std::string_view kLiveEnds[] = {
    "reader_gone",         // nobody to tell
    "session_ended",       // signed out, here or everywhere; expired; the user is disabled
    "membership_ended",    // the role is gone
    "membership_changed",  // acts in another one
    "access_changed",      // may read less of something than before: ask anew
    "not_allowed",         // as the policy now says
    "unavailable",         // a part is away
    "stopping",            // this process stops
};

/// How many there are; shared by the streams, which may outlive nothing of it.
class LiveFigures {
public:
    /// False: the person has as many as one may, or all places are taken (`full`).
    [[nodiscard]] bool enter(std::string const& person, LiveLimits const& limits, bool& full);
    void leave(std::string const& person, std::string_view reason);
    void told() { ++events_; }
    void measure(runtime::Metrics& metrics);
    [[nodiscard]] std::size_t open() const { return open_; }

private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::size_t> by_person_;
    std::atomic<std::size_t> open_ = 0;
    std::atomic<std::uint64_t> events_ = 0;
    std::array<std::atomic<std::uint64_t>, std::size(kLiveEnds)> ended_{};
};

class LiveStreams {
public:
    /// `sessions` and `metrics` outlive this, and this outlives the streams.
    LiveStreams(Sessions& sessions, LiveLimits limits, runtime::Metrics* metrics);

    /// Answers a stream, or what `notices` answers instead. `request` is the browser's, past every check of the door,
    /// with its person and still with its cookie: the session is looked at again before every event, and at least twice
    /// a second. Looking keeps no session alive.
    runtime::Awaitable<http::Response> open(http::Request request, http::Channel& notices);

private:
    Sessions& sessions_;
    LiveLimits limits_;
    LiveFigures figures_;
};

}  // namespace polku::gateway
