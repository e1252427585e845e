#include "tests/support/smtp_server.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/socket.h>

#include <array>
#include <string_view>
#include <utility>

namespace polku::tests {

namespace asio = boost::asio;
using asio::ip::tcp;

std::string ReceivedLetter::header(std::string const& name) const {
    auto const line = text.find("\r\n" + name + ": ");
    if (line == std::string::npos) return {};
    auto const begin = line + name.size() + 4;
    return text.substr(begin, text.find("\r\n", begin) - begin);
}

std::string ReceivedLetter::body() const {
    std::string packed;
    for (auto const c : text.substr(text.find("\r\n\r\n") + 4)) {
        if (c != '\r' && c != '\n') packed.push_back(c);
    }
    std::string bytes(packed.size() / 4 * 3, '\0');
    EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                    reinterpret_cast<unsigned char const*>(packed.data()), static_cast<int>(packed.size()));
    while (!bytes.empty() && bytes.back() == '\0') bytes.pop_back();
    return bytes;
}

std::string ReceivedLetter::code() const {
    constexpr std::string_view kBefore = "Koodisi on ";
    constexpr std::size_t kLength = 9;
    auto const words = body();
    auto const at = words.find(kBefore);
    return at == std::string::npos ? std::string() : words.substr(at + kBefore.size(), kLength);
}

/// Lines over a socket, which may be made secret meanwhile. A line that broke reads as nothing.
class SmtpServer::Connection {
public:
    explicit Connection(tcp::socket socket) : socket_(std::move(socket)) {}

    bool secure(asio::ssl::context& tls) {
        secret_.emplace(socket_, tls);
        boost::system::error_code fault;
        secret_->handshake(asio::ssl::stream_base::server, fault);
        return !fault;
    }
    [[nodiscard]] bool secret() const { return secret_.has_value(); }
    void say(std::string const& line) {
        boost::system::error_code fault;
        auto const bytes = line + "\r\n";
        if (secret_)
            asio::write(*secret_, asio::buffer(bytes), fault);
        else
            asio::write(socket_, asio::buffer(bytes), fault);
    }
    std::optional<std::string> line() { return up_to("\r\n"); }
    std::optional<std::string> up_to(std::string const& end) {
        while (read_.find(end) == std::string::npos) {
            std::array<char, 4096> chunk{};
            boost::system::error_code fault;
            auto const count = secret_ ? secret_->read_some(asio::buffer(chunk), fault)
                                       : socket_.read_some(asio::buffer(chunk), fault);
            if (fault) return std::nullopt;
            read_.append(chunk.data(), count);
        }
        auto const at = read_.find(end);
        auto found = read_.substr(0, at);
        read_.erase(0, at + end.size());
        return found;
    }

private:
    tcp::socket socket_;
    std::optional<asio::ssl::stream<tcp::socket&>> secret_;
    std::string read_;
};

SmtpServer::SmtpServer(Options options) : options_(std::move(options)) {
    if (options_.certificate) {
        tls_.use_certificate_chain_file(options_.certificate->certificate);
        tls_.use_private_key_file(options_.certificate->key, asio::ssl::context::pem);
    }
    start();
}

SmtpServer::~SmtpServer() { stop(); }

void SmtpServer::start() {
    loop_.emplace(1);
    acceptor_.emplace(*loop_);
    tcp::endpoint const at(asio::ip::address_v4::loopback(), port_);
    acceptor_->open(at.protocol());
    acceptor_->set_option(tcp::acceptor::reuse_address(true));
    acceptor_->bind(at);
    acceptor_->listen();
    port_ = acceptor_->local_endpoint().port();
    listening_ = acceptor_->native_handle();
    thread_ = std::thread([this] { serve(); });
}

void SmtpServer::stop() {
    if (!thread_.joinable()) return;
    {
        std::scoped_lock const lock(mutex_);
        // Ends what the thread waits for: its next connection, or the next words of this one.
        ::shutdown(listening_, SHUT_RDWR);
        if (connected_ >= 0) ::shutdown(connected_, SHUT_RDWR);
        listening_ = -1;
    }
    thread_.join();
    acceptor_.reset();
    loop_.reset();
}

