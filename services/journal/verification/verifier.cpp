#include "services/journal/verification/verifier.h"

#include "services/journal/records/leaf.h"
#include "services/journal/records/rules.h"
#include "services/journal/tree/rules.h"
#include "services/journal/verification/claims.h"
#include "services/journal/verification/evidence.h"
#include "services/journal/verification/store.h"
#include "shared/json/canonical.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

namespace polku::journal {

namespace {

constexpr int kRecordsAtOnce = 500;
constexpr std::int64_t kProgressEvery = 10'000;
constexpr std::string_view kErasedText = "{}";

std::optional<domain::Instant> time_in(std::string_view canonical) {
    auto const entry = parse_entry(canonical);
    return entry ? std::optional(entry->at) : std::nullopt;
}

BadEntry bad(FoundRecord const& record, std::string what) {
    auto at = time_in(record.canonical);
    return {.leaf = record.leaf,
            .source = record.source,
            .log = record.log,
            .number = record.number,
            .at = at ? at : record.gathered_at,
            .what = std::move(what)};
}

/// Client by case.
using CaseClients = std::map<std::string, std::string>;

/// One look through the journal. Each step answers what is wrong, or nothing.
class Verifier {
public:
    explicit Verifier(VerifyRequest const& request)
        : request_(request),
          own_checkpoints_(own_checkpoints(request)),
          evidence_(request.data),
          journal_(evidence_.journal()) {}

    Report run();

private:
    using Fault = std::optional<std::string>;

    std::optional<BadEntry> look_at_records();
    std::optional<BadEntry> look_at(FoundRecord const& record);
    Fault leaf_fault(FoundRecord const& record);
    Fault text_fault(FoundRecord const& record);
    std::vector<FoundClient> clients_of(Entry const& entry);
    Fault own_log_fault(FoundRecord const& record);
    Fault tree_fault(FoundRecord const& record);
    std::optional<BadEntry> claim_fault();
    std::optional<BadEntry> look_at_the_rest();
    std::optional<BadEntry> look_at_own_logs();
    BadEntry missing(std::int64_t leaf, std::string what);
    OwnLog* own_log(std::string const& source, std::string const& log);

