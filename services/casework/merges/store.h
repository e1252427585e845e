#pragma once

#include "services/casework/merges/rules.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// What the principal's team (a supervisor: organisation) may know of the two records: by a grant, or by a match that
/// waits for it.
MergeFacts merge_facts(storage::Tx& tx, access::Principal const& principal, domain::Id const& surviving,
                       domain::Id const& retired, domain::Instant now);
/// Whose a merge that the principal proposes is: the own team; of a supervisor, the one that knows the record.
std::optional<domain::Id> team_of_merge(storage::Tx& tx, access::Principal const& principal,
                                        domain::Id const& surviving, domain::Instant now);

void insert_merge(storage::Tx& tx, ClientMerge const& merge);
/// Confirmed, rejected or undone; with it the schema says who the two records are now, and whether a safety ban holds.
void save_merge(storage::Tx& tx, ClientMerge const& merge);

/// Of the asker's team; a supervisor's organisation.
std::optional<ClientMerge> load_merge(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& merge);
/// As load_merge, after `after`: those that wait, and then the others, each newest first.
std::vector<ListedMerge> list_merges(storage::Tx& tx, access::Allowed const& allowed,
                                     std::optional<MergePlace> const& after, int limit);
/// Those of the principal's team (a supervisor: organisation) that somebody else proposed.
std::vector<ClientMerge> merges_to_confirm(storage::Tx& tx, access::Principal const& principal, int limit);
/// Whether another client was merged into the same one after it.
bool newer_merge(storage::Tx& tx, ClientMerge const& merge);

/// One row of a comparison. Requires: the reader's organisation may know of the client, or answers for the merge.
std::optional<MergeRecord> load_merge_record(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& client,
                                             domain::Instant now);
/// What was done on either record while they were one, oldest first; at most `limit`.
std::vector<LaterAct> acts_while_merged(storage::Tx& tx, access::Allowed const& allowed, ClientMerge const& merge,
                                        int limit);

/// A known person came under another number: once for a number.
struct NewMatch {
    domain::Id id;
    domain::Id organisation;
    domain::Id team;
    domain::Id import;
    std::string number;
    domain::Id known;
    domain::Id registered;
};
void insert_match(storage::Tx& tx, NewMatch const& match, domain::Instant now);
/// Those that wait for the principal's team (a supervisor: organisation), oldest first.
std::vector<IdentityMatch> open_matches(storage::Tx& tx, access::Principal const& principal, int limit);
/// Nothing when the asker's team (a supervisor: organisation) has no such match that waits.
std::optional<IdentityMatch> open_match(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& match);
/// They are two persons. Requires: the match waits.
void resolve_as_two_persons(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& match,
                            domain::Instant now);
/// The matches between the two records of a merge that was confirmed.
void resolve_as_merged(storage::Tx& tx, ClientMerge const& merge);

}  // namespace polku::casework
