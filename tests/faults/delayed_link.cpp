#include "tests/faults/delayed_link.h"

#include <boost/asio/write.hpp>

#include <utility>

namespace polku::tests {

using boost::system::error_code;

/// One way of a connection.
struct DelayedLink::Half {
    Half(std::shared_ptr<Tcp::socket> reads, std::shared_ptr<Tcp::socket> writes)
        : from(std::move(reads)), to(std::move(writes)), timer(from->get_executor()) {}

    std::shared_ptr<Tcp::socket> from;
    std::shared_ptr<Tcp::socket> to;
    boost::asio::steady_timer timer;
    std::array<char, 65'536> piece{};
    std::size_t size = 0;
};

DelayedLink::DelayedLink(std::string const& address, std::uint16_t from, std::uint16_t to,
                         std::chrono::milliseconds delay)
    : to_(boost::asio::ip::make_address(address), to), delay_(delay), acceptor_(loop_, {to_.address(), from}) {
    accept();
    thread_ = std::thread([this] { loop_.run(); });
}

DelayedLink::~DelayedLink() {
    loop_.stop();
    thread_.join();
}

void DelayedLink::accept() {
    acceptor_.async_accept([this](error_code const& error, Tcp::socket accepted) {
        if (error) return;
        auto const near = std::make_shared<Tcp::socket>(std::move(accepted));
        auto const far = std::make_shared<Tcp::socket>(loop_);
        far->async_connect(to_, [this, near, far](error_code const& refused) {
            if (refused) return;
            pass(std::make_shared<Half>(near, far));
            pass(std::make_shared<Half>(far, near));
        });
        accept();
    });
}

void DelayedLink::pass(std::shared_ptr<Half> half) {
    auto const end = [half] {
        error_code ignored;
        half->from->close(ignored);
        half->to->close(ignored);
    };
    auto const buffer = boost::asio::buffer(half->piece);
    half->from->async_read_some(buffer, [this, half, end](error_code const& error, std::size_t size) {
        if (error) return end();
        half->size = size;
        half->timer.expires_after(delay_);
        half->timer.async_wait([this, half, end](error_code const&) {
            auto const piece = boost::asio::buffer(half->piece.data(), half->size);
            boost::asio::async_write(*half->to, piece, [this, half, end](error_code const& gone, std::size_t) {
                if (gone) return end();
                pass(half);
            });
        });
    });
}

}  // namespace polku::tests
