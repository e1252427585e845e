#include "shared/events/reader.h"

#include "shared/runtime/logging.h"
#include "shared/storage/await_write.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>

namespace polku::events {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kReadCursor{"reader.cursor", "SELECT epoch, number, anchor FROM reader_cursor WHERE source = $1"};
constexpr Query kMoveCursor{"reader.move_cursor",
                            "INSERT INTO reader_cursor (source, epoch, number, anchor) VALUES ($1, $2, $3, $4) "
                            "ON CONFLICT (source) DO UPDATE SET epoch = excluded.epoch, number = excluded.number, "
                            "anchor = excluded.anchor"};
constexpr Query kEffect{"reader.effect", "INSERT INTO reader_effect (source, epoch, number) VALUES ($1, $2, $3)"};
constexpr Query kEffectsAfter{
    "reader.effects_after",
    "SELECT number FROM reader_effect WHERE source = $1 AND epoch = $2 AND number > $3 ORDER BY number"};

constexpr std::chrono::milliseconds kPause{100};

}  // namespace

Reader::Reader(storage::Database& database, Options options)
    : Background("reader of " + options.source, kPause), database_(database), options_(std::move(options)) {}

Place Reader::place() {
    return database_.read([&](storage::Tx& tx) {
        return tx
            .one(
                kReadCursor, [](Row const& row) { return Place{row.string(0), row.integer(1), row.string(2)}; },
                options_.source)
            .value_or(Place{});
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
    auto const from = place();
    auto pulled = co_await options_.pull(from.number);
    if (!pulled) co_return false;
    auto batch = std::move(*pulled);
    {
        std::scoped_lock const lock(mutex_);
        figures_.cursor = batch.through;
        figures_.lag = batch.head - batch.through;
    }
    if (auto const other = divergence(from, batch)) {
        stop_on(other->reason);
        co_return false;
    }
    if (batch.through <= from.number) co_return false;
    auto const more = co_await take_in(std::move(batch), false);
    co_return more;
}

/// Applies a batch and moves the cursor, in one transaction. False: the reader has stopped on it.
runtime::Awaitable<bool> Reader::take_in(Batch batch, bool from_nothing) {
    std::move_only_function<storage::Verdict(storage::Tx&)> effect = [this, &batch, from_nothing](storage::Tx& tx) {
        if (from_nothing && options_.forget) options_.forget(tx);
        for (auto& recorded : batch.events) {
            recorded.epoch = batch.epoch;
            if (options_.kind == ReaderKind::reactor) tx.run(kEffect, options_.source, batch.epoch, recorded.number);
            options_.apply(tx, recorded);
        }
        tx.run(kMoveCursor, options_.source, batch.epoch, batch.through, batch.through_id);
        return storage::Verdict::keep;
    };
    std::string fault;
    try {
        co_await storage::await_write(database_, std::move(effect));
    } catch (storage::StorageError const&) {
        throw;  // nothing is wrong with the events: they are applied when the storage is there again
    } catch (std::exception const& thrown) {
        fault = thrown.what();
    }
    if (!fault.empty()) {
        stop_on(fault);
        co_return false;
    }
    note_applied(batch);
    co_return true;
}

/// A line for each event, with the id of the request that caused it: so that what a person did can be followed from the
/// browser to its last effect.
void Reader::note_applied(Batch const& batch) const {
    auto const level = options_.kind == ReaderKind::reactor ? runtime::LogLevel::info : runtime::LogLevel::debug;
    for (auto const& recorded : batch.events) {
        runtime::log(level, "event_applied",
                     {{"source", std::string_view(options_.source)},
                      {"number", recorded.number},
                      {"type", std::string_view(recorded.event.type)},
                      {"request", std::string_view(recorded.request)}});
    }
}

runtime::Awaitable<std::optional<Reader::Reconciled>> Reader::reconcile() {
    using Done = std::optional<Reconciled>;
    auto const from = place();
    auto const pulled = co_await options_.pull(from.number);
    if (!pulled) co_return Done();
    auto const other = divergence(from, *pulled);
    if (!other) co_return Done();
    Reconciled done;
    done.source = options_.source;
    done.agreed_to = other->agreed_to;
    done.rebuilt = options_.kind == ReaderKind::view;
    if (!done.rebuilt) {
        done.orphans = database_.read([&](storage::Tx& tx) {
            return tx.all(
                kEffectsAfter, [](Row const& row) { return row.integer(0); }, options_.source, from.epoch,
                done.agreed_to);
        });
    }
    auto went = false;
    if (done.rebuilt) {
        went = co_await rebuild();
    } else {
        went = co_await go_on_from(done.agreed_to);
    }
    if (!went) co_return Done();
    {
        std::scoped_lock const lock(mutex_);
        figures_.stopped = false;
        figures_.reason.clear();
    }
    runtime::log(runtime::LogLevel::warn, "reader_reconciled",
                 {{"source", done.source},
                  {"agreed_to", done.agreed_to},
                  {"orphans", static_cast<std::int64_t>(done.orphans.size())}});
    co_return Done(std::move(done));
}

/// All in one transaction, so that nobody meets the view half made.
runtime::Awaitable<bool> Reader::rebuild() {
    Batch whole;
    for (auto more = true; more;) {
        auto pulled = co_await options_.pull(whole.through);
        if (!pulled) co_return false;
        auto events = std::move(whole.events);
        std::ranges::move(pulled->events, std::back_inserter(events));
        more = pulled->through > whole.through;
        whole = std::move(*pulled);
        whole.events = std::move(events);
    }
    auto const taken = co_await take_in(std::move(whole), true);
    co_return taken;
}

runtime::Awaitable<bool> Reader::go_on_from(std::int64_t number) {
    auto const pulled = co_await options_.pull(number);
    if (!pulled) co_return false;
    Batch nothing;
    nothing.epoch = pulled->epoch;
    nothing.through = number;
    nothing.through_id = pulled->anchor;
    auto const taken = co_await take_in(std::move(nothing), false);
    co_return taken;
}

Reader::Figures Reader::figures() const {
    std::scoped_lock const lock(mutex_);
    auto figures = figures_;
    figures.source = options_.source;
    return figures;
}

}  // namespace polku::events
