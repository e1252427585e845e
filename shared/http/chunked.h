#pragma once

#include "shared/domain/problem.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace polku::http {

/// A body in chunks (RFC 9112, 7.1), read as it comes. Stricter than the RFC: no white space around a size, no byte but
/// visible ASCII, space and tab in extensions and trailers, at most 8 digits a size, 256 bytes of extensions and 4 KiB
/// of trailers in all. Extensions and trailers are dropped.
class ChunkedBody {
public:
    explicit ChunkedBody(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// Takes what belongs to the body from the front of `bytes` and answers how much that was. Problem: 400 malformed,
    /// 413 too large; then the connection is closed.
    domain::Result<std::size_t> feed(std::string_view bytes);
    /// The last chunk and the trailers have been read: nothing more is taken.
    [[nodiscard]] bool done() const { return state_ == State::done; }
    [[nodiscard]] std::string& body() { return body_; }
    /// What has come since the last time; it no longer counts towards `most_bytes`.
    [[nodiscard]] std::string take() { return std::exchange(body_, {}); }

private:
    enum class State : std::uint8_t {
        size,
        extension,
        size_end,
        data,
        data_end_cr,
        data_end_lf,
        trailer,
        trailer_end,
        done
    };

    /// One byte outside of chunk data; false: it may not stand here.
    bool step(char c);
    bool end_of_size();
    bool trailer_byte(char c);

    std::size_t most_bytes_;
    std::string body_;
    State state_ = State::size;
    std::size_t size_ = 0;
    int digits_ = 0;
    std::size_t extension_bytes_ = 0;
    bool extension_empty_ = false;
    std::size_t trailer_bytes_ = 0;
    std::string trailer_line_;
};

}  // namespace polku::http
