#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

enum class GivenHow : std::uint8_t { referral, written, oral, electronic };
inline constexpr domain::Name<GivenHow> kGivenHowNames[] = {{"referral", GivenHow::referral},
                                                            {"written", GivenHow::written},
                                                            {"oral", GivenHow::oral},
                                                            {"electronic", GivenHow::electronic}};

/// The client's consent to lift secrecy: what, to whom, for which purpose, until when. Not the legal basis of
/// processing.
struct Consent {
    domain::Id id;
    domain::Id client;
    domain::Id contract;
    std::int64_t version = 1;
    std::string purpose;  ///< a code: "service"
    GivenHow given_how = GivenHow::written;
    domain::LocalDate valid_from;
    domain::LocalDate valid_until;  ///< its last day
    std::vector<access::Category> categories;
    std::vector<domain::Id> recipients;  ///< organisations
    domain::Instant recorded_at;
    std::string recorded_by;  ///< person, or "system:import"
    domain::Id recorded_organisation;
    std::optional<domain::Instant> withdrawn_at;
    std::optional<std::string> withdrawn_by;
};

}  // namespace polku::casework
