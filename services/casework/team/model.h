#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// How many open cases a person of a team is the named worker of; without a person, those that have none.
struct WorkerLoad {
    domain::Id team;
    std::optional<domain::Id> person;
    std::int64_t cases = 0;

    bool operator==(WorkerLoad const&) const = default;
};

/// A case of a team, for whoever divides the team's work.
struct TeamCase {
    domain::Id case_id;
    std::int64_t version = 1;
    domain::Id client;
    std::string given_names;
    std::string family_name;
    domain::Id team;
    std::optional<domain::Id> person;
    domain::Instant since{};  ///< the team answers for it
    access::Ground ground = access::Ground::none;
};

/// Cases that one person of the team is to have, each at the version that who asks was shown.
struct WorkerMoves {
    struct Of {
        domain::Id case_id;
        std::int64_t version = 0;
    };
    domain::Id person;
    std::vector<Of> cases;
};

}  // namespace polku::casework
