#include "shared/events/read_log.h"

#include "shared/events/await_entry.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

namespace polku::events {

namespace {

std::exception_ptr append_and_wait(ReadLog& log, std::vector<std::string> entries) {
    std::promise<std::exception_ptr> finished;
    log.append(std::move(entries), [&](std::exception_ptr fault) { finished.set_value(fault); });
    return finished.get_future().get();
}

/// Counts how often it was handed entries.
class CountingLog final : public ReadLog {
public:
    void append(std::vector<std::string> entries, std::move_only_function<void(std::exception_ptr)> done) override {
        batches.push_back(entries.size());
        done(fault);
    }
    std::vector<NumberedEntry> after(std::int64_t, int) override { return {}; }
    std::int64_t newest() override { return 0; }
    [[nodiscard]] storage::WriterFigures figures() const override { return {}; }
    std::vector<std::size_t> batches;
    std::exception_ptr fault;
};

runtime::Awaitable<void> tell_entry(ReadLog& log, std::string entry) { co_await await_entry(log, std::move(entry)); }

}  // namespace

TEST(ReadLog, IsDurableWhenItSaysSo) {
    storage::TemporaryDirectory const folder;
    auto const file = folder / "reads.db";
    {
        auto const log = open_read_log(file);
        EXPECT_EQ(append_and_wait(*log, {"one", "two"}), nullptr);
        EXPECT_EQ(log->newest(), 2);
    }
    auto const log = open_read_log(file);
    EXPECT_EQ(append_and_wait(*log, {"three"}), nullptr);
    auto const entries = log->after(1, 10);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].number, 2);
    EXPECT_EQ(entries[0].canonical, "two");
    EXPECT_EQ(entries[1].number, 3);
}

TEST(ReadLog, NumbersHaveNoGapsWhoeverWrites) {
    storage::TemporaryDirectory const folder;
    auto const log = open_read_log(folder / "reads.db");
    constexpr int kThreads = 4;
    constexpr int kEach = 25;
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> writers;
        writers.reserve(kThreads);
        for (int t = 0; t < kThreads; ++t) {
            writers.emplace_back([&] {
                for (int i = 0; i < kEach; ++i) failed += append_and_wait(*log, {"entry"}) == nullptr ? 0 : 1;
            });
        }
    }
    EXPECT_EQ(failed, 0);
    auto const entries = log->after(0, 1000);
    ASSERT_EQ(entries.size(), static_cast<std::size_t>(kThreads * kEach));
    for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].number, static_cast<std::int64_t>(i) + 1);
}

TEST(ReadLog, TellsWhenAnEntryCannotBeKept) {
    storage::TemporaryDirectory const folder;
    auto const file = folder / "reads.db";
    auto const log = open_read_log(file);
    ASSERT_EQ(append_and_wait(*log, {"one"}), nullptr);
    // Somebody else's row takes the next number.
    auto const other = open_read_log(file);
    ASSERT_EQ(append_and_wait(*other, {"stolen"}), nullptr);
    EXPECT_NE(append_and_wait(*log, {"two"}), nullptr);
    EXPECT_EQ(log->newest(), 2);
}

TEST(ReadLog, HandsOverTheEntriesOfOneTurnTogether) {
    CountingLog log;
    boost::asio::io_context loop(1);
    for (int i = 0; i < 5; ++i) {
        boost::asio::co_spawn(loop.get_executor(), tell_entry(log, "entry"),
                              [](std::exception_ptr fault) { EXPECT_EQ(fault, nullptr); });
    }
    loop.run();
    ASSERT_EQ(log.batches.size(), 1U);
    EXPECT_EQ(log.batches[0], 5U);
}

TEST(ReadLog, AwaitingThrowsWhatTheLogSays) {
    CountingLog log;
    log.fault = std::make_exception_ptr(std::runtime_error("disk"));
    EXPECT_THROW(runtime::block_on(tell_entry(log, "entry")), std::runtime_error);
}

}  // namespace polku::events
