#pragma once

#include "shared/access/policy.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::events {

enum class EntryKind : std::uint8_t { change, read, refusal };

std::string_view name(EntryKind kind);

/// One row of the audit trail: one a request, but for what changes very many clients. A change's row is written in the
/// transaction of the change
/// (`write_entry`); a read's and a refusal's go to the read log (read_log.h) and are durable before the answer leaves.
struct JournalEntry {
    EntryKind kind = EntryKind::change;
    domain::Instant at;
    std::string request;          ///< request id
    access::Principal principal;  ///< who, as what, for which organisation
    access::Action action = access::Action::session_read;
    access::Ground ground = access::Ground::none;
    std::vector<domain::Id> clients;           ///< whose data: for a list, of everybody shown
    std::string case_id;                       ///< or empty
    std::vector<access::Category> categories;  ///< what was shown or changed
    std::string subject;                       ///< id of the thing acted on, or empty
    std::string outcome;                       ///< refusal: the problem's code; change: the new state; otherwise empty
    /// What the act stands on and another record keeps, as its SHA-256 in hex: of an emergency the words of its reason
    /// (casework keeps them for data protection), of a handover proposed or answered its package. Otherwise empty.
    std::string reason;
};

/// Appends the entry to this database's journal under the next gap-free number: one of more than 500 clients as
/// several, each of some of them.
void write_entry(storage::Tx& tx, JournalEntry const& entry);

/// Entries after `after` (a number), in order, for the journal service.
struct NumberedEntry {
    std::int64_t number = 0;
    std::string canonical;  ///< RFC 8785 JSON of the entry
};
std::vector<NumberedEntry> entries_after(storage::Tx& tx, std::int64_t after, int limit);

/// Puts an entry that a restore took from this database's journal back under its number, as it was gathered. Throws
/// std::runtime_error when it does not follow the newest one, or is none of ours.
void put_back(storage::Tx& tx, NumberedEntry const& entry);

/// The number of the newest entry; 0 when there is none.
std::int64_t newest_entry(storage::Tx& tx);

/// RFC 8785 JSON of an entry: the form that is stored in the read log and gathered by the journal service. Members:
/// action, at (RFC 3339), case, categories, clients, ground, kind, membership, organisation, outcome, person, reason,
/// request, role, subject; each is always there, empty where there is nothing.
std::string canonical(JournalEntry const& entry);

}  // namespace polku::events
