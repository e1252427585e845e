#pragma once

#include "shared/access/facts.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// A team that takes part in a case, for the grants.
struct Part {
    domain::Id organisation;
    domain::Id team;
    access::Relation relation = access::Relation::party;  ///< responsible or party
};

inline constexpr domain::Instant kForever{INT64_MAX};

/// When a ground holds: from <= now < until. Of days in Helsinki: from the start of the first day to the start of the
/// day after the last one.
struct Validity {
    domain::Instant from{};           ///< 0 = without a beginning
    domain::Instant until{kForever};  ///< kForever = until further notice

    [[nodiscard]] bool holds(domain::Instant now) const { return from <= now && now < until; }
    bool operator==(Validity const&) const = default;
};

/// What the law, the contract and the client say about one case, now and later: all that is not over.
struct GroundFacts {
    struct StatuteShare {
        domain::Id organisation;
        access::Category category;
        Validity valid{};
    };
    struct CommissionShare {
        domain::Id organisation;
        Validity valid{};  ///< its part in the lot
    };
    struct ConsentShare {
        domain::Id organisation;
        access::Category category;
        Validity valid{};
    };
    /// One person's, whatever the team is to the case: opened and not ended.
    struct Emergency {
        domain::Id organisation;
        domain::Id team;  ///< may be empty: a role without a team
        domain::Id person;
        Validity valid{};  ///< 24 hours at most
    };
    std::vector<Part> parts;
    std::vector<StatuteShare> statutes;
    std::vector<CommissionShare> commissions;  ///< organisations named for the case's lot
    std::vector<ConsentShare> consents;        ///< not withdrawn
    std::vector<Emergency> emergencies{};
};

struct GrantRow {
    domain::Id organisation;
    domain::Id team;
    access::Category category;
    access::Relation relation;
    access::Ground ground;
    Validity valid;
    domain::Id person{};  ///< empty: everybody in the team
};

/// Which team may see which category on which ground, and when. Pure: statute gives each part of that organisation its
/// categories; the commission opens basic and employment to the lot's organisations; consent adds its categories for
/// its recipients. Periods of one ground that meet or overlap are one row; between two that do not, nothing is open.
/// Who takes no part gets nothing, whatever the ground, but in an emergency: its person gets what an emergency needs.
std::vector<GrantRow> grants_of(GroundFacts const& facts);

/// How long, without a break, the client's consents that hold at `now` keep the category open to the organisation:
/// nothing when none holds.
std::optional<domain::Instant> consented_until(GroundFacts const& facts, domain::Id const& organisation,
                                               access::Category category, domain::Instant now);

}  // namespace polku::casework
