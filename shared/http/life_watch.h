#pragma once

#include "shared/http/client_connection.h"

#include <chrono>
#include <memory>
#include <string>
#include <utility>

/// Inside the channel: whether a part lives that takes long to answer.
namespace polku::http {

/// Asks the part for /health over connections of its own, again and again, while an answer is waited for on another;
/// one question that gets no answer in time, and the connection that waits expires. What is busy says that it lives;
/// what is paused, or beyond a broken network, does not. Used on its own loop alone.
class LifeWatch : public std::enable_shared_from_this<LifeWatch> {
public:
    struct Part {
        Address address;
        std::shared_ptr<boost::asio::ssl::context> tls;
        std::string host;  ///< of the Host field
        /// Between two questions, and how long an answer may take.
        std::chrono::milliseconds pause;
    };

    LifeWatch(runtime::Executor const& executor, Part part, std::shared_ptr<ClientConnection> waiting);

    /// While this lives one waits for the answer. Nothing to watch: nothing is done.
    class Scope {
    public:
        explicit Scope(std::shared_ptr<LifeWatch> watch) : watch_(std::move(watch)) {
            if (watch_) watch_->start();
        }
        ~Scope() {
            if (watch_) watch_->stop();
        }
        Scope(Scope const&) = delete;
        Scope& operator=(Scope const&) = delete;

    private:
        std::shared_ptr<LifeWatch> watch_;
    };

private:
    void start();
    void stop();
    static runtime::Awaitable<void> run(std::shared_ptr<LifeWatch> self);
    runtime::Awaitable<bool> lives();

    runtime::Executor executor_;
    Part part_;
    std::shared_ptr<ClientConnection> waiting_;
    std::shared_ptr<ClientConnection> question_{};
    Timer timer_;
    bool stopped_ = false;
};

}  // namespace polku::http
