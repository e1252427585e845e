#pragma once

#include "shared/domain/problem.h"
#include "shared/http/message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace polku::http {

struct AnswerLimits {
    std::size_t header_bytes = 64 * 1024;
    std::size_t body_bytes = 64 * 1024 * 1024;
};

/// Reads one answer from the bytes of a connection as they come; knows no socket. It takes what the server of another
/// part writes and nothing else: HTTP/1.1, a final status, lines that end with CR LF, a body of exactly one
/// Content-Length (none for 204 and 304), no other transfer coding than chunked. For anything else the connection is
/// closed, so that no byte of one answer is read as another's. A stream has chunks instead of a length: of that the
/// head is the answer, and what has come of the chunks is `rest`.
class ResponseReader {
public:
    explicit ResponseReader(AnswerLimits limits = {}) : limits_(limits) {}

    /// False: the bytes are not such an answer, or more than it; it has to be given up, with the connection.
    [[nodiscard]] bool feed(std::string_view bytes);
    [[nodiscard]] bool complete() const { return complete_; }
    /// Whether anything has been read.
    [[nodiscard]] bool begun() const { return !head_.empty(); }
    /// Whether the connection can be used again. Requires: complete.
    [[nodiscard]] bool keep_alive() const { return keep_alive_; }
    /// Whether the body is a stream. Requires: complete.
    [[nodiscard]] bool streams() const { return chunked_; }
    [[nodiscard]] std::string const& rest() const { return rest_; }
    /// Requires: complete. Without Content-Length, Transfer-Encoding and Connection.
    Response take() { return std::move(response_); }

private:
    bool end_of_head();
    bool read_field(std::string_view line);

    AnswerLimits limits_;
    std::string head_;
    bool head_read_ = false;
    bool complete_ = false;
    bool keep_alive_ = true;
    bool has_length_ = false;
    bool chunked_ = false;
    std::string rest_;
    std::size_t length_ = 0;
    Response response_;
};

}  // namespace polku::http
