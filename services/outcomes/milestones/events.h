#pragma once

#include "services/outcomes/milestones/model.h"
#include "shared/events/log.h"

#include <string_view>

/// What outcomes tells others. Events of the category `payment` are payments': they know a client by the pseudonym
/// alone. Those of the category `employment` name the case, for the people who work on it.
namespace polku::outcomes {

inline constexpr std::string_view kHeldContested = "contested";
inline constexpr std::string_view kHeldReopened = "reopened";
inline constexpr std::string_view kHeldRefused = "refused";

/// polku.milestone.recorded|corrected|withdrawn|contested|promoted|reopened.v1 (`what`): {milestone, case, contract,
/// organisation, state, by}.
events::Event told(std::string_view what, Milestone const& milestone, domain::Id const& by);
/// polku.milestone.decided.v1: the same with the decision as state.
events::Event decided_event(Milestone const& milestone, domain::Id const& by);

/// polku.milestone.verified.v1, once for each milestone. Requires: verified.
events::Event verified_event(Milestone const& milestone, std::string_view pseudonym);
/// polku.milestone.held.v1 and released.v1: a verified milestone is kept out of every statement, from `at` until `at`.
events::Event held_event(Milestone const& milestone, std::string_view reason, domain::Instant at);
events::Event released_event(Milestone const& milestone, std::string_view reason, domain::Instant at);

/// polku.outcomes.log-marked.v1: everything after it happened at its instant or later.
events::Event log_marked_event();

}  // namespace polku::outcomes
