#pragma once

#include "services/casework/cases/model.h"
#include "shared/domain/problem.h"

#include <optional>

namespace polku::casework {

struct NewParty {
    domain::Id organisation;
    domain::Id team;
    std::optional<domain::Id> person;
};

struct PartyFacts {
    domain::Id responsible_organisation;
    domain::Id responsible_team;
    bool case_open = true;
    bool team_of_organisation = false;  ///< the team exists and is the organisation's
    bool person_of_team = true;         ///< the person, if one is named, works in that team
    bool takes_part_already = false;
    access::Ground ground = access::Ground::none;  ///< on which the organisation may know of the case at all
};

/// Whether the team may be added to the case; every fault at once.
domain::Result<void> check_party(NewParty const& party, PartyFacts const& facts);

/// Whether the party may be ended: the commissioner pays and verifies, and stays.
domain::Result<void> check_end(Party const& party);

}  // namespace polku::casework
