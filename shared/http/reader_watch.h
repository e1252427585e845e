#pragma once

#include "shared/http/server_connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

/// Inside the server: a stream ends when its reader goes, also while it has nothing to say.
namespace polku::http::connections {

/// Reads what the reader sends while a stream is written to it: nothing that is answered (the connection ends with the
/// stream), but its end. Must not go before `finish` has been awaited.
template <class Stream>
class ReaderWatch {
public:
    ReaderWatch(Connection<Stream>& connection, BodyStream& body)
        : connection_(connection), body_(body), ended_(connection.stream.get_executor()) {}

    void start() {
        reading_ = true;
        boost::asio::co_spawn(ended_.get_executor(), run(), boost::asio::detached);
    }
    runtime::Awaitable<void> finish() {
        boost::system::error_code ignored;
        finishing_ = true;
        if (reading_) socket_of(connection_.stream).cancel(ignored);
        while (reading_) {
            ended_.expires_at(SteadyClock::time_point::max());
            co_await ended_.async_wait(AsTuple());
        }
    }

private:
    runtime::Awaitable<void> run() {
        for (;;) {
            auto const room = boost::asio::buffer(connection_.chunk);
            auto const [error, count] = co_await connection_.stream.async_read_some(room, AsTuple());
            if (error || finishing_) break;
        }
        reading_ = false;
        if (!finishing_) {
            body_.end(StreamEnd::reader_gone);
            connection_.close();  // and so what is being written to nobody
        }
        ended_.cancel();
    }

    Connection<Stream>& connection_;
    BodyStream& body_;
    Timer ended_;
    bool reading_ = false;
    bool finishing_ = false;
};

}  // namespace polku::http::connections
