#include "services/casework/directory/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kPutOrganisation{
    "directory.put_organisation",
    "INSERT INTO organisation (id, kind) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind"};
constexpr Query kPutTeam{"directory.put_team",
                         "INSERT INTO team (id, organisation, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET "
                         "name = excluded.name"};
constexpr Query kPutMembership{
    "directory.put_membership",
    "INSERT INTO membership (id, person, organisation, team) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING"};
constexpr Query kRemoveMembership{"directory.remove_membership",
                                  "DELETE FROM membership WHERE id = $1 "
                                  "RETURNING id, person, organisation, team"};
constexpr Query kWorksIn{"directory.works_in",
                         "SELECT 1 FROM membership WHERE person = $1 AND organisation = $2 "
                         "AND ($3 = '' OR team IS NULL OR team = $3)"};
constexpr Query kPutLot{
    "directory.put_lot",
    "INSERT INTO lot (contract, code, version, programme, buyer, lead, intake_team, valid_from, valid_until) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (contract) DO UPDATE SET version = excluded.version, "
    "lead = excluded.lead, intake_team = excluded.intake_team, valid_from = excluded.valid_from, "
    "valid_until = excluded.valid_until"};
constexpr Query kClearParties{"directory.clear_parties", "DELETE FROM lot_party WHERE contract = $1"};
constexpr Query kPutParty{
    "directory.put_party",
    "INSERT INTO lot_party (contract, organisation, part, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kOpenCases{"directory.open_cases",
                           "SELECT id FROM client_case WHERE contract = $1 AND closed_at IS NULL"};

constexpr Query kForgetTeams{
    "directory.forget_teams",
    "DELETE FROM team WHERE NOT EXISTS (SELECT 1 FROM client_case c WHERE c.responsible_team = team.id) "
    "AND NOT EXISTS (SELECT 1 FROM party p WHERE p.team = team.id) "
    "AND NOT EXISTS (SELECT 1 FROM handover h WHERE h.to_team = team.id)"};
constexpr Query kForgetParties{"directory.forget_parties", "DELETE FROM lot_party"};

constexpr Query kOrganisation{"directory.organisation", "SELECT 1 FROM organisation WHERE id = $1"};

}  // namespace

void put_organisation(storage::Tx& tx, domain::Id const& organisation, std::string_view kind) {
    tx.run(kPutOrganisation, organisation, kind);
}

void put_team(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation, std::string_view team_name) {
    tx.run(kPutTeam, team, organisation, team_name);
}

void put_membership(storage::Tx& tx, MembershipCopy const& membership) {
    tx.run(kPutMembership, membership.id, membership.person, membership.organisation, membership.team);
}

std::optional<MembershipCopy> remove_membership(storage::Tx& tx, domain::Id const& membership) {
    return tx.one(
        kRemoveMembership,
        [](Row const& row) {
            return MembershipCopy{
                .id = row.id(0), .person = row.id(1), .organisation = row.id(2), .team = row.optional_id(3)};
        },
        membership);
}

bool works_in(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation,
              std::optional<domain::Id> const& team) {
    return tx.any(kWorksIn, person, organisation, team ? std::string_view(team->text) : std::string_view());
}

void put_lot(storage::Tx& tx, LotCopy const& lot) {
    tx.run(kPutLot, lot.contract, lot.code, lot.version, lot.programme, lot.buyer, lot.lead, lot.intake_team,
           lot.valid_from, lot.valid_until);
    tx.run(kClearParties, lot.contract);
    for (auto const& party : lot.parties) {
        tx.run(kPutParty, lot.contract, party.organisation, party.part, party.valid_from, party.valid_until);
    }
}

void forget_teams(storage::Tx& tx) { tx.run(kForgetTeams); }

void forget_lot_parties(storage::Tx& tx) { tx.run(kForgetParties); }

std::vector<domain::Id> known_organisations(storage::Tx& tx, std::span<domain::Id const> organisations) {
    std::vector<domain::Id> known;
    for (auto const& organisation : organisations) {
        if (tx.any(kOrganisation, organisation)) known.push_back(organisation);
    }
    return known;
}

std::vector<domain::Id> open_cases_of_lot(storage::Tx& tx, domain::Id const& contract) {
    return tx.all(kOpenCases, [](Row const& row) { return row.id(0); }, contract);
}

}  // namespace polku::casework
