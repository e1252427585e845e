#pragma once

#include "services/casework/merges/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <string>

/// The life of a merge:
///
///     from        command   to          who                                  guard
///     -           propose   proposed    the authority's team, or supervisor  neither is merged into another
///     proposed    confirm   confirmed   another person of them               as above, still proposed
///     proposed    reject    rejected    any of them, who proposed it too     a reason
///     confirmed   undo      undone      any of them                          a reason; the last of a client first
namespace polku::casework {

struct NewMerge {
    domain::Id surviving;
    domain::Id retired;
    std::string note;
};

/// What is known of the two records.
struct MergeFacts {
    bool surviving_known = false;  ///< to the organisation that asks
    bool retired_known = false;
    bool surviving_merged = false;  ///< into another
    bool retired_merged = false;
    bool retired_survives = false;  ///< another is merged into it
    bool proposed_already = false;
};
/// 422 for what the asker does not know of or names twice; 409 client_merged_already or merge_proposed_already.
domain::Result<void> check_merge(NewMerge const& wanted, MergeFacts const& facts);

enum class MergeCommand : std::uint8_t { confirm, reject, undo };

/// What else decides on a command.
struct MergeCommandFacts {
    MergeFacts records{};    ///< for confirming
    bool newer_one = false;  ///< for undoing: another was merged into the same client later
    domain::Instant now{};
};
/// The merge after the command, or why not: 409 merge_state with the state, who and when; 412; 403 own_merge; 409
/// newer_merge_first.
domain::Result<ClientMerge> command_merge(ClientMerge merge, MergeCommand command, access::Principal const& by,
                                          std::optional<std::int64_t> if_match, std::string const& reason,
                                          MergeCommandFacts const& facts);

}  // namespace polku::casework
