#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace polku::runtime {

/// A concrete executor everywhere: no type erasure on the way of a request.
using Executor = boost::asio::io_context::executor_type;

template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;

}  // namespace polku::runtime
