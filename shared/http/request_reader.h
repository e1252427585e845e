#pragma once

#include "shared/http/chunked.h"
#include "shared/http/framing.h"
#include "shared/http/message.h"
#include "shared/http/server.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace polku::http {

/// Reads one request from the bytes of a connection as they come; knows no socket. The raw header block is judged by
/// check_framing before Beast parses it, and the body's length is decided by that judgement alone.
class RequestReader {
public:
    enum class Phase : std::uint8_t { idle, head, body, complete };

    /// `limits` outlives the reader.
    explicit RequestReader(ServerLimits const& limits) : limits_(&limits) {}

    /// Takes what belongs to this request from the front of `bytes` and answers how much that was; the rest belongs to
    /// the next one. After a Problem (see check_framing, parse_target; 413 too large) the connection is closed.
    domain::Result<std::size_t> feed(std::string_view bytes);

    [[nodiscard]] Phase phase() const { return phase_; }
    /// How much of the body has come.
    [[nodiscard]] std::size_t body_bytes() { return chunks_ ? chunks_->body().size() : request_.body.size(); }
    /// The client waits for 100 Continue before it sends the body. Told once.
    [[nodiscard]] bool take_expectation();
    [[nodiscard]] bool keep_alive() const { return framing_.keep_alive; }
    /// Requires: complete. Without request id, language and principal.
    Request take();

private:
    domain::Result<void> end_of_head();
    domain::Result<void> parse_head();
    [[nodiscard]] std::size_t body_limit() const;

    ServerLimits const* limits_;
    Phase phase_ = Phase::idle;
    std::string head_;
    Framing framing_;
    bool expectation_ = false;
    Request request_;
    std::optional<ChunkedBody> chunks_;
};

}  // namespace polku::http
