#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <optional>

/// What every item of a case has in common: goals, actions, tasks, appointments and notes.
namespace polku::casework {

/// Who recorded an item of a case, and when: decides who reads it on the ground of an own record.
struct RecordedBy {
    domain::Instant at;
    domain::Id person;
    domain::Id organisation;
};

/// Where an open item goes when a handover is accepted: to an organisation of the case, and a person of it or nobody
/// yet.
struct NewHome {
    domain::Id organisation;
    std::optional<domain::Id> person;
};

}  // namespace polku::casework
