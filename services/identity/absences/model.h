#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Who is away, and who does their work meanwhile. Why is never asked: sickness is nobody's business.
namespace polku::identity {

/// Away from `first_day` to `last_day`, both included; local days of Helsinki. Ended earlier or taken back: `ended_at`.
struct Absence {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id person;
    std::optional<domain::Id> substitute;
    domain::LocalDate first_day;
    domain::LocalDate last_day;
    domain::Instant recorded_at{};
    domain::Id recorded_by{};
    std::optional<domain::Instant> ended_at{};
    std::optional<domain::Id> ended_by{};
};

struct NewAbsence {
    domain::Id person;
    std::optional<domain::Id> substitute;
    domain::LocalDate first_day;
    domain::LocalDate last_day;
};

/// One whose absence can be recorded, or who can be a substitute: with the teams in which they work now.
struct Colleague {
    domain::Id id;
    std::string name;
    std::vector<domain::Id> teams;
};

}  // namespace polku::identity
