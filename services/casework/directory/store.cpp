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

constexpr Query kOrganisation{"directory.organisation", "SELECT 1 FROM organisation WHERE id = $1"};

}  // namespace

void put_organisation(storage::Tx& tx, domain::Id const& organisation, std::string_view kind) {
    tx.run(kPutOrganisation, organisation, kind);
}

void put_team(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation, std::string_view team_name) {
    tx.run(kPutTeam, team, organisation, team_name);
}

void put_lot(storage::Tx& tx, LotCopy const& lot) {
    tx.run(kPutLot, lot.contract, lot.code, lot.version, lot.programme, lot.buyer, lot.lead, lot.intake_team,
           lot.valid_from, lot.valid_until);
    tx.run(kClearParties, lot.contract);
    for (auto const& party : lot.parties) {
        tx.run(kPutParty, lot.contract, party.organisation, party.part, party.valid_from, party.valid_until);
    }
}

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