void SmtpServer::answer_recipient(std::string const& to, std::string answer) {
    std::scoped_lock const lock(mutex_);
    refusals_[to] = std::move(answer);
}

void SmtpServer::answer_sender(std::string answer) {
    std::scoped_lock const lock(mutex_);
    sender_refusal_ = std::move(answer);
}

void SmtpServer::on_letter(std::function<bool(ReceivedLetter const&)> hook) {
    std::scoped_lock const lock(mutex_);
    hook_ = std::move(hook);
}

std::vector<ReceivedLetter> SmtpServer::letters() const {
    std::scoped_lock const lock(mutex_);
    return letters_;
}

void SmtpServer::serve() {
    for (;;) {
        boost::system::error_code fault;
        auto socket = acceptor_->accept(fault);
        if (fault) return;
        {
            std::scoped_lock const lock(mutex_);
            if (listening_ < 0) return;
            connected_ = socket.native_handle();
        }
        Connection connection(std::move(socket));
        if (options_.tls != Tls::implicit || connection.secure(tls_)) converse(connection);
        std::scoped_lock const lock(mutex_);
        connected_ = -1;
    }
}

void SmtpServer::converse(Connection& connection) {
    connection.say("220 localhost a test's mail server");
    ReceivedLetter letter;
    auto signed_in = !options_.sign_in;
    for (;;) {
        auto const line = connection.line();
        if (!line) return;
        auto const verb = line->substr(0, 4);
        auto const inside = [&] { return line->substr(line->find('<') + 1, line->find('>') - line->find('<') - 1); };
        if (verb == "EHLO") {
            connection.say("250-localhost");
            if (options_.tls == Tls::starttls && !connection.secret()) connection.say("250-STARTTLS");
            if (options_.sign_in) connection.say("250-AUTH PLAIN");
            connection.say("250 8BITMIME");
        } else if (verb == "STAR") {
            connection.say("220 go on");
            if (!connection.secure(tls_)) return;
        } else if (verb == "AUTH") {
            auto words = line->substr(std::string("AUTH PLAIN").size());
            if (words.empty()) {
                connection.say("334 ");
                words = connection.line().value_or("");
            }
            std::string packed(words.substr(words.find_first_not_of(' ')));
            ReceivedLetter const unpacked{.from = {}, .to = {}, .text = "\r\n\r\n" + packed};
            signed_in = unpacked.body() == options_.sign_in;
            connection.say(signed_in ? "235 welcome" : "535 not you");
        } else if (verb == "MAIL") {
            letter = {.from = inside(), .to = {}, .text = {}};
            std::unique_lock lock(mutex_);
            auto const refusal = sender_refusal_;
            lock.unlock();
            connection.say(!signed_in ? "530 sign in" : refusal.empty() ? "250 ok" : refusal);
        } else if (verb == "RCPT") {
            letter.to = inside();
            std::unique_lock lock(mutex_);
            auto const refusal = refusals_[letter.to];
            lock.unlock();
            connection.say(refusal.empty() ? "250 ok" : refusal);
        } else if (verb == "DATA") {
            connection.say("354 go on");
            if (!take_letter(connection, std::move(letter))) return;
        } else if (verb == "QUIT") {
            connection.say("221 bye");
            return;
        } else {
            connection.say("250 ok");
        }
    }
}

bool SmtpServer::take_letter(Connection& connection, ReceivedLetter letter) {
    auto const text = connection.up_to("\r\n.\r\n");
    if (!text) return false;
    letter.text = "\r\n" + *text + "\r\n";
    std::function<bool(ReceivedLetter const&)> hook;
    {
        std::scoped_lock const lock(mutex_);
        hook = hook_;
    }
    if (hook && !hook(letter)) return false;
    {
        std::scoped_lock const lock(mutex_);
        letters_.push_back(std::move(letter));
    }
    connection.say("250 taken");
    return true;
}

}  // namespace polku::tests
