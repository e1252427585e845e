#include "shared/runtime/background.h"

#include "shared/runtime/await.h"
#include "shared/runtime/logging.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <exception>
#include <utility>

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

BackgroundThread::BackgroundThread(std::string name, std::chrono::milliseconds pause, std::function<bool()> function,
                                   std::function<void()> interrupt)
    : Background(std::move(name), pause), function_(std::move(function)), interrupt_(std::move(interrupt)) {}

void BackgroundThread::work() {
    try {
        more_ = function_();
    } catch (...) {
        thrown_ = std::current_exception();
    }
}

Awaitable<bool> BackgroundThread::step() {
    more_ = false;
    thrown_ = nullptr;
    std::function<void()> work = [this] { this->work(); };
    auto const ran = co_await await_heavy(thread_, std::move(work));
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    co_return ran&& more_;
}

void BackgroundThread::stop() {
    Background::stop();
    interrupt_();
}

Awaitable<bool> BackgroundFunction::step() {
    function_();
    co_return false;
}

}  // namespace polku::runtime
