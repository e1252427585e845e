#include "shared/runtime/background.h"

#include "shared/runtime/await.h"
#include "shared/runtime/logging.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <exception>

namespace polku::runtime {

namespace {

constexpr std::chrono::milliseconds kPauseAfterFault{1000};

using BackgroundTimer =
    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      Executor>;

}  // namespace

Awaitable<void> Background::catch_up() {
    for (auto more = true; more && !stopping_;) more = co_await step();
}

Awaitable<void> Background::run() {
    auto const executor = co_await boost::asio::this_coro::executor;
    BackgroundTimer timer(executor);
    UseAwaitable const token;
    while (!stopping_) {
        auto more = false;
        auto pause = pause_;
        try {
            more = co_await step();
        } catch (std::exception const& thrown) {
            log(LogLevel::error, "background_failed", {{"work", name_}, {"what", std::string_view(thrown.what())}});
            pause = std::max(pause, kPauseAfterFault);
        }
        if (more) continue;
        timer.expires_after(pause);
        co_await timer.async_wait(token);
    }
}

Awaitable<bool> BackgroundFunction::step() {
    function_();
    co_return false;
}

}  // namespace polku::runtime
