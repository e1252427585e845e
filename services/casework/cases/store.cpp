#include "services/casework/cases/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertCase{"cases.insert",
                            "INSERT INTO client_case (id, client, programme, contract, opened_at, "
                            "responsible_organisation, responsible_team, responsible_person, "
                            "responsible_since, unemployed_since, target_group, needs, wished_start, referral_note, "
                            "last_act_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"};
constexpr Query kMove{
    "cases.move_responsibility",
    "UPDATE client_case SET responsible_organisation = $1, responsible_team = $2, responsible_person = $3, "
    "responsible_since = $4, last_act_at = $4, responsible_by = $5, version = version + 1 WHERE id = $6"};
constexpr Query kLoadCase{"cases.load",
                          "SELECT id, client, programme, contract, version, opened_at, closed_at, "
                          "responsible_organisation, responsible_team, responsible_person, "
                          "responsible_since, responsible_by, unemployed_since, target_group, needs, wished_start, "
                          "referral_note FROM client_case WHERE id = $1"};
constexpr Query kParties{
    "cases.parties",
    "SELECT id, case_id, organisation, team, person, part, joined_at, left_at FROM party WHERE case_id = $1 "
    "AND left_at IS NULL ORDER BY joined_at, id"};
constexpr Query kPeriods{
    "cases.periods",
    "SELECT from_at, organisation, team, handover FROM responsibility WHERE case_id = $1 ORDER BY from_at"};
constexpr Query kInsertParty{
    "cases.insert_party",
    "INSERT INTO party (id, case_id, organisation, team, person, part, joined_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kTakesPart{
    "cases.takes_part",
    "SELECT 1 FROM party WHERE case_id = $1 AND organisation = $2 AND team = $3 AND left_at IS NULL"};
constexpr Query kOrganisationInCase{"cases.organisation_in_case",
                                    "SELECT 1 FROM client_case WHERE id = $1 AND (responsible_organisation = $2 OR "
                                    "EXISTS (SELECT 1 FROM party p WHERE p.case_id = $1 "
                                    "AND p.organisation = $2 AND p.left_at IS NULL))"};
// Who joined in this very millisecond leaves in the next.
constexpr Query kEndParties{"cases.end_parties",
                            "UPDATE party SET left_at = CASE WHEN joined_at < $1 THEN $1 ELSE joined_at + 1 END "
                            "WHERE case_id = $2 AND organisation = $3 AND team = $4 AND left_at IS NULL"};
constexpr Query kFindLot{"cases.lot",
                         "SELECT contract, code, programme, buyer, lead, intake_team FROM lot WHERE contract = $1"};
constexpr Query kLotOrganisations{
    "cases.lot_organisations",
    "SELECT DISTINCT organisation FROM lot_party WHERE contract = $1 AND valid_from <= $2 "
    "AND (valid_until IS NULL OR valid_until >= $2) ORDER BY organisation"};
constexpr Query kIsTeamOf{"cases.is_team_of", "SELECT 1 FROM team WHERE id = $1 AND organisation = $2"};

Case case_from_row(Row const& row) {
    return {row.id(0),
            row.id(1),
            row.id(2),
            row.id(3),
            row.integer(4),
            row.instant(5),
            row.optional_instant(6),
            row.id(7),
            row.id(8),
            row.optional_id(9),
            row.instant(10),
            row.optional_id(11),
            row.optional_date(12),
            row.string(13),
            row.string(14),
            row.optional_date(15),
            row.string(16)};
}

}  // namespace

void insert_case(storage::Tx& tx, Case const& opened) {
    tx.run(kInsertCase, opened.id, opened.client, opened.programme, opened.contract, opened.opened_at,
           opened.responsible_organisation, opened.responsible_team, opened.responsible_person,
           opened.responsible_since, opened.unemployed_since, opened.target_group, opened.needs, opened.wished_start,
           opened.referral_note, opened.opened_at);
}

void move_responsibility(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                         domain::Id const& team, std::optional<domain::Id> const& person, domain::Instant since,
                         domain::Id const& handover) {
    tx.run(kMove, organisation, team, person, since, handover, case_id);
}

std::optional<Case> load_case(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.one(kLoadCase, case_from_row, allowed.case_access().case_id);
}

std::vector<Party> open_parties(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(
        kParties,
        [](Row const& row) {
            return Party{row.id(0),          row.id(1),
                         row.id(2),          row.id(3),
                         row.optional_id(4), domain::value_of<PartyPart>(kPartyPartNames, row.text(5)).value(),
                         row.instant(6),     row.optional_instant(7)};
        },
        allowed.case_access().case_id);
}

std::vector<ResponsibilityPeriod> responsibility_periods(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(
        kPeriods,
        [](Row const& row) { return ResponsibilityPeriod{row.instant(0), row.id(1), row.id(2), row.optional_id(3)}; },
        allowed.case_access().case_id);
}

void insert_party(storage::Tx& tx, Party const& party) {
    tx.run(kInsertParty, party.id, party.case_id, party.organisation, party.team, party.person,
           domain::name_of<PartyPart>(kPartyPartNames, party.part), party.joined_at);
}

bool takes_part(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team) {
    return tx.any(kTakesPart, case_id, organisation, team);
}

bool organisation_in_case(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation) {
    return tx.any(kOrganisationInCase, case_id, organisation);
}

std::int64_t end_parties(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                         domain::Id const& team, domain::Instant now) {
    return tx.run(kEndParties, now, case_id, organisation, team);
}

std::optional<Lot> find_lot(storage::Tx& tx, domain::Id const& contract) {
    return tx.one(
        kFindLot,
        [](Row const& row) { return Lot{row.id(0), row.string(1), row.id(2), row.id(3), row.id(4), row.id(5)}; },
        contract);
}

std::vector<domain::Id> lot_organisations(storage::Tx& tx, domain::Id const& contract, domain::LocalDate day) {
    return tx.all(kLotOrganisations, [](Row const& row) { return row.id(0); }, contract, day);
}

bool is_team_of(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation) {
    return tx.any(kIsTeamOf, team, organisation);
}

}  // namespace polku::casework
