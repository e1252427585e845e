#pragma once

#include "gateway/live_streams.h"
#include "shared/http/event_text.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Inside live_streams.cpp: one of them.
namespace polku::gateway {

class LiveStream final : public http::BodyStream {
public:
    struct Parts {
        Sessions& sessions;
        http::Channel& notices;
        LiveFigures& figures;
        std::chrono::milliseconds heartbeat;
    };
    /// Has its place in the figures, and leaves it. `request`: as the browser sent it, with its person.
    LiveStream(Parts parts, http::Request request);
    ~LiveStream() override;
    LiveStream(LiveStream const&) = delete;
    LiveStream& operator=(LiveStream const&) = delete;

    /// Before the first `next`: asks notices. An answer without a stream is the answer to the browser.
    runtime::Awaitable<http::Response> begin();

    runtime::Awaitable<std::string> next() override;
    void end(http::StreamEnd why) override;

private:
    runtime::Awaitable<http::Response> ask();
    runtime::Awaitable<void> hear();
    runtime::Awaitable<std::string> pass_on(std::string event);
    runtime::Awaitable<std::string_view> changed();
    void finish(std::string_view reason);
    void note_end(std::string_view reason);

    Parts parts_;
    http::Request request_;
    std::shared_ptr<http::BodyStream> source_{};
    http::EventReader heard_{};
    std::string place_;       ///< Last-Event-ID
    std::string last_words_;  ///< said when it is over
    std::string_view reason_{};
    std::chrono::steady_clock::time_point said_at_;
    std::int64_t events_ = 0;
    bool begun_ = false;
    bool over_ = false;
};

}  // namespace polku::gateway
