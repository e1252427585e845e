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

/// One client's matter in one programme. Exactly one organisation answers for it at every instant.
struct Case {
    domain::Id id;
    domain::Id client;
    domain::Id programme;
    domain::Id contract;
    std::int64_t version = 1;
    domain::Instant opened_at;
    std::optional<domain::Instant> closed_at;
    domain::Id responsible_organisation;
    domain::Id responsible_team;
    std::optional<domain::Id> responsible_person;
    domain::Instant responsible_since;
    std::optional<domain::Id> responsible_by;  ///< the handover that moved it; nothing = opened so
    std::optional<domain::LocalDate> unemployed_since;
    std::string target_group;
    std::string needs;  ///< codes joined by '|', as the referral gave them
    std::optional<domain::LocalDate> wished_start;
    std::string referral_note;
};

enum class PartyPart : std::uint8_t { commissioner, provider, service };
inline constexpr domain::Name<PartyPart> kPartyPartNames[] = {
    {"commissioner", PartyPart::commissioner}, {"provider", PartyPart::provider}, {"service", PartyPart::service}};

/// An organisation's team that takes part in a case beside the responsible one.
struct Party {
    domain::Id id;
    domain::Id case_id;
    domain::Id organisation;
    domain::Id team;
    std::optional<domain::Id> person;
    PartyPart part = PartyPart::service;
    domain::Instant joined_at;
    std::optional<domain::Instant> left_at;
};

/// A period of responsibility: it lasts until the next one begins.
struct ResponsibilityPeriod {
    domain::Instant from_at;
    domain::Id organisation;
    domain::Id team;
    std::optional<domain::Id> handover;
};

/// A lot as casework knows it.
struct Lot {
    domain::Id contract;
    std::string code;
    domain::Id programme;
    domain::Id buyer;
    domain::Id lead;
    domain::Id intake_team;
};

}  // namespace polku::casework
