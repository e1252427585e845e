#pragma once

#include "shared/domain/ids.h"
#include "shared/events/log.h"
#include "shared/storage/tx.h"

#include <string_view>

namespace polku::payments {

inline constexpr std::string_view kOutcomes = "outcomes";

/// The effect of one of outcomes' events: a fee line for a payable milestone, a hold, a release, or a mark of how far
/// the log was read. Throws when the event does not fit what payments knows (the reader stops on it and says so).
void apply_outcomes_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids);

}  // namespace polku::payments
