#pragma once

#include "shared/runtime/awaitable.h"
#include "shared/runtime/heavy_pool.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

/// From callbacks to coroutines. These are plain functions that make an awaitable, so that no lambda with captures
/// stands beside a co_await (g++ 12 destroys its captures twice).
namespace polku::runtime {

using UseAwaitable = boost::asio::use_awaitable_t<Executor>;

/// What an operation calls when it is done: exactly once, from any thread.
template <class T>
using Done = std::move_only_function<void(T)>;

namespace detail {
template <class T>
auto await_done(std::move_only_function<void(Done<T>)> start) {
    auto initiation = [](auto handler, std::move_only_function<void(Done<T>)> begin) {
        auto work = boost::asio::make_work_guard(boost::asio::get_associated_executor(handler));
        begin([handler = std::move(handler), work = std::move(work)](T value) mutable {
            boost::asio::post(work.get_executor(), [handler = std::move(handler), value = std::move(value)]() mutable {
                std::move(handler)(std::move(value));
            });
        });
    };
    UseAwaitable token;
    return boost::asio::async_initiate<UseAwaitable, void(T)>(initiation, token, std::move(start));
}
}  // namespace detail

/// Starts an operation; resumes the caller on its own loop with the value given to Done. The loop does not end before
/// that.
template <class T>
Awaitable<T> await_value(std::move_only_function<void(Done<T>)> start) {
    return detail::await_done<T>(std::move(start));
}

/// The same for an operation without a value: throws what Done was given, unless nullptr.
inline Awaitable<void> await_end(std::move_only_function<void(Done<std::exception_ptr>)> start) {
    return detail::await_done<std::exception_ptr>(std::move(start));
}

/// Runs `work`, which must not throw, on the pool. False: the pool is full and `work` was not run.
inline Awaitable<bool> await_heavy(HeavyPool& pool, std::function<void()> work) {
    return await_value<bool>([&pool, work = std::move(work)](Done<bool> done) mutable {
        // Shared, because a refused submission must still be answered.
        auto const answer = std::make_shared<Done<bool>>(std::move(done));
        auto const taken = pool.submit([work = std::move(work), answer] {
            work();
            (*answer)(true);
        });
        if (!taken) (*answer)(false);
    });
}

}  // namespace polku::runtime
