#pragma once

#include "shared/runtime/awaitable.h"

#include <cstdint>
#include <string>

namespace polku::http {

/// Why nobody asks a stream for more.
enum class StreamEnd : std::uint8_t {
    reader_gone,  ///< whoever read it has gone
    stopping      ///< this process stops: a last word may still be said
};

/// A body that is made while it is sent. It is asked for a piece only when the one before has been taken, so one piece
/// is all that it holds, and a slow reader slows it down. Used on one loop alone.
class BodyStream {
public:
    BodyStream() = default;
    virtual ~BodyStream() = default;
    BodyStream(BodyStream const&) = delete;
    BodyStream& operator=(BodyStream const&) = delete;

    /// The next piece, when there is one; empty: that was all. Throws when its source was lost in the middle: the
    /// reader is then cut off, so that it does not take for whole what it has.
    virtual runtime::Awaitable<std::string> next() = 0;
    /// Also while `next` waits: it then returns at once.
    virtual void end(StreamEnd why) = 0;
};

}  // namespace polku::http
