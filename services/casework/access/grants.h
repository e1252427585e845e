#pragma once

#include "shared/access/facts.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <vector>

namespace polku::casework {

/// A team that takes part in a case, for the grants.
struct Part {
    domain::Id organisation;
    domain::Id team;
    access::Relation relation = access::Relation::party;  ///< responsible or party
};

/// What the law, the contract and the client say about one case at one moment.
struct GroundFacts {
    struct StatuteShare {
        domain::Id organisation;
        access::Category category;
    };
    struct CommissionShare {
        domain::Id organisation;
        domain::Instant valid_until = domain::Instant{INT64_MAX};  ///< the end of its part in the lot
    };
    struct ConsentShare {
        domain::Id organisation;
        access::Category category;
        domain::Instant valid_until;  ///< the start of the day after its last day, Helsinki
    };
    std::vector<Part> parts;
    std::vector<StatuteShare> statutes;
    std::vector<CommissionShare> commissions;  ///< organisations named for the case's lot, today
    std::vector<ConsentShare> consents;        ///< not withdrawn, not over
};

struct GrantRow {
    domain::Id organisation;
    domain::Id team;
    access::Category category;
    access::Relation relation;
    access::Ground ground;
    domain::Instant valid_until;  ///< kForever = until further notice
};

inline constexpr domain::Instant kForever{INT64_MAX};

/// Which team may see which category on which ground. Pure: statute gives each part of that organisation its
/// categories; the commission opens basic and employment to the lot's organisations; consent adds its categories for
/// its recipients until it ends. Who takes no part gets nothing, whatever the ground.
std::vector<GrantRow> grants_of(GroundFacts const& facts);

}  // namespace polku::casework
