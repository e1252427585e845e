#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/money.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::payments {

/// A name in the three languages of the interface.
struct LocalName {
    std::string fi;
    std::string sv;
    std::string en;
};

enum class Part : std::uint8_t { lead, member, subcontractor };

inline constexpr domain::Name<Part> kPartNames[] = {
    {"lead", Part::lead}, {"member", Part::member}, {"subcontractor", Part::subcontractor}};

/// An organisation's part in a contract. Both days are inclusive; no last day = to the end, also after the contract's
/// last day.
struct Party {
    domain::Id organisation;
    Part part = Part::member;
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;
    domain::BasisPoints share;  ///< of each fee; the shares of every day add up to 10000
};

/// One result that the contract pays for.
struct MilestoneType {
    std::string code;  ///< "M3"; unique within a version
    LocalName name;
    std::string result_group;           ///< what is paid once for one client in the whole programme
    std::vector<std::string> evidence;  ///< kinds of evidence that are accepted; empty = none is asked for
    domain::Cents price;                ///< without VAT
};

/// A dated version: holds from `effective_from` until the day before the next version's.
struct Version {
    domain::Id id;
    std::int64_t number = 0;
    domain::LocalDate effective_from;
    domain::Instant activated_at;
    std::vector<MilestoneType> types;
};

/// What an agreement says before it is registered.
struct ContractTerms {
    std::string code;  ///< "VALM-2026-A", as in the procurement; unique
    std::string name;
    std::string programme;  ///< the procurement's own code, shared by its contracts
    domain::Id buyer;
    domain::Id lead;
    domain::Id intake_team;  ///< the lead's team that new cases are handed to
    std::optional<domain::Id> consortium;
    std::vector<Party> parties;  ///< with the lead
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;
    std::string currency;
    domain::BasisPoints vat;
};

struct Contract {
    domain::Id id;
    std::int64_t version = 1;  ///< of the resource: rises when a price version is activated
    ContractTerms terms;
    std::vector<Version> versions;  ///< by effective_from
};

struct NewVersion {
    domain::LocalDate effective_from;
    std::vector<MilestoneType> types;
};

}  // namespace polku::payments
