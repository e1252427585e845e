#pragma once

#include "services/identity/people/model.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Who is signed in, and in which of their memberships they act.
namespace polku::identity {

struct Session {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id person;
    std::optional<domain::Id> acting;  ///< membership; nothing until one is chosen
    domain::Instant opened_at;
    domain::Instant seen_at;     ///< of the last request, to a minute
    domain::Instant idle_until;  ///< ends then when nothing is heard
    domain::Instant ends_at;     ///< ends then whatever happens
    std::string device{};        ///< "Firefox, Windows"; empty = not told
    std::string source{};        ///< the address from which it was opened; empty = not known
};

/// A live session with all that the answer about it is made of.
struct SignedIn {
    Session session;
    Person person;
    std::vector<NamedMembership> memberships;  ///< those in which the person can act now
    bool factor_missing = false;               ///< nobody on the staff acts here without a second factor
};

}  // namespace polku::identity
