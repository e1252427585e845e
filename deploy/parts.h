#pragma once

#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

namespace polku::deploy {

/// What a process of Polku can be made of: the door and the services.
enum class Part : std::uint8_t { gateway, identity, casework, outcomes, payments, notices, journal };

inline constexpr domain::Name<Part> kPartNames[] = {
    {"gateway", Part::gateway},   {"identity", Part::identity}, {"casework", Part::casework},
    {"outcomes", Part::outcomes}, {"payments", Part::payments}, {"notices", Part::notices},
    {"journal", Part::journal},
};

inline std::string_view name(Part part) { return domain::name_of<Part>(kPartNames, part); }
inline std::optional<Part> parse_part(std::string_view text) { return domain::value_of<Part>(kPartNames, text); }

using Parts = std::set<Part>;

inline Parts every_part() {
    Parts all;
    for (auto const& part : kPartNames) all.insert(part.value);
    return all;
}

}  // namespace polku::deploy
