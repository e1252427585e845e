#include "shared/http/entry_reader.h"

#include "shared/storage/await_write.h"

#include <chrono>

namespace polku::http {

namespace {

/// A client must see what just happened: well below a second.
constexpr std::chrono::milliseconds kEntryPause{250};

}  // namespace

EntryReader::EntryReader(storage::Database& database, Channel& source, std::string reader, EntryKeeper& keeper)
    : Background("entries for " + reader, kEntryPause),
      database_(database),
      source_(source),
      reader_(std::move(reader)),
      keeper_(keeper) {}

runtime::Awaitable<bool> EntryReader::step_log(EntryLog log) {
    auto const after = keeper_.ask_after(log);
    if (!after) co_return false;
    auto const answered = co_await pull_entries(source_, reader_, log, *after);
    if (!answered) co_return false;
    auto write = keeper_.take(log, *answered);
    if (!write) co_return false;
    std::string constraint;
    try {
        co_await storage::await_write(database_, std::move(*write));
    } catch (storage::ConstraintError const& thrown) {
        constraint = thrown.what();
    }
    if (!constraint.empty()) {
        keeper_.refused(log, constraint);
        co_return false;
    }
    keeper_.kept(log);
    co_return true;
}

runtime::Awaitable<bool> EntryReader::step() {
    auto const changes = co_await step_log(EntryLog::journal);
    auto const reads = co_await step_log(EntryLog::read_log);
    co_return changes || reads;
}

}  // namespace polku::http
