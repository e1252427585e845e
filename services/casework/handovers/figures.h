#pragma once

#include "services/casework/handovers/model.h"

#include <span>
#include <vector>

namespace polku::casework {

/// A handover that was decided, for figures alone.
struct Wait {
    domain::Id from_organisation;
    domain::Id to_organisation;
    HandoverState state = HandoverState::accepted;
    domain::Instant proposed_at;
    domain::Instant decided_at;
};

/// How long handovers between two organisations waited.
struct WaitFigures {
    domain::Id from_organisation;
    domain::Id to_organisation;
    int decided = 0;
    int accepted = 0;
    int declined = 0;
    int withdrawn = 0;
    int expired = 0;
    /// Half of them waited at most so long: working days after the day of the proposal, with the day of the decision.
    int median_working_days = 0;
    int longest_working_days = 0;
};

/// Of fewer nobody is told: a pair of organisations with less is left out.
inline constexpr int kFewestInFigures = 5;

/// By pair of organisations, the longest median first.
std::vector<WaitFigures> wait_figures(std::span<Wait const> waits);

}  // namespace polku::casework
