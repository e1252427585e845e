#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What outcomes keeps of contracts and memberships: read-only copies, built from events.
namespace polku::outcomes {

struct LotParty {
    domain::Id organisation;
    std::string part;  ///< lead, member, subcontractor
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;
};

struct LotType {
    std::string code;
    std::string result_group;
    std::vector<std::string> evidence;  ///< kinds that are accepted; empty = none is asked for
};

/// Holds from its day until the day before the next version's.
struct LotVersion {
    std::int64_t number = 0;
    domain::LocalDate effective_from;
    std::vector<LotType> types;
};

/// One contract with every version that was activated, by number.
struct Lot {
    domain::Id contract;
    std::string code;
    std::string programme;
    domain::Id buyer;
    domain::Id lead;
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;
    std::vector<LotParty> parties;
    std::vector<LotVersion> versions;
};

struct Membership {
    domain::Id id;
    domain::Id person;
    domain::Id organisation;
    domain::Instant started_at;
    std::optional<domain::Instant> ended_at;
};

}  // namespace polku::outcomes
