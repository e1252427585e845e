#pragma once

#include "shared/http/body_stream.h"
#include "shared/http/held_bytes.h"
#include "shared/http/stream.h"

#include <array>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

/// Inside the server: its connections. Named, because Server::Impl holds them: in a unity build it may hold nothing of
/// an anonymous namespace.
namespace polku::http::connections {

inline constexpr std::size_t kReadBytes = 16 * 1024;

/// What the sweeper and stop() know of a connection. Used on its own loop alone.
struct Watched {
    virtual ~Watched() = default;
    virtual void close() = 0;
    /// Closes it, and lets the kernel drop what it was to send: its reader takes nothing.
    virtual void drop() = 0;
    SteadyClock::time_point deadline = SteadyClock::time_point::max();
    bool asked = false;                  ///< has had a whole request
    bool idle = false;                   ///< waits for the first byte of a request
    bool writing = false;                ///< waits for its reader to take what it is sent
    std::shared_ptr<BodyStream> body{};  ///< of the answer that is being sent, when it is a stream
};

/// The connections of one loop. One sweep a second closes what is late: cheaper than two timers a request.
struct Watch {
    explicit Watch(runtime::Executor const& executor) : timer(executor) {}
    Timer timer;
    std::unordered_set<Watched*> connections;
    bool stopping = false;
};

template <class Stream>
struct Connection final : Watched {
    Connection(Stream taken, std::shared_ptr<boost::asio::ssl::context> made_of, HeldBytes& all)
        : context(std::move(made_of)), stream(std::move(taken)), held(all) {}
    void close() override {
        boost::system::error_code ignored;
        socket_of(stream).close(ignored);
    }
    void drop() override {
        boost::system::error_code ignored;
        socket_of(stream).set_option(boost::asio::socket_base::linger(true, 0), ignored);
        close();
    }
    void allow(SteadyClock::duration time) { deadline = SteadyClock::now() + time; }
    /// What it waits for comes when it comes.
    void allow_any_time() { deadline = SteadyClock::time_point::max(); }

    std::shared_ptr<boost::asio::ssl::context> context;  ///< of TLS; nothing: plain
    Stream stream;
    HeldBytes::Share held;
    std::string source{};  ///< the peer's address
    std::string waiting;   ///< bytes read that no request has taken
    std::array<char, kReadBytes> chunk{};
    std::vector<std::string> names;  ///< of the certificate that the other side showed
};

}  // namespace polku::http::connections
