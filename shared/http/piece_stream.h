#pragma once

#include "shared/http/body_stream.h"
#include "shared/http/router.h"
#include "shared/http/stream.h"

#include <string>

namespace polku::http {

/// Inside the router: the body of a read that is sent in pieces (see `Pieces`). One piece is all that it holds.
class PieceStream final : public BodyStream {
public:
    PieceStream(RouterParts const& parts, Route const& route, PathParameters path, Request request,
                runtime::Executor const& executor, Pieces pieces, std::string first);

    /// Throws std::runtime_error: the reader may no longer read it, it cannot be read, or the pool was full for long.
    runtime::Awaitable<std::string> next() override;
    /// A process that stops sends to its end what it has begun, as far as its time goes.
    void end(StreamEnd why) override;

private:
    runtime::Awaitable<void> read_next();

    RouterParts const& parts_;
    Route const& route_;
    PathParameters path_;
    Request request_;
    Timer timer_;
    Pieces pieces_;
    std::string piece_;
    int read_ = 1;  ///< how many have been
    bool ended_ = false;
};

}  // namespace polku::http
