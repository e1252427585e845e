#pragma once

#include "services/payments/contracts/model.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polku::payments {

/// What outcomes says of a verified milestone (polku.milestone.verified.v1). The client is a pseudonym of this
/// contract.
struct VerifiedMilestone {
    domain::Id milestone;
    domain::Id contract;
    std::int64_t contract_version = 0;  ///< the number of the version valid on the day it happened
    std::string pseudonym;
    std::string type;
    std::string result_group;
    std::string occurrence;
    domain::LocalDate happened_on;
    domain::Instant recorded_at;
    domain::Instant verified_at;
    domain::Id organisation;  ///< that recorded it
    bool payable = false;
};

enum class HoldReason : std::uint8_t {
    contested,  ///< another claims the same result; the commissioner decides
    reopened,   ///< its evidence was replaced after the verification
    refused,    ///< refused after such a replacement
};

inline constexpr domain::Name<HoldReason> kHoldReasonNames[] = {
    {"contested", HoldReason::contested}, {"reopened", HoldReason::reopened}, {"refused", HoldReason::refused}};

/// A payee's part of a line.
struct FeeShare {
    domain::Id organisation;
    domain::BasisPoints share;
    domain::Cents amount;

    bool operator==(FeeShare const&) const = default;
};

/// What one result costs. Everything that the amount rests on is stored with it.
struct FeeLine {
    domain::Id id;
    domain::Id milestone;
    domain::Id contract;
    domain::Id version_id;
    std::int64_t price_version = 0;  ///< its number
    domain::LocalDate price_from;    ///< the day from which that version holds
    std::string type;
    std::string pseudonym;
    std::string result_group;
    std::string occurrence;
    domain::Id organisation;
    domain::LocalDate happened_on;
    domain::Instant recorded_at;
    domain::Instant verified_at;
    domain::Cents amount;  ///< without VAT
    domain::BasisPoints vat;
    std::vector<FeeShare> shares;  ///< add up to `amount`
};

/// A time during which a line is kept out of every statement.
struct Hold {
    HoldReason reason = HoldReason::contested;
    domain::Instant held_at;
    std::optional<domain::Instant> released_at;
};

/// Where an event stands: in which source's log, in which epoch of it, under which number.
struct EventPlace {
    std::string source;
    std::string epoch;
    std::int64_t number = 0;
};

}  // namespace polku::payments
