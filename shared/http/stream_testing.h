#pragma once

#include "shared/http/body_stream.h"
#include "shared/http/message.h"
#include "shared/http/stream.h"

#include <boost/asio/this_coro.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// For tests alone: sources of streams, and a reader of them.
namespace polku::http {

/// What a test sees of a source from another thread.
struct SourceSeen {
    std::promise<StreamEnd> ended{};
    std::atomic<std::size_t> pieces = 0;
};

/// Says its pieces; then it is over, or waits to be ended, or goes on with the last one, or is lost.
class TestSource final : public BodyStream {
public:
    enum class Then : std::uint8_t { over, waits, repeats, lost };
    TestSource(runtime::Executor const& executor, std::vector<std::string> pieces, Then then,
               std::shared_ptr<SourceSeen> seen)
        : pieces_(std::move(pieces)), then_(then), seen_(std::move(seen)), timer_(executor) {}

    runtime::Awaitable<std::string> next() override {
        if (at_ < pieces_.size()) {
            ++seen_->pieces;
            auto piece = pieces_[at_];
            if (then_ != Then::repeats || at_ + 1 < pieces_.size()) ++at_;
            co_return piece;
        }
        if (then_ == Then::lost) throw std::runtime_error("the source is lost");
        if (then_ == Then::over) co_return std::string();
        if (!why_) {
            timer_.expires_at(SteadyClock::time_point::max());
            co_await timer_.async_wait(AsTuple());
        }
        if (why_ != StreamEnd::stopping) co_return std::string();
        then_ = Then::over;
        co_return std::string("last words");
    }
    void end(StreamEnd why) override {
        if (!why_) seen_->ended.set_value(why);
        why_ = why_.value_or(why);
        if (why == StreamEnd::reader_gone) then_ = Then::over;
        timer_.cancel();
    }

private:
    std::vector<std::string> pieces_;
    Then then_;
    std::shared_ptr<SourceSeen> seen_;
    Timer timer_;
    std::size_t at_ = 0;
    std::optional<StreamEnd> why_{};
};

inline runtime::Awaitable<Response> streamed(std::vector<std::string> pieces, TestSource::Then then,
                                             std::shared_ptr<SourceSeen> seen) {
    auto const executor = co_await boost::asio::this_coro::executor;
    Response response;
    response.set("Content-Type", "text/plain");
    response.stream = std::make_shared<TestSource>(executor, std::move(pieces), then, std::move(seen));
    co_return response;
}

/// What comes of a stream, up to `most` pieces; then it is ended.
inline runtime::Awaitable<std::string> read_pieces(std::shared_ptr<BodyStream> stream, int most = 1'000) {
    std::string all;
    for (auto count = 0; count < most; ++count) {
        auto const piece = co_await stream->next();
        if (piece.empty()) break;
        all += piece;
    }
    stream->end(StreamEnd::reader_gone);
    co_return all;
}

}  // namespace polku::http
