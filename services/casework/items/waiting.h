#pragma once

#include "shared/access/principal.h"

#include <cstdint>
#include <optional>
#include <string>

/// For the lists of what waits for a principal: how it narrows the grants, and which ground a row stands on.
namespace polku::casework {

struct WaitingReader {
    std::string team;      ///< empty: the whole organisation
    std::string contract;  ///< empty: every contract
};
/// Nothing for who has no team to see a case with: nothing waits.
inline std::optional<WaitingReader> waiting_reader(access::Principal const& principal) {
    auto const whole_organisation = principal.role == access::Role::supervisor;
    if (!principal.team && !whole_organisation) return std::nullopt;
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    if (provider && !principal.contract) return std::nullopt;
    return WaitingReader{whole_organisation ? std::string() : principal.team->text,
                         provider ? principal.contract->text : std::string()};
}

}  // namespace polku::casework
