#include "services/identity/organisations/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kOrganisations{
    "identity.organisations",
    "SELECT id, version, kind, name_fi, name_sv, name_en, business_id, called FROM organisation "
    "ORDER BY name_fi, id"};
constexpr Query kOrganisation{
    "identity.organisation",
    "SELECT id, version, kind, name_fi, name_sv, name_en, business_id, called FROM organisation "
    "WHERE id = $1"};
constexpr Query kTeams{"identity.teams", "SELECT id, organisation, name FROM team ORDER BY name_key, id"};
constexpr Query kTeamsOf{"identity.teams_of",
                         "SELECT id, organisation, name FROM team WHERE organisation = $1 ORDER BY name_key, id"};
constexpr Query kConsortia{"identity.consortia", "SELECT id, name FROM consortium ORDER BY name_key, id"};
constexpr Query kTeamInOrganisation{"identity.team_in_organisation",
                                    "SELECT 1 FROM team WHERE id = $1 AND organisation = $2"};
constexpr Query kBusinessIdTaken{"identity.business_id_taken", "SELECT 1 FROM organisation WHERE business_id = $1"};
constexpr Query kTeamNameTaken{"identity.team_name_taken",
                               "SELECT 1 FROM team WHERE organisation = $1 AND name_key = $2"};
constexpr Query kConsortiumNameTaken{"identity.consortium_name_taken", "SELECT 1 FROM consortium WHERE name_key = $1"};
constexpr Query kInsertOrganisation{"identity.insert_organisation",
                                    "INSERT INTO organisation (id, version, kind, name_fi, name_sv, name_en, "
                                    "business_id, registered_at, called) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Query kInsertTeam{
    "identity.insert_team",
    "INSERT INTO team (id, organisation, name, name_key, registered_at) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kInsertConsortium{"identity.insert_consortium",
                                  "INSERT INTO consortium (id, name, name_key, registered_at) VALUES ($1, $2, $3, $4)"};

constexpr Query kRaiseOrganisation{"identity.raise_organisation",
                                   "UPDATE organisation SET version = version + 1 WHERE id = $1"};

Organisation organisation_of(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .kind = domain::value_of<OrganisationKind>(kOrganisationKindNames, row.text(2)).value(),
            .called = row.null(7) ? std::nullopt : std::optional(row.string(7)),
            .name = {.fi = row.string(3), .sv = row.string(4), .en = row.string(5)},
            .business_id = row.string(6)};
}

Team team_of(Row const& row) { return {.id = row.id(0), .organisation = row.id(1), .name = row.string(2)}; }

Consortium consortium_of(Row const& row) { return {.id = row.id(0), .name = row.string(1)}; }

}  // namespace

Directory load_directory(Tx& tx) {
    return {.organisations = tx.all(kOrganisations, organisation_of),
            .teams = tx.all(kTeams, team_of),
            .consortia = tx.all(kConsortia, consortium_of)};
}

std::optional<Organisation> find_organisation(Tx& tx, domain::Id const& id) {
    return tx.one(kOrganisation, organisation_of, id);
}

std::vector<Team> teams_of(Tx& tx, domain::Id const& organisation) { return tx.all(kTeamsOf, team_of, organisation); }

bool team_in_organisation(Tx& tx, domain::Id const& team, domain::Id const& organisation) {
    return tx.any(kTeamInOrganisation, team, organisation);
}

OrganisationFacts organisation_facts(Tx& tx, domain::BusinessId const& business_id) {
    return {.business_id_taken = tx.any(kBusinessIdTaken, business_id.text)};
}

NameFacts team_name_facts(Tx& tx, domain::Id const& organisation, std::string_view name) {
    return {.name_taken = tx.any(kTeamNameTaken, organisation, name_key(name))};
}

NameFacts consortium_name_facts(Tx& tx, std::string_view name) {
    return {.name_taken = tx.any(kConsortiumNameTaken, name_key(name))};
}

void insert(Tx& tx, Organisation const& organisation, domain::Instant now) {
    tx.run(kInsertOrganisation, organisation.id, organisation.version,
           domain::name_of<OrganisationKind>(kOrganisationKindNames, organisation.kind), organisation.name.fi,
           organisation.name.sv, organisation.name.en, organisation.business_id, now, organisation.called);
}

void insert(Tx& tx, Team const& team, domain::Instant now) {
    tx.run(kInsertTeam, team.id, team.organisation, team.name, name_key(team.name), now);
}

void insert(Tx& tx, Consortium const& consortium, domain::Instant now) {
    tx.run(kInsertConsortium, consortium.id, consortium.name, name_key(consortium.name), now);
}

void raise_version(Tx& tx, Organisation const& organisation) { tx.run(kRaiseOrganisation, organisation.id); }

}  // namespace polku::identity
