#pragma once

#include "shared/http/tls_files.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace polku::tests {

/// What a mail server was handed.
struct ReceivedLetter {
    std::string from;
    std::string to;
    std::string text;  ///< head and body as they came, without the final dot

    [[nodiscard]] std::string header(std::string const& name) const;
    /// The body, out of its base64.
    [[nodiscard]] std::string body() const;
    /// Of one in Finnish that asks whether its address is read; empty in any other.
    [[nodiscard]] std::string code() const;
};

/// A mail server on the loopback address that keeps what it is handed: for tests of the post. One connection at a time.
class SmtpServer {
public:
    enum class Tls : std::uint8_t { none, starttls, implicit };
    struct Options {
        Tls tls = Tls::none;
        std::optional<http::TlsFiles> certificate{};
        std::optional<std::string> sign_in{};  ///< "\0user\0password" of AUTH PLAIN, demanded
    };

    SmtpServer() : SmtpServer(Options{}) {}
    explicit SmtpServer(Options options);
    ~SmtpServer();
    SmtpServer(SmtpServer const&) = delete;
    SmtpServer& operator=(SmtpServer const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Down: a connection is refused. Up again: on the same port.
    void stop();
    void start();

    /// Says this to that recipient ("550 nobody here"), until an empty text is told.
    void answer_recipient(std::string const& to, std::string answer);
    /// Says this to every sender ("550 not you"), until an empty text is told.
    void answer_sender(std::string answer);
    /// Called with a letter that came whole, before it is answered; false: the connection ends without an answer.
    void on_letter(std::function<bool(ReceivedLetter const&)> hook);

    /// All that was answered with 250, in their order.
    [[nodiscard]] std::vector<ReceivedLetter> letters() const;

private:
    class Connection;
    void serve();
    void converse(Connection& connection);
    bool take_letter(Connection& connection, ReceivedLetter letter);

    Options options_;
    boost::asio::ssl::context tls_{boost::asio::ssl::context::tls_server};
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> refusals_;
    std::string sender_refusal_;
    std::function<bool(ReceivedLetter const&)> hook_;
    std::vector<ReceivedLetter> letters_;
    int listening_ = -1;
    int connected_ = -1;
    std::optional<boost::asio::io_context> loop_;
    std::optional<boost::asio::ip::tcp::acceptor> acceptor_;
    std::thread thread_;
};

}  // namespace polku::tests
