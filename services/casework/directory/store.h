#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The copies of organisations, teams and lots that identity and payments own. Written by the views alone.
namespace polku::casework {

void put_organisation(storage::Tx& tx, domain::Id const& organisation, std::string_view kind);
void put_team(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation, std::string_view team_name);

/// Who works in which organisation now, and in which team; nothing of what a client's sign-in is.
struct MembershipCopy {
    domain::Id id;
    domain::Id person;
    domain::Id organisation;
    std::optional<domain::Id> team;  ///< nothing: in none, as a supervisor
};
void put_membership(storage::Tx& tx, MembershipCopy const& membership);
/// Answers what is removed; nothing: it was not there.
std::optional<MembershipCopy> remove_membership(storage::Tx& tx, domain::Id const& membership);

/// Whether the person works in the organisation now; with a `team`, in that one or in none.
bool works_in(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation,
              std::optional<domain::Id> const& team);

struct LotCopy {
    struct Party {
        domain::Id organisation;
        std::string part;  ///< lead, member or subcontractor
        domain::LocalDate valid_from;
        std::optional<domain::LocalDate> valid_until;
    };
    domain::Id contract;
    std::string code;
    std::int64_t version = 1;
    domain::Id programme;
    domain::Id buyer;
    domain::Id lead;
    domain::Id intake_team;
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;
    std::vector<Party> parties;
};
void put_lot(storage::Tx& tx, LotCopy const& lot);

/// Before a view is made anew: what no case or handover refers to goes; organisations and lots stay and are written
/// over.
void forget_teams(storage::Tx& tx);
void forget_lot_parties(storage::Tx& tx);

/// Those of `organisations` that exist, in the same order.
std::vector<domain::Id> known_organisations(storage::Tx& tx, std::span<domain::Id const> organisations);

/// The open cases of a lot: their grants follow its parties.
std::vector<domain::Id> open_cases_of_lot(storage::Tx& tx, domain::Id const& contract);

}  // namespace polku::casework
