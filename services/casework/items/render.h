#pragma once

#include "services/casework/items/model.h"
#include "shared/http/route.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

/// The category of an item, the ground on which this reader sees it, who recorded it and when; and the journal's word
/// that it was shown. Requires: the reader may see it.
inline void write_recorded(json::Writer& writer, http::ReadCall& call, access::Category category,
                           RecordedBy const& recorded) {
    auto const ground = call.allowed.ground_for_item(category, recorded.at, recorded.organisation);
    writer.field("category", access::name(category))
        .field("ground", access::name(ground.value()))
        .field("recorded_at", recorded.at)
        .field("recorded_by", recorded.person);
    auto& shown = call.entry.categories;
    if (std::ranges::find(shown, category) == shown.end()) shown.push_back(category);
}

}  // namespace polku::casework
