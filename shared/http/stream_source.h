#pragma once

#include "shared/http/body_stream.h"
#include "shared/http/chunked.h"
#include "shared/http/client_connection.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

/// Inside the channel: the stream of another part, read from its connection.
namespace polku::http {

class StreamSource final : public BodyStream {
public:
    /// `begun`: what has come of the chunks. `silence`: after so long without a byte the part is taken for lost.
    /// `open`: how many streams there are; this one counts until it is gone.
    StreamSource(std::shared_ptr<ClientConnection> connection, std::string begun, std::chrono::milliseconds silence,
                 std::shared_ptr<std::atomic<std::size_t>> open);
    ~StreamSource() override;
    StreamSource(StreamSource const&) = delete;
    StreamSource& operator=(StreamSource const&) = delete;

    /// Throws std::runtime_error: the connection has ended in the middle, or what came are no chunks.
    runtime::Awaitable<std::string> next() override;
    void end(StreamEnd why) override;

private:
    static constexpr std::size_t kMostAtOnce = 64 * 1024;

    std::shared_ptr<ClientConnection> connection_;
    std::string waiting_;
    std::chrono::milliseconds silence_;
    std::shared_ptr<std::atomic<std::size_t>> open_;
    ChunkedBody chunks_{kMostAtOnce};
    bool ended_ = false;
};

}  // namespace polku::http