    VerifyRequest const& request_;
    std::vector<CheckpointFile> own_checkpoints_;  ///< read before the evidence
    Evidence evidence_;
    storage::Tx& journal_;
    Report report_;
    std::vector<Claim> claims_;
    std::size_t next_claim_ = 0;
    RightEdge edge_;
    CaseClients told_cases_;  ///< by the records so far
    CaseClients kept_cases_;  ///< as the journal has learned them
    std::int64_t clients_ = 0;
    std::int64_t nodes_ = 0;
    std::map<Evidence::LogId, std::int64_t> newest_;
    std::set<std::string> absent_;
};

OwnLog* Verifier::own_log(std::string const& source, std::string const& log) {
    auto const found = evidence_.own_logs().find({source, log});
    return found == evidence_.own_logs().end() ? nullptr : &found->second;
}

/// Whose data the record is about, as it must stand beside it.
std::vector<FoundClient> Verifier::clients_of(Entry const& entry) {
    std::vector<FoundClient> clients;
    auto const add = [&](std::string const& client) {
        clients.push_back({client, entry.at, std::string(events::name(entry.kind)), entry.by_person()});
    };
    for (auto const& client : entry.clients) add(client.text);
    if (auto const told = tells_client_of_case(entry)) told_cases_.emplace(entry.case_id, told->text);
    if (!about_client_of_case(entry)) return clients;
    // What told it may have been erased.
    auto const& cases = report_.erased > 0 ? kept_cases_ : told_cases_;
    auto const known = cases.find(entry.case_id);
    if (known != cases.end()) add(known->second);
    return clients;
}

Verifier::Fault Verifier::text_fault(FoundRecord const& record) {
    auto const entry = parse_entry(record.canonical);
    auto const canonical = json::canonical_text(record.canonical);
    auto const log = domain::value_of<http::EntryLog>(kLogNames, record.log);
    if (!entry || !canonical || *canonical != record.canonical || !log) return "it is not an entry any more";
    if (!record.salt) return "its salt is missing though it was not erased";
    auto const text = leaf_text({.log = {record.source, *log},
                                 .number = record.number,
                                 .canonical = record.canonical,
                                 .gathered_at = record.gathered_at},
                                *record.salt);
    if (!text || leaf_hash_of(*text, *record.salt) != *record.hash) return "it is not what its leaf in the tree says";
    auto const clients = clients_of(*entry);
    clients_ += static_cast<std::int64_t>(clients.size());
    if (found_clients(journal_, record.leaf) != clients) return "the list of whose data it is about was altered";
    return {};
}

Verifier::Fault Verifier::own_log_fault(FoundRecord const& record) {
    auto* const log = own_log(record.source, record.log);
    if (log == nullptr) {
        absent_.insert(record.source);
        return {};
    }
    auto const own = log->entry(record.number);
    if (!own) return fmt::format("{} has no such entry in its own log", record.source);
    if (record.canonical != kErasedText && *own != record.canonical)
        return fmt::format("it reads otherwise in {}'s own log", record.source);
    return {};
}

Verifier::Fault Verifier::tree_fault(FoundRecord const& record) {
    for (auto const& [at, hash] : edge_.append(*record.hash)) {
        ++nodes_;
        if (found_node(journal_, at) != hash)
            return fmt::format("the tree's hash over the entries {} to {} is not that of their leaves",
                               (at.position << at.level) + 1, (at.position + 1) << at.level);
    }
    return {};
}

Verifier::Fault Verifier::leaf_fault(FoundRecord const& record) {
    if (!record.hash) return "it has no leaf in the tree";
    auto& newest = newest_[{record.source, record.log}];
    if (record.number != newest + 1) return fmt::format("entry {} of its log should come here", newest + 1);
    newest = record.number;
    if (record.canonical == kErasedText) {
        ++report_.erased;
        if (record.salt) return "it was emptied and its salt kept: that is no erasing";
        if (!found_clients(journal_, record.leaf).empty()) return "it was emptied and whom it was about kept";
        return {};
    }
    return text_fault(record);
}

std::optional<BadEntry> Verifier::claim_fault() {
    for (; next_claim_ < claims_.size() && claims_[next_claim_].head.size == edge_.size(); ++next_claim_) {
        auto const& claim = claims_[next_claim_];
        if (claim.head == edge_.head()) continue;
        // What is stored fits together, and was signed otherwise: it was altered as a whole after the claim before.
        auto const good = next_claim_ == 0 ? std::int64_t{0} : claims_[next_claim_ - 1].head.size;
        auto what = fmt::format("{} covers other entries: one of those from {} to {} was altered", claim.place,
                                good + 1, claim.head.size);
        auto const first = found_records(journal_, good, 1);
        return first.empty() ? missing(good + 1, std::move(what)) : bad(first.front(), std::move(what));
    }
    return {};
}

std::optional<BadEntry> Verifier::look_at(FoundRecord const& record) {
    auto const expected = edge_.size() + 1;
    if (record.leaf != expected) return missing(expected, "it is missing");
    for (auto const step : {&Verifier::leaf_fault, &Verifier::own_log_fault, &Verifier::tree_fault}) {
        if (auto fault = (this->*step)(record)) return bad(record, std::move(*fault));
    }
    return claim_fault();
}

/// What of a lost entry can still be told: by the hole that it left in its log, and by that log itself.
BadEntry Verifier::missing(std::int64_t leaf, std::string what) {
    BadEntry lost{.leaf = leaf, .what = std::move(what)};
    if (auto const after = first_after_a_hole(journal_, leaf)) {
        lost.source = after->source;
        lost.log = after->log;
        lost.number = newest_[{after->source, after->log}] + 1;
    } else {
        // Nothing came after it from its log: the oldest that its service still has and the journal has not.
        for (auto const& [id, log] : evidence_.own_logs()) {
            auto const rest = log.rest_after(newest_number(journal_, id.first, id.second));
            auto const at = rest.first ? time_in(rest.first->canonical) : std::nullopt;
            if (!at || (lost.at && *lost.at <= *at)) continue;
            lost.source = id.first;
            lost.log = id.second;
            lost.number = rest.first->number;
            lost.at = at;
        }
    }
    auto* const log = lost.source.empty() ? nullptr : own_log(lost.source, lost.log);
    if (auto const own = log == nullptr ? std::nullopt : log->entry(lost.number)) lost.at = time_in(*own);
    return lost;
}

std::optional<BadEntry> Verifier::look_at_records() {
    auto const all = count_records(journal_);
    while (true) {
        auto const records = found_records(journal_, edge_.size(), kRecordsAtOnce);
        if (records.empty()) return {};
        for (auto const& record : records) {
            if (auto fault = look_at(record)) return fault;
            ++report_.entries;
            if (request_.progress && report_.entries % kProgressEvery == 0) request_.progress(report_.entries, all);
        }
    }
}

std::optional<BadEntry> Verifier::look_at_the_rest() {
    auto const size = edge_.size();
    if (highest_leaf(journal_) > size) return missing(size + 1, "it is missing, and its leaf is still in the tree");
    if (next_claim_ < claims_.size()) {
        auto const& claim = claims_.back();
        return missing(size + 1, fmt::format("it is missing: {} covers {} entries and {} are left", claim.place,
                                             claim.head.size, size));
    }
    if (count_nodes(journal_) != nodes_)
        return missing(size + 1, "it is missing: the tree has hashes over more entries than there are");
    if (count_clients(journal_) != clients_)
        return BadEntry{.what = "there are lines of whose data an entry is about that belong to no entry"};
    if (report_.erased == 0 && kept_cases_ != told_cases_)
        return BadEntry{.what = "the list of whose cases they are was altered"};
    return {};
}

std::optional<BadEntry> Verifier::look_at_own_logs() {
    for (auto const& [id, log] : evidence_.own_logs()) {
        auto const rest = log.rest_after(newest_[id]);
        report_.not_gathered += rest.count;
        if (!rest.gap) continue;
        return BadEntry{.source = id.first,
                        .log = id.second,
                        .number = *rest.gap,
                        .at = rest.first ? time_in(rest.first->canonical) : std::nullopt,
                        .what = "it is missing in its service's own log"};
    }
    return {};
}

Report Verifier::run() {
    if (auto const file = file_check(journal_); file != "ok")
        report_.faults.push_back("the database file of the journal is damaged: " + file);
    kept_cases_ = found_case_clients(journal_);
    claims_ = read_claims(request_, own_checkpoints_, journal_, report_);
    while (next_claim_ < claims_.size() && claims_[next_claim_].head.size == 0) ++next_claim_;
    report_.first_bad = look_at_records();
    if (!report_.first_bad) report_.first_bad = look_at_the_rest();
    if (!report_.first_bad) report_.first_bad = look_at_own_logs();
    report_.head = edge_.head();
    report_.logs_absent.assign(absent_.begin(), absent_.end());
    if (report_.sound()) {
        for (auto const& claim : claims_) {
            if (claim.outside) report_.proved = claim.head.size;
        }
    }
    return report_;
}

}  // namespace

Report verify(VerifyRequest const& request) { return Verifier(request).run(); }

}  // namespace polku::journal
