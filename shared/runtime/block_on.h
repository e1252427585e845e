#pragma once

#include "shared/runtime/awaitable.h"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace polku::runtime {

/// Runs an awaitable to its end on this thread: for the command line and for tests. Rethrows what it threw.
template <class T>
T block_on(Awaitable<T> awaitable) {
    boost::asio::io_context loop(1);
    std::exception_ptr fault;
    std::optional<T> result;
    boost::asio::co_spawn(loop.get_executor(), std::move(awaitable), [&](std::exception_ptr thrown, T value) {
        fault = thrown;
        result.emplace(std::move(value));
    });
    loop.run();
    if (fault) std::rethrow_exception(fault);
    if (!result) throw std::logic_error("an awaitable ended without a value");
    return std::move(*result);
}

inline void block_on(Awaitable<void> awaitable) {
    boost::asio::io_context loop(1);
    std::exception_ptr fault;
    boost::asio::co_spawn(loop.get_executor(), std::move(awaitable),
                          [&](std::exception_ptr thrown) { fault = thrown; });
    loop.run();
    if (fault) std::rethrow_exception(fault);
}

}  // namespace polku::runtime
