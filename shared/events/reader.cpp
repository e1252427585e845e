#include "shared/events/reader.h"

#include "shared/runtime/logging.h"
#include "shared/storage/await_write.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <stdexcept>

namespace polku::events {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kReadCursor{"reader.cursor", "SELECT epoch, number FROM reader_cursor WHERE source = $1"};
constexpr Query kMoveCursor{"reader.move_cursor",
                            "INSERT INTO reader_cursor (source, epoch, number) VALUES ($1, $2, $3) "
                            "ON CONFLICT (source) DO UPDATE SET epoch = excluded.epoch, number = excluded.number"};
constexpr Query kEffect{"reader.effect", "INSERT INTO reader_effect (source, epoch, number) VALUES ($1, $2, $3)"};

constexpr std::chrono::milliseconds kPause{100};

using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, runtime::Executor>;

}  // namespace

Reader::Cursor Reader::cursor() {
    return database_.read([&](storage::Tx& tx) {
        return tx
            .one(
                kReadCursor, [](Row const& row) { return Cursor{row.string(0), row.integer(1)}; }, options_.source)
            .value_or(Cursor{});
    });
}

void Reader::stop_on(std::string reason) {
    runtime::log(runtime::LogLevel::error, "reader_stopped", {{"source", options_.source}, {"reason", reason}});
    std::scoped_lock const lock(mutex_);
    figures_.stopped = true;
    figures_.reason = std::move(reason);
}

runtime::Awaitable<bool> Reader::step() {
    if (figures().stopped) co_return false;
    auto const from = cursor();
    auto pulled = co_await options_.pull(from.number);
    if (!pulled) co_return false;
    auto const batch = std::move(*pulled);
    {
        std::scoped_lock const lock(mutex_);
        figures_.cursor = batch.through;
        figures_.lag = batch.head - batch.through;
    }
    if (!from.epoch.empty() && from.epoch != batch.epoch) {
        stop_on("the log has another epoch than the one read so far");
        co_return false;
    }
    if (batch.through <= from.number) co_return false;
    auto const source = options_.source;
    auto const reactor = options_.kind == ReaderKind::reactor;
    auto const* const apply = &options_.apply;
    std::move_only_function<storage::Verdict(storage::Tx&)> effect = [&batch, source, reactor, apply](storage::Tx& tx) {
        for (auto const& recorded : batch.events) {
            if (reactor) tx.run(kEffect, source, batch.epoch, recorded.number);
            (*apply)(tx, recorded);
        }
        tx.run(kMoveCursor, source, batch.epoch, batch.through);
        return storage::Verdict::keep;
    };
    std::string fault;
    try {
        co_await storage::await_write(database_, std::move(effect));
    } catch (std::exception const& thrown) {
        fault = thrown.what();
    }
    if (!fault.empty()) {
        stop_on(fault);
        co_return false;
    }
    co_return true;
}

runtime::Awaitable<void> Reader::catch_up() {
    for (auto more = true; more;) more = co_await step();
}

runtime::Awaitable<void> Reader::run() {
    auto const executor = co_await boost::asio::this_coro::executor;
    Timer timer(executor);
    runtime::UseAwaitable const token;
    while (!stopping_) {
        auto const more = co_await step();
        if (more) continue;
        timer.expires_after(kPause);
        co_await timer.async_wait(token);
    }
}

Reader::Figures Reader::figures() const {
    std::scoped_lock const lock(mutex_);
    auto figures = figures_;
    figures.source = options_.source;
    return figures;
}

}  // namespace polku::events
