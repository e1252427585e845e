#pragma once

#include "services/casework/handovers/rules.h"
#include "shared/access/principal.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

/// Every open case of a team, proposed to another team in one act.
namespace polku::casework {

struct NewBulkHandover {
    std::optional<domain::Id> from_team;  ///< a supervisor names it; a team lead's own unless told
    Proposal proposal;
};

struct BulkHandover {
    domain::Id id;
    domain::Id organisation;
    domain::Id from_team;
    std::optional<domain::Id> contract;  ///< a provider's people act in one contract
    Proposal proposal;
    domain::Id person;  ///< who began it, in this membership and role: each case is proposed as theirs
    domain::Id membership;
    access::Role role = access::Role::team_lead;
    domain::Instant started_at;
};

enum class BulkCaseState : std::uint8_t { waiting, made, refused };
inline constexpr domain::Name<BulkCaseState> kBulkCaseStateNames[] = {
    {"waiting", BulkCaseState::waiting}, {"made", BulkCaseState::made}, {"refused", BulkCaseState::refused}};

struct BulkCase {
    domain::Id case_id;
    BulkCaseState state = BulkCaseState::waiting;
    std::optional<domain::Id> handover;
    std::string refusal;  ///< the problem's code
};

/// A line of the report; of whom, as long as the reader's organisation has a ground to know.
struct BulkReportLine {
    BulkCase of;
    std::optional<domain::Id> client;  ///< nothing: no ground any more
    std::string given_names;
    std::string family_name;
    access::Ground ground = access::Ground::none;  ///< of `client`
};

struct BulkCounts {
    std::int64_t cases = 0;
    std::int64_t made = 0;
    std::int64_t refused = 0;
};

/// A line of the list of them.
struct ListedBulk {
    BulkHandover bulk;
    BulkCounts counts;
};

/// Where one stands in the list, newest first.
struct BulkPlace {
    domain::Instant started_at;
    domain::Id id;
};

}  // namespace polku::casework
