#include "shared/runtime/await.h"
#include "shared/runtime/background.h"
#include "shared/runtime/block_on.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/runtime/logging.h"
#include "shared/runtime/loops.h"
#include "shared/runtime/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <future>
#include <stdexcept>
#include <thread>

namespace polku::runtime {

namespace {

using ::testing::HasSubstr;

Awaitable<std::thread::id> thread_after(HeavyPool& pool, std::thread::id& ran_on) {
    std::function<void()> const work = [&] { ran_on = std::this_thread::get_id(); };
    auto const ran = co_await await_heavy(pool, work);
    if (!ran) throw std::runtime_error("full");
    co_return std::this_thread::get_id();
}

Awaitable<void> fail_from(std::move_only_function<void(Done<std::exception_ptr>)> start) {
    co_await await_end(std::move(start));
}

std::vector<std::string> logged_lines;
void keep_line(std::string_view line) { logged_lines.emplace_back(line); }

}  // namespace

TEST(Await, WorksOnThePoolAndGoesOnOnTheLoop) {
    HeavyPool pool(1, 1);
    std::thread::id ran_on;
    EXPECT_EQ(block_on(thread_after(pool, ran_on)), std::this_thread::get_id());
    EXPECT_NE(ran_on, std::this_thread::get_id());
}

TEST(Await, SaysWhenThePoolIsFull) {
    HeavyPool pool(1, 0);
    std::thread::id ran_on;
    EXPECT_THROW(block_on(thread_after(pool, ran_on)), std::runtime_error);
    EXPECT_EQ(ran_on, std::thread::id());
}

TEST(Await, ThrowsWhatTheOperationEndedWith) {
    EXPECT_NO_THROW(block_on(fail_from([](Done<std::exception_ptr> done) { done(nullptr); })));
    EXPECT_THROW(block_on(fail_from(
                     [](Done<std::exception_ptr> done) { done(std::make_exception_ptr(std::invalid_argument("x"))); })),
                 std::invalid_argument);
}

TEST(HeavyPool, BoundsWhatWaitsAndFinishesWhatItTook) {
    std::promise<void> begun;
    std::promise<void> release;
    int finished = 0;
    {
        HeavyPool pool(1, 2);
        ASSERT_TRUE(pool.submit([&] {
            begun.set_value();
            release.get_future().wait();
            ++finished;
        }));
        begun.get_future().wait();
        EXPECT_TRUE(pool.submit([&] { ++finished; }));
        EXPECT_TRUE(pool.submit([&] { ++finished; }));
        EXPECT_EQ(pool.waiting(), 2U);
        EXPECT_FALSE(pool.submit([&] { ++finished; }));
        release.set_value();
    }
    EXPECT_EQ(finished, 3);
}

TEST(Loops, EachRunsOnAThreadOfItsOwn) {
    Loops loops(2);
    std::promise<std::thread::id> first;
    std::promise<std::thread::id> second;
    boost::asio::post(loops.executor(0), [&] { first.set_value(std::this_thread::get_id()); });
    boost::asio::post(loops.executor(1), [&] { second.set_value(std::this_thread::get_id()); });
    EXPECT_NE(first.get_future().get(), second.get_future().get());
    loops.stop();
}

TEST(Logging, WritesOneObjectALine) {
    logged_lines.clear();
    set_log_sink(&keep_line);
    log(LogLevel::info, "request",
        {{"request", "r1"}, {"status", std::int64_t{200}}, {"ms", 1.5}, {"ok", true}, {"forged", "a\nb\x01"}});
    log(LogLevel::debug, "left_out");
    log(LogLevel::error, "broken", {{"what", "\xff"}});
    set_log_sink(nullptr);
    ASSERT_EQ(logged_lines.size(), 2U);
    EXPECT_EQ(logged_lines[0].find('\n'), std::string::npos);
    auto const line = nlohmann::json::parse(logged_lines[0]);
    EXPECT_EQ(line["event"], "request");
    EXPECT_EQ(line["level"], "info");
    EXPECT_EQ(line["status"], 200);
    EXPECT_EQ(line["ms"], 1.5);
    EXPECT_EQ(line["ok"], true);
    EXPECT_EQ(line["forged"], "a\nb\x01");
    EXPECT_EQ(nlohmann::json::parse(logged_lines[1])["what"], "?");
}

TEST(Metrics, CountsByRouteAndClassOfStatus) {
    Metrics metrics;
    auto& route = metrics.route("casework", "GET", "/api/v1/cases/{case}");
    route.observe(200, 0.001);
    route.observe(404, 0.001);
    route.observe(403, 0.1);
    metrics.gauge("polku_writer_waiting", "Writes that wait.", "casework", [] { return 7.0; });
    auto const text = metrics.text();
    EXPECT_THAT(text,
                HasSubstr("polku_requests_total{method=\"GET\",route=\"/api/v1/cases/{case}\",service=\"casework\","
                          "status=\"4xx\"} 2"));
    EXPECT_THAT(text, HasSubstr("polku_request_seconds_count{method=\"GET\",route=\"/api/v1/cases/{case}\","
                                "service=\"casework\"} 3"));
    EXPECT_THAT(text, HasSubstr("polku_writer_waiting{service=\"casework\"} 7"));
}

TEST(Background, StepsUntilItIsStopped) {
    int steps = 0;
    BackgroundFunction* self = nullptr;
    BackgroundFunction work("a test", std::chrono::milliseconds(1), [&] {
        if (++steps == 3) self->stop();
    });
    self = &work;
    block_on(work.run());
    EXPECT_EQ(steps, 3);
    block_on(work.catch_up());
    EXPECT_EQ(steps, 3) << "stopped";
}

TEST(Background, AThreadOfItsOwnBlocksNobodyAndIsInterrupted) {
    auto const loop = std::this_thread::get_id();
    auto turns = 0;
    auto interrupted = false;
    BackgroundThread work(
        "a test", std::chrono::milliseconds(1),
        [&] {
            EXPECT_NE(std::this_thread::get_id(), loop);
            return ++turns < 3;
        },
        [&] { interrupted = true; });
    block_on(work.catch_up());
    EXPECT_EQ(turns, 3) << "until nothing is new";
    work.stop();
    EXPECT_TRUE(interrupted);
    block_on(work.run());
    EXPECT_EQ(turns, 3) << "stopped";
}

TEST(Background, WhatAThreadOfItsOwnThrowsIsThrownByTheStep) {
    BackgroundThread work(
        "a test", std::chrono::milliseconds(1), []() -> bool { throw std::runtime_error("away"); }, [] {});
    EXPECT_THROW(block_on(work.step()), std::runtime_error);
    EXPECT_THROW(block_on(work.step()), std::runtime_error) << "and tried again";
}

}  // namespace polku::runtime
