#pragma once

#include "services/casework/plans/model.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

/// What a multi-agency employment plan holds. The multi-sector act (381/2023) has the employment authority, the
/// wellbeing services county and Kela plan the services together with the client and follow them up; the list itself is
/// practice under its predecessor (1369/2014): goals, agreed services with who answers for each and when, the client's
/// own tasks, who is responsible. Which of it is required on a day is a dated setting. Of the rest of that list, the
/// days of follow-up are counted by the deadlines of the case, and agreements and the acknowledgement stand for
/// signatures.
enum class PlanContent : std::uint8_t { goal, measure, service, client_task, named_worker };
inline constexpr domain::Name<PlanContent> kPlanContentNames[] = {{"goal", PlanContent::goal},
                                                                  {"measure", PlanContent::measure},
                                                                  {"service", PlanContent::service},
                                                                  {"client_task", PlanContent::client_task},
                                                                  {"named_worker", PlanContent::named_worker}};

struct PlanContentFacts {
    PlanItems shown;            ///< what the asker may see: what is withheld is not asked about
    bool client_task = false;   ///< the client has a task of their own that was not dropped, and the asker may see it
    bool named_worker = false;  ///< somebody of the team that answers for the case is named
};

/// Something required that is not there.
struct MissingContent {
    PlanContent content = PlanContent::goal;
    std::optional<domain::Id> goal;  ///< whose it is, of what is asked of each goal
    std::string field;               ///< JSON pointer (RFC 6901) into the plan as it is read: "/goals/0/actions"

    bool operator==(MissingContent const&) const = default;
};

}  // namespace polku::casework
