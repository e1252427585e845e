#include "shared/events/check.h"

#include "shared/domain/hetu.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"

#include <algorithm>

namespace polku::events {

namespace {

constexpr std::size_t kCodeLength = 11;
constexpr int kBatch = 500;

void note_broken(Finding& finding, std::string which) {
    if (finding.broken.size() < kMostBroken) finding.broken.push_back(std::move(which));
}

/// Goes through a log by its numbers: `next(after)` gives (number, text) pairs in order.
template <class Next>
void check_log(std::vector<Finding>& findings, std::string const& name, Next&& next) {
    Finding gaps{.invariant = 8, .what = name + " is gap-free"};
    Finding codes{.invariant = 11, .what = "no personal identity code in " + name};
    std::int64_t expected = 1;
    for (auto batch = next(std::int64_t{0}); !batch.empty(); batch = next(expected - 1)) {
        for (auto const& [number, text] : batch) {
            if (number != expected) note_broken(gaps, std::to_string(expected));
            if (holds_identity_code(text)) note_broken(codes, std::to_string(number));
            expected = number + 1;
            gaps.looked_at += 1;
        }
    }
    codes.looked_at = gaps.looked_at;
    findings.push_back(std::move(gaps));
    findings.push_back(std::move(codes));
}

using Numbered = std::vector<std::pair<std::int64_t, std::string>>;

Numbered from_entries(std::vector<NumberedEntry> const& entries) {
    Numbered batch;
    for (auto const& entry : entries) batch.emplace_back(entry.number, entry.canonical);
    return batch;
}

}  // namespace

bool holds_identity_code(std::string_view text) {
    // Candidates are told by the separator, which no id or hash has at that place between digits.
    constexpr std::string_view kSeparators = "+-YXWVUABCDEF";
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at + kCodeLength <= text.size(); ++at) {
        if (kSeparators.find(text[at + 6]) == std::string_view::npos) continue;
        auto const form =
            std::ranges::all_of(text.substr(at, 6), digit) && std::ranges::all_of(text.substr(at + 7, 3), digit);
        auto const word = at > 0 && (digit(text[at - 1]) || text[at - 1] == '-');
        if (form && !word && domain::parse_hetu(text.substr(at, kCodeLength))) return true;
    }
    return false;
}

std::vector<Finding> check_logs(storage::Tx& tx, ReadLog& read_log) {
    std::vector<Finding> findings;
    check_log(findings, "the event log", [&](std::int64_t after) {
        Numbered batch;
        for (auto const& one : read_after(tx, after, kBatch)) batch.emplace_back(one.number, one.event.data);
        return batch;
    });
    check_log(findings, "the journal",
              [&](std::int64_t after) { return from_entries(entries_after(tx, after, kBatch)); });
    check_log(findings, "the read log",
              [&](std::int64_t after) { return from_entries(read_log.after(after, kBatch)); });
    return findings;
}

}  // namespace polku::events
