#include "shared/events/continuation.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace polku::events {

namespace {

/// Up to which number a log of these epochs holds what was told in `epoch`; nothing: it never had that epoch.
std::optional<std::int64_t> kept_of(std::string const& epoch, Batch const& answered) {
    auto const own = std::ranges::find(answered.epochs, epoch, &EpochStart::epoch);
    if (own == answered.epochs.end()) return std::nullopt;
    auto kept = answered.head;
    for (auto later = std::next(own); later != answered.epochs.end(); ++later)
        kept = std::min(kept, later->after_event);
    return kept;
}

}  // namespace

std::optional<Divergence> divergence(Place const& read, Batch const& answered) {
    if (read.epoch.empty()) return std::nullopt;
    auto const kept = kept_of(read.epoch, answered);
    if (!kept) return Divergence{"the log is not the one that was read so far", 0};
    if (*kept < read.number) {
        return Divergence{
            fmt::format("the log was restored to number {}: {} of the events that were read are not in it", *kept,
                        read.number - *kept),
            *kept};
    }
    if (!read.anchor.empty() && read.anchor != answered.anchor) {
        return Divergence{fmt::format("event {} of the log is not the one that was read", read.number), 0};
    }
    return std::nullopt;
}

}  // namespace polku::events
