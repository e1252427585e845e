#pragma once

#include "shared/domain/instant.h"
#include "tests/simulation/place.h"

#include <string>
#include <vector>

namespace polku::simulation {

/// A consent of the referral.
struct KnownConsent {
    std::string case_id;
    std::string id;
    bool social = false;  ///< it opens what social work has written
};
struct KnownTeam {
    std::string organisation;
    std::string team;
};

/// An installation as small as it can be with everything that matters in it, in which every history begins: an
/// employment authority and its county, a provider that leads a lot and one that is a member of it, and a few clients.
struct SmallInstallation {
    SimulatedDisk::Contents contents;
    domain::Instant now;  ///< the last evening of a month
    KnownTeam authority;
    KnownTeam county;
    KnownTeam lead;
    KnownTeam member;
    std::string contract;
    std::string proposed;            ///< the case that waits for the lead's answer,
    std::string proposal;            ///< and the handover
    std::vector<std::string> taken;  ///< cases of the lead, in which county and member take part
    std::vector<KnownConsent> consents;
};

inline constexpr char const* kPassword = "polku-sample-2026";

/// Made once, through the public API. Throws std::runtime_error when the API refuses.
SmallInstallation make_small_installation(Place& place);

}  // namespace polku::simulation
