#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"
#include "shared/events/journal.h"
#include "shared/http/feed.h"

#include <cstdint>
#include <string>
#include <vector>

/// What the services have written to their journals and read logs, gathered.
namespace polku::journal {

inline constexpr domain::Name<http::EntryLog> kLogNames[] = {{"journal", http::EntryLog::journal},
                                                             {"read_log", http::EntryLog::read_log}};
inline constexpr domain::Name<events::EntryKind> kKindNames[] = {
    {"change", events::EntryKind::change}, {"read", events::EntryKind::read}, {"refusal", events::EntryKind::refusal}};

/// One log of one service.
struct LogName {
    std::string source;  ///< the service: "casework"
    http::EntryLog log = http::EntryLog::journal;
};

/// What an entry says (events::canonical): words are kept as written, so that an entry of an earlier version still
/// reads.
struct Entry {
    std::int64_t leaf = 0;  ///< its place in the journal, from 1; 0: it has none yet
    events::EntryKind kind = events::EntryKind::change;
    domain::Instant at;
    std::string person;        ///< an id, or "system:NAME"
    std::string organisation;  ///< an id, or empty
    std::string role;
    std::string action;
    std::string ground;
    std::vector<std::string> categories;
    std::vector<domain::Id> clients;  ///< each once
    std::string case_id;              ///< or empty
    std::string subject;              ///< or empty
    std::string outcome;              ///< or empty

    [[nodiscard]] bool by_person() const { return role != "system"; }
};

/// An entry under its number, as it is kept and as it reads.
struct Record {
    std::int64_t number = 0;
    std::string canonical;
    Entry entry;
};

}  // namespace polku::journal
