#pragma once

#include "shared/http/message.h"
#include "shared/http/tls_files.h"
#include "shared/runtime/awaitable.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace polku::http {

/// Sizes and times, all bounded (reference: OWASP ASVS 5.0, 13.1 and 15.2).
struct ServerLimits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t header_fields = 64;
    std::size_t body_bytes = 1024 * 1024;  ///< for every path but those of `large_body_paths`
    std::size_t large_body_bytes = 20 * 1024 * 1024;
    std::vector<std::string> large_body_prefixes{"/api/v1/imports", "/api/v1/documents", "/api/v1/milestones"};
    int header_seconds = 10;  ///< of a request's head, and until the first byte of the first request
    int body_seconds = 30;
    int idle_seconds = 60;  ///< between two requests
    int handler_seconds = 120;
    std::size_t connections = 4096;
    /// Of large bodies, in requests until they are answered and in answers until they are sent, of all connections
    /// together; what has no room is answered 503.
    std::size_t held_bytes = 256 * 1024 * 1024;
};

/// What the parts of Polku allow each other: the gateway has judged what comes from outside, and the words for who asks
/// are long.
ServerLimits inside_limits();

/// Who is asked: the public, whose browsers are told what they may do with an answer, or the parts of Polku.
enum class AskedBy : std::uint8_t { everybody, parts };

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0 = any free one (tests)
    /// A socket in the file system instead of address and port: its own folder 0700, the socket 0600.
    std::optional<std::filesystem::path> path{};
    std::optional<TlsFiles> tls;  ///< nothing: plain HTTP (tests, a socket, and behind a proxy on loopback)
    int threads = 1;              ///< io_context(1) each; a connection lives its whole life on one
    ServerLimits limits;
    AskedBy asked_by = AskedBy::everybody;
};

/// HTTP/1.1, over TLS as TlsContexts says (tls.h). Checks the raw header block itself before Beast parses
/// it: for every input either 400 and close, or exactly one request with the same body length on both sides
/// (framing.h). An answer with a stream is sent in chunks as it is made, and its connection ends with it; a reader that
/// takes nothing for `body_seconds`, or goes, ends it at once.
class Server {
public:
    using Handler = std::function<runtime::Awaitable<Response>(Request)>;

    Server(ServerOptions options, Handler handler);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Binds and serves on own threads. Throws std::system_error when the address is taken, and std::runtime_error when
    /// the TLS files or the socket's folder cannot be used.
    void start();
    /// Takes no new connections, tells the streams that it stops, lets them and requests under way finish for at most
    /// `seconds`, then closes.
    void stop(int seconds = 10);
    [[nodiscard]] std::uint16_t port() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace polku::http
