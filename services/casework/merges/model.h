#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Two records of one person.
namespace polku::casework {

enum class MergeState : std::uint8_t { proposed, confirmed, rejected, undone };
inline constexpr domain::Name<MergeState> kMergeStateNames[] = {{"proposed", MergeState::proposed},
                                                                {"confirmed", MergeState::confirmed},
                                                                {"rejected", MergeState::rejected},
                                                                {"undone", MergeState::undone}};

/// The authority answers by law for whom it has registered, and that nobody is two of them.
inline constexpr auto kMergeGround = access::Ground::statute;

/// That two records are one client. Each keeps what is its own; the retired one's id goes on naming it.
struct ClientMerge {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id surviving;  ///< who the person is from now on
    domain::Id retired;
    MergeState state = MergeState::proposed;
    domain::Id organisation;         ///< the authority's, which answers for it
    std::optional<domain::Id> team;  ///< that knows the records; nothing: of before, for supervisors alone
    std::string note;
    domain::Instant proposed_at;
    domain::Id proposed_by;
    std::optional<domain::Instant> decided_at;
    std::optional<domain::Id> decided_by;  ///< never who proposed it, when confirmed
    std::optional<domain::Instant> undone_at;
    std::optional<domain::Id> undone_by;
    std::string reason;  ///< why it was rejected or undone
};

/// A line of the list of merges.
struct ListedMerge {
    ClientMerge merge;
    std::string given_names;  ///< of the surviving record
    std::string family_name;
};

/// Where a merge stands in its list: those that wait, and then the others, each newest first.
struct MergePlace {
    bool waits = false;
    domain::Instant proposed_at;
    domain::Id id;
};

/// A person whom a file named under another number than before: the authority finds out whether they are one.
struct IdentityMatch {
    domain::Id id;
    domain::Id import;
    std::string number;  ///< in the file
    domain::Instant found_at;
    domain::Id known;                      ///< whoever had the identity code already
    std::optional<domain::Id> registered;  ///< under the new number; nothing: a match of before
};

/// Who may see what of a case: the union over both records is what the second person approves.
struct MergeAccess {
    domain::Id organisation;
    domain::Id team;
    std::vector<access::Category> categories;
};

struct MergeCase {
    domain::Id id;
    domain::Id programme;
    domain::Id contract;
    domain::Id organisation;  ///< that answers for it
    domain::Id team;
    domain::Instant opened_at;
    std::optional<domain::Instant> closed_at;
    std::vector<MergeAccess> access;
};

/// One of the two records, as the page that compares them shows it. No address and no place.
struct MergeRecord {
    domain::Id id;
    std::string given_names;
    std::string family_name;
    std::optional<domain::LocalDate> born_on;
    bool has_code = false;  ///< an identity code is known
    domain::Instant registered_at;
    domain::Id registered_organisation;
    std::vector<MergeCase> cases;
};

/// An act on either record after they became one: when they are taken apart it stays where it was made, and a person
/// judges whether it belongs there.
struct LaterAct {
    std::string kind;  ///< "case", "goal", "action", "task", "appointment", "note", "document", "handover" or "consent"
    domain::Id id;
    domain::Id client;  ///< the record that it was made on
    std::optional<domain::Id> case_id;
    domain::Instant at;
    domain::Id organisation;
};

}  // namespace polku::casework
