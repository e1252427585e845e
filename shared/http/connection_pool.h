#pragma once

#include "shared/http/client_connection.h"

#include <boost/asio/execution_context.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

/// Inside the channel: the connections of one loop that wait to be used again.
namespace polku::http {

/// Belongs to its loop and ends with it, so it needs no lock; a loop that a command or a handler makes for one request
/// has its own. Waiting connections are no work: they keep no loop from ending.
class ConnectionPool final : public boost::asio::execution_context::service {
public:
    using key_type = ConnectionPool;
    static inline boost::asio::execution_context::id id{};

    explicit ConnectionPool(boost::asio::execution_context& context)
        : service(context),
          // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast): not polymorphic; `of` gives loops alone
          anchor_(static_cast<boost::asio::io_context&>(context).get_executor()),
          timer_anchor_(anchor_.get_executor()) {}

    static ConnectionPool& of(runtime::Executor const& executor) {
        return boost::asio::use_service<ConnectionPool>(executor.context());
    }

    /// What one channel has on this loop.
    struct Lane {
        std::size_t under_way = 0;  ///< requests, each with a connection of its own
        std::vector<std::shared_ptr<ClientConnection>> waiting{};
    };
    Lane& lane(std::uint64_t channel) { return lanes_[channel]; }

private:
    void shutdown() noexcept override { lanes_.clear(); }

    /// Made before the connections, so that what sockets and timers need on this loop ends after this.
    Socket anchor_;
    Timer timer_anchor_;
    std::unordered_map<std::uint64_t, Lane> lanes_;
};

}  // namespace polku::http
