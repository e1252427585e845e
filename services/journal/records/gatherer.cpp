#include "services/journal/records/gatherer.h"

#include "services/journal/records/leaf.h"
#include "services/journal/records/store.h"
#include "shared/runtime/logging.h"

#include <algorithm>
#include <utility>

namespace polku::journal {

void Gatherer::note(http::EntryLog log, Progress progress) {
    std::scoped_lock const lock(mutex_);
    auto& known = progress_.at(static_cast<std::size_t>(log));
    progress.gathered_at = std::max(known.gathered_at, progress.gathered_at);  // entries may stand out of their order
    known = progress;
}

bool Gatherer::stopped() const {
    std::scoped_lock const lock(mutex_);
    return !stopped_on_.empty();
}

void Gatherer::stop_on(http::EntryLog log, domain::Problem const& problem) {
    std::string reason(domain::name_of<http::EntryLog>(kLogNames, log));
    reason += ": " + problem.code;
    for (auto const& [name, value] : problem.facts) reason += ", " + name + " " + value;
    runtime::log(runtime::LogLevel::error, "gathering_stopped", {{"source", source_}, {"reason", reason}});
    std::scoped_lock const lock(mutex_);
    stopped_on_ = std::move(reason);
}

std::optional<std::int64_t> Gatherer::ask_after(http::EntryLog log) {
    if (stopped()) return std::nullopt;
    asked_at_ = clock_.now();
    newest_ = database_.read([&](storage::Tx& tx) { return newest_of(tx, {source_, log}); });
    return journal::ask_after(newest_);
}

std::optional<http::EntryKeeper::Write> Gatherer::take(http::EntryLog log,
                                                       std::vector<events::NumberedEntry> const& answered) {
    auto records = follow(newest_, answered);
    if (!records) {
        stop_on(log, records.error());
        return std::nullopt;
    }
    if (records->empty()) {
        note(log, {newest_ ? newest_->number : 0, asked_at_});
        return std::nullopt;
    }
    // There may be more behind them, so only what they tell of is surely here.
    taken_ = {records->back().number, std::min(records->back().entry.at, asked_at_)};
    LogName name{source_, log};
    auto leaves = new_leaves(name, *records, asked_at_);
    return [name = std::move(name), records = std::move(*records), leaves = std::move(leaves),
            at = asked_at_](storage::Tx& tx) {
        append(tx, name, records, leaves, at);
        return storage::Verdict::keep;
    };
}

void Gatherer::kept(http::EntryLog log) { note(log, taken_); }

void Gatherer::refused(http::EntryLog log, std::string_view constraint) {
    stop_on(log, domain::conflict("record_refused", {{"constraint", std::string(constraint)}}));
}

Gatherer::Figures Gatherer::figures() const {
    std::scoped_lock const lock(mutex_);
    auto const& changes = progress_.at(static_cast<std::size_t>(http::EntryLog::journal));
    auto const& reads = progress_.at(static_cast<std::size_t>(http::EntryLog::read_log));
    Figures figures;
    figures.source = source_;
    figures.journal = changes.number;
    figures.read_log = reads.number;
    if (changes.gathered_at && reads.gathered_at)
        figures.gathered_at = std::min(*changes.gathered_at, *reads.gathered_at);
    figures.stopped = !stopped_on_.empty();
    figures.reason = stopped_on_;
    return figures;
}

std::optional<domain::Instant> gathered_until(std::vector<Gatherer::Figures> const& sources) {
    std::optional<domain::Instant> oldest;
    for (auto const& source : sources) {
        if (!source.gathered_at) return std::nullopt;
        oldest = oldest ? std::min(*oldest, *source.gathered_at) : *source.gathered_at;
    }
    return oldest;
}

}  // namespace polku::journal
