#include "tests/simulation/ledger.h"

#include <algorithm>
#include <iterator>

namespace polku::simulation {

namespace {

/// Where a thing stands: its rows as "id version state".
struct Shelf {
    std::string_view service;
    std::string_view name;
    std::string_view rows;
    bool moves_by_itself;  ///< its version also rises without a person's write
};
// In the order of Thing.
constexpr Shelf kShelves[] = {
    {"casework", "handover", "SELECT id || ' ' || version || ' ' || state FROM handover", true},
    {"casework", "goal", "SELECT id || ' ' || version || ' ' || state FROM plan_goal", true},  // with its case
    {"casework", "consent",
     "SELECT id || ' ' || version || CASE WHEN withdrawn_at IS NULL THEN ' given' ELSE ' withdrawn' END FROM consent",
     false},
    {"outcomes", "milestone", "SELECT id || ' ' || version || ' ' || state FROM milestone", true},
    {"payments", "statement", "SELECT id || ' ' || version || ' ' || state FROM statement", true},
};
constexpr std::string_view kJournaling[] = {"casework", "outcomes", "payments"};
constexpr char const* kPersonsChanges =
    "SELECT request FROM journal WHERE kind = 'change' AND person NOT LIKE 'system:%'";

Shelf const& shelf(Thing thing) { return kShelves[static_cast<std::size_t>(thing)]; }

struct Row {
    std::string id;
    std::int64_t version;
    std::string state;
};

std::vector<Row> rows_of(tests::Stored const& stored, Thing thing) {
    std::vector<Row> rows;
    for (auto const& text : stored.texts(std::string(shelf(thing).service), std::string(shelf(thing).rows))) {
        auto const first = text.find(' ');
        auto const second = text.find(' ', first + 1);
        rows.push_back({text.substr(0, first), std::stoll(text.substr(first + 1)), text.substr(second + 1)});
    }
    return rows;
}

void expect_none(tests::Stored const& stored, std::string const& service, std::string const& sql,
                 std::string_view what) {
    auto const found = stored.texts(service, sql);
    if (!found.empty()) throw Broken{fmt::format("{}: {}", what, found.front())};
}

}  // namespace

void Ledger::begin(tests::Stored const& stored) {
    for (std::size_t i = 0; i < kThings; ++i) {
        for (auto const& row : rows_of(stored, static_cast<Thing>(i))) {
            newest_[i][row.id] = {row.version, row.state};
            told_[i].insert(fmt::format("{} {}", row.id, row.version));
        }
    }
    for (auto const service : kJournaling) {
        changes_before_[std::string(service)] = std::ssize(stored.texts(std::string(service), kPersonsChanges));
    }
}

void Ledger::acknowledged(Thing thing, std::string const& id, std::int64_t version, std::string const& state,
                          bool made) {
    auto const index = static_cast<std::size_t>(thing);
    if (!told_[index].insert(fmt::format("{} {}", id, version)).second) {
        throw Broken{fmt::format("two writes were told version {} of {} {}", version, shelf(thing).name, id)};
    }
    if (made && newest_[index].contains(id)) throw Broken{fmt::format("{} {} was made twice", shelf(thing).name, id)};
    auto& newest = newest_[index][id];
    if (version > newest.version) newest = {version, state};
}

void Ledger::changed(std::string const& service, std::set<std::string> const& requests, bool heard) {
    changes_.push_back({service, requests, heard});
}

void Ledger::check(tests::Stored const& stored) const {
    for (std::size_t i = 0; i < kThings; ++i) check_things(stored, static_cast<Thing>(i));
    check_journal(stored);
}

void Ledger::check_things(tests::Stored const& stored, Thing thing) const {
    auto const index = static_cast<std::size_t>(thing);
    auto const& place = shelf(thing);
    auto unseen = newest_[index];
    auto unknown = 0;
    for (auto const& row : rows_of(stored, thing)) {
        auto const known = newest_[index].find(row.id);
        if (known == newest_[index].end()) {
            ++unknown;
            continue;
        }
        unseen.erase(row.id);
        auto const& told = known->second;
        if (row.version < told.version) {
            throw Broken{fmt::format("an acknowledged write is lost: {} {} has version {}, and {} was told", place.name,
                                     row.id, row.version, told.version)};
        }
        if (row.version == told.version && !told.state.empty() && row.state != told.state) {
            throw Broken{fmt::format("{} {} is {}, and {} was told", place.name, row.id, row.state, told.state)};
        }
        if (row.version > told.version && !place.moves_by_itself && perhaps_[index] == 0) {
            throw Broken{fmt::format("{} {} has version {}, and nobody was told more than {}", place.name, row.id,
                                     row.version, told.version)};
        }
    }
    if (!unseen.empty()) {
        throw Broken{fmt::format("an acknowledged write is lost: {} {}", place.name, unseen.begin()->first)};
    }
    if (unknown > perhaps_[index] && thing != Thing::statement) {
        throw Broken{fmt::format("{} of {} are there of which nobody was told", unknown, place.name)};
    }
}

void Ledger::check_journal(tests::Stored const& stored) const {
    for (auto const& [service, requests] : reads_) {
        auto const kept = stored.texts(service + ".reads", "SELECT json_extract(entry, '$.request') FROM read_entry");
        std::multiset<std::string> const entries(kept.begin(), kept.end());
        for (auto const& request : requests) {
            // Brought twice on its way to the service, it was read twice.
            if (!entries.contains(request)) {
                throw Broken{fmt::format("a read answered by {} has no entry: request {}", service, request)};
            }
        }
    }
    for (auto const service : kJournaling) {
        auto const kept = stored.texts(std::string(service), kPersonsChanges);
        std::multiset<std::string> const entries(kept.begin(), kept.end());
        std::int64_t told = 0;
        for (auto const& change : changes_) {
            if (change.service != service) continue;
            ++told;
            std::size_t found = 0;
            for (auto const& request : change.requests) found += entries.count(request);
            // None: a try that was not heard, or a request brought twice, did it; the sum below tells.
            if (found > 1) {
                throw Broken{fmt::format("a change in {} has {} entries: request {}", service, found,
                                         change.requests.empty() ? "" : *change.requests.begin())};
            }
        }
        std::int64_t perhaps = 0;
        for (std::size_t i = 0; i < kThings; ++i) perhaps += kShelves[i].service == service ? perhaps_[i] : 0;
        auto const made = std::ssize(kept) - changes_before_.at(std::string(service));
        if (made < told || made > told + perhaps) {
            throw Broken{fmt::format("{} changes were told of in {}, and {} are in its journal", told, service, made)};
        }
    }
}

void check_effects(tests::Stored const& stored) {
    expect_none(stored, "casework",
                "SELECT id FROM client_case c WHERE responsible_organisation <> (SELECT organisation FROM "
                "responsibility r WHERE r.case_id = c.id ORDER BY from_at DESC LIMIT 1)",
                "half a handover: the case and its periods differ");
    expect_none(stored, "casework",
                "SELECT id FROM handover h WHERE (state = 'accepted') <> (SELECT count(*) FROM responsibility r WHERE "
                "r.handover = h.id)",
                "half a handover: accepted without a period, or a period without");
    expect_none(stored, "notices",
                "SELECT subject FROM notice GROUP BY kind, subject, organisation, coalesce(team, ''), coalesce(person, "
                "''), coalesce(role, ''), event HAVING count(*) > 1",
                "told twice");
    auto const sorted = [](std::vector<std::string> texts) {
        std::ranges::sort(texts);
        return texts;
    };
    // Newer evidence opens the verification again, and the line stays.
    auto const verified = sorted(stored.texts("outcomes", "SELECT id FROM milestone WHERE verified_at IS NOT NULL"));
    auto const paid = sorted(stored.texts("payments", "SELECT milestone FROM fee_line"));
    if (verified != paid) {
        throw Broken{fmt::format("{} milestones are verified, and {} have a fee line", verified.size(), paid.size())};
    }
    auto const told = sorted(stored.texts("notices", "SELECT DISTINCT subject FROM notice WHERE about = 'handover'"));
    auto const proposed = sorted(stored.texts("casework", "SELECT id FROM handover"));
    if (!std::ranges::includes(told, proposed)) throw Broken{"nobody was told of a handover"};
    for (auto const* const service : {"identity", "casework", "outcomes", "payments", "notices", "journal"}) {
        for (auto const* const log : {"journal", "read_log"}) {
            auto const reads = std::string_view(log) == "read_log";
            auto const written =
                stored.texts(reads ? std::string(service) + ".reads" : service,
                             reads ? "SELECT count(*) FROM read_entry" : "SELECT count(*) FROM journal");
            auto const gathered = stored.texts(
                "journal", fmt::format("SELECT count(*) FROM record WHERE source = '{}' AND log = '{}'", service, log));
            if (written != gathered) {
                throw Broken{fmt::format("the {} of {} has {} entries, and {} are gathered", log, service,
                                         written.front(), gathered.front())};
            }
        }
    }
}

}  // namespace polku::simulation
