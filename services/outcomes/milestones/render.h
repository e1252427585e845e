#pragma once

#include "services/outcomes/evidence/model.h"
#include "services/outcomes/milestones/model.h"
#include "shared/json/writer.h"

#include <span>
#include <string_view>
#include <vector>

namespace polku::outcomes {

/// A milestone of a list, with what the reader may do with it.
struct ListedMilestone {
    Milestone milestone;
    std::vector<std::string_view> can;
};
void write_row(json::Writer& w, ListedMilestone const& row);

/// The whole milestone with its evidence and decisions.
struct MilestoneDetails {
    Milestone const& milestone;
    std::vector<Evidence> evidence;
    std::vector<Verification> verifications;
    std::vector<std::string_view> can;
};
void write_milestone(json::Writer& w, MilestoneDetails const& details);

}  // namespace polku::outcomes
