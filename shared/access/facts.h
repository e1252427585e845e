#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace polku::access {

/// One reason for which the asking principal may see one category of one case, as it stands at the moment of asking.
struct Grant {
    Category category;
    Ground ground;
    /// How far the content goes: only what was recorded before this instant (a former party). Nothing = no limit.
    std::optional<domain::Instant> content_until;
    /// When reading ends. Nothing = until further notice.
    std::optional<domain::Instant> valid_until;
};

/// What the asking principal is to a case.
enum class Relation : std::uint8_t {
    none,
    responsible,  ///< in the team of the organisation that answers for the case now
    party,        ///< in the team of another organisation that takes part now
    emergency,    ///< nothing to it but an emergency: one person, for at most 24 hours, reading alone
    former,       ///< took part before: own records and the closing snapshot
    own,          ///< the client
};

/// Facts about one case and one principal, read in the transaction that they decide on (casework), or fetched for this
/// very request (other services).
struct CaseAccess {
    domain::Id case_id;
    domain::Id client;
    Relation relation = Relation::none;
    /// In a team that a handover of this case is or was addressed to: may read its preview, and answer it while it is
    /// open (who comes too late learns who decided).
    bool receiver = false;
    /// In a team that has proposed a handover of this case: may take it back while it is open (and learns who decided).
    bool sender = false;
    bool named_worker = false;  ///< the principal is the case's responsible person
    bool open = true;
    bool safety_ban = false;  ///< turvakielto: where the client lives and is met is for few, see Allowed::places
    std::int64_t access_version = 0;
    std::vector<Grant> grants;  ///< those that match the principal and are valid now
};

enum class ContractRelation : std::uint8_t { none, buyer, lead, member, subcontractor };

/// Facts about one contract and one principal.
struct ContractAccess {
    domain::Id contract;
    ContractRelation relation = ContractRelation::none;
};

/// Nothing about anybody: the action's scope is `none` or `list` (a list is narrowed in SQL by the principal itself).
struct NoFacts {};

using Facts = std::variant<NoFacts, CaseAccess, ContractAccess>;

}  // namespace polku::access
