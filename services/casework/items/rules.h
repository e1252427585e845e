#pragma once

#include "services/casework/items/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"

#include <vector>

namespace polku::casework {

struct ItemFacts {
    bool organisation_in_case = false;   ///< the organisation that shall do it answers for the case or takes part now
    bool may_record = false;             ///< the writer has a ground for the item's category
    bool person_of_organisation = true;  ///< the person, if one is named, works there now
};

/// What is wrong with the category, the organisation and the person of an item, each with its field.
std::vector<domain::FieldFault> item_faults(access::Category category, ItemFacts const& facts);

/// An item that the reader has no ground to see does not exist for the reader.
bool may_see(access::Allowed const& allowed, access::Category category, RecordedBy const& recorded);

/// Whether the asker's organisation answers for the case.
bool answers_for_case(access::Allowed const& allowed);

/// Whose item it is to change: of the organisation that does it, that recorded it, or that answers for the case.
bool has_part_in(access::Allowed const& allowed, std::optional<domain::Id> const& doer, RecordedBy const& recorded);

}  // namespace polku::casework
