#include "services/casework/emergencies/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kOpenCasesOfClient{
    "emergencies.open_cases",
    "SELECT c.id, c.contract, c.responsible_organisation, c.responsible_team, l.buyer FROM client_case c "
    "JOIN lot l ON l.contract = c.contract WHERE c.client = $1 AND c.closed_at IS NULL ORDER BY c.id"};
constexpr Query kAlertedCase{
    "emergencies.alerted_case",
    "SELECT c.id, c.contract, c.responsible_organisation, c.responsible_team, l.buyer FROM client_case c "
    "JOIN lot l ON l.contract = c.contract WHERE c.id = $1"};
constexpr Query kEmergencyTriesOf{
    "emergencies.tries",
    "SELECT opened_at FROM emergency_access WHERE person = $1 AND opened_at > $2 ORDER BY opened_at"};
constexpr Query kHasOpenEmergency{
    "emergencies.has_open",
    "SELECT 1 FROM emergency_access a WHERE a.person = $1 AND a.client = $2 AND a.ends_at > $3 "
    "AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id)"};
constexpr Query kReasonUsed{
    "emergencies.reason_used",
    "SELECT 1 FROM emergency_access WHERE person = $1 AND client = $2 AND outcome = 'opened' AND trim(reason) = $3"};
constexpr Query kInsertEmergency{
    "emergencies.insert",
    "INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, "
    "opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Query kInsertCase{"emergencies.insert_case",
                            "INSERT INTO emergency_case (access, client, case_id) VALUES ($1, $2, $3)"};
constexpr Query kInsertEnd{"emergencies.end",
                           "INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ($1, $2, $3)"};
constexpr Query kInsertReview{"emergencies.review",
                              "INSERT INTO emergency_review (access, finding, note, reviewed_at, reviewed_by) "
                              "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kEmergencyCases{"emergencies.cases_of",
                                "SELECT case_id FROM emergency_case WHERE access = $1 ORDER BY case_id"};
constexpr Query kEmergencyOfCase{
    "emergencies.of_case",
    "SELECT a.id, a.ends_at FROM emergency_access a JOIN emergency_case c ON c.access = a.id WHERE c.case_id = $1 "
    "AND a.person = $2 AND a.organisation = $3 AND a.ends_at > $4 "
    "AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id)"};

#define POLKU_EMERGENCIES                                                                                 \
    "SELECT a.id, a.outcome, a.client, a.person, a.organisation, a.team, a.role, a.reason, a.opened_at, " \
    "a.ends_at, e.ended_at, e.ended_by, r.finding, r.note, r.reviewed_at, r.reviewed_by, "                \
    "coalesce(k.given_names, ''), coalesce(k.family_name, '') FROM emergency_access a "                   \
    "LEFT JOIN emergency_end e ON e.access = a.id LEFT JOIN emergency_review r ON r.access = a.id "       \
    "LEFT JOIN client k ON k.id = a.client "

constexpr Query kLoadEmergency{"emergencies.load", POLKU_EMERGENCIES "WHERE a.id = $1"};
// $1 = '': everybody's. $3: which, at the instant $4.
constexpr Query kListEmergencies{
    "emergencies.list", POLKU_EMERGENCIES
    "WHERE ($1 = '' OR (a.person = $1 AND a.organisation = $2)) AND ($3 = 'all' "
    "OR ($3 = 'open' AND a.ends_at > $4 AND e.access IS NULL) "
    "OR ($3 = 'to_review' AND r.access IS NULL AND (a.ends_at IS NULL OR a.ends_at <= $4 OR e.access IS NOT NULL))) "
    "AND (a.opened_at, a.id) < ($5, $6) ORDER BY a.opened_at DESC, a.id DESC LIMIT $7"};

#undef POLKU_EMERGENCIES

AlertedCase alerted_from(Row const& row) { return {row.id(0), row.id(1), row.id(2), row.id(3), row.id(4)}; }

EmergencyRow emergency_from(Row const& row) {
    EmergencyRow found{.emergency = {}, .client_given_names = row.string(16), .client_family_name = row.string(17)};
    auto& emergency = found.emergency;
    emergency.id = row.id(0);
    emergency.outcome = domain::value_of<EmergencyOutcome>(kEmergencyOutcomeNames, row.text(1)).value();
    emergency.client = row.optional_id(2);
    emergency.person = row.id(3);
    emergency.organisation = row.id(4);
    emergency.team = row.string(5);
    emergency.role = access::parse_role(row.text(6)).value();
    emergency.reason = row.string(7);
    emergency.opened_at = row.instant(8);
    emergency.ends_at = row.optional_instant(9);
    if (!row.null(10)) emergency.end = EmergencyEnd{.at = row.instant(10), .by = row.string(11)};
    if (!row.null(12)) {
        emergency.review =
            EmergencyReview{.finding = domain::value_of<ReviewFinding>(kReviewFindingNames, row.text(12)).value(),
                            .note = row.string(13),
                            .at = row.instant(14),
                            .by = row.id(15)};
    }
    return found;
}

void load_cases(storage::Tx& tx, EmergencyAccess& emergency) {
    emergency.cases = tx.all(kEmergencyCases, [](Row const& row) { return row.id(0); }, emergency.id);
}

}  // namespace

std::vector<AlertedCase> open_cases_of_client(storage::Tx& tx, access::Allowed const& /*allowed*/,
                                              domain::Id const& client) {
    return tx.all(kOpenCasesOfClient, alerted_from, client);
}

std::optional<AlertedCase> alerted_case(storage::Tx& tx, access::Allowed const& /*allowed*/,
                                        domain::Id const& case_id) {
    return tx.one(kAlertedCase, alerted_from, case_id);
}

std::vector<domain::Instant> tries_of(storage::Tx& tx, domain::Id const& person, domain::Instant since) {
    return tx.all(kEmergencyTriesOf, [](Row const& row) { return row.instant(0); }, person, since);
}

bool has_open_emergency(storage::Tx& tx, domain::Id const& person, domain::Id const& client, domain::Instant now) {
    return tx.any(kHasOpenEmergency, person, client, now);
}

bool reason_was_used(storage::Tx& tx, domain::Id const& person, domain::Id const& client, std::string_view reason) {
    return tx.any(kReasonUsed, person, client, reason);
}

void insert_emergency(storage::Tx& tx, EmergencyAccess const& emergency) {
    tx.run(kInsertEmergency, emergency.id, domain::name_of<EmergencyOutcome>(kEmergencyOutcomeNames, emergency.outcome),
           emergency.client, emergency.person, emergency.organisation, emergency.team, access::name(emergency.role),
           emergency.reason, emergency.opened_at, emergency.ends_at);
    for (auto const& case_id : emergency.cases) tx.run(kInsertCase, emergency.id, emergency.client, case_id);
}

void save_end(storage::Tx& tx, domain::Id const& emergency, EmergencyEnd const& end) {
    tx.run(kInsertEnd, emergency, end.at, end.by);
}

void save_review(storage::Tx& tx, domain::Id const& emergency, EmergencyReview const& review) {
    tx.run(kInsertReview, emergency, domain::name_of<ReviewFinding>(kReviewFindingNames, review.finding), review.note,
           review.at, review.by);
}

std::optional<EmergencyAccess> load_emergency(storage::Tx& tx, access::Allowed const& /*allowed*/,
                                              domain::Id const& id) {
    auto found = tx.one(kLoadEmergency, emergency_from, id);
    if (!found) return std::nullopt;
    load_cases(tx, found->emergency);
    return std::move(found->emergency);
}

std::optional<OpenEmergency> open_emergency_of_case(storage::Tx& tx, access::Allowed const& allowed,
                                                    domain::Instant now) {
    auto const& facts = allowed.case_access();
    if (facts.relation != access::Relation::emergency) return std::nullopt;
    return tx.one(
        kEmergencyOfCase, [](Row const& row) { return OpenEmergency{row.id(0), row.instant(1)}; }, facts.case_id,
        allowed.principal().person, allowed.principal().organisation, now);
}

std::vector<EmergencyRow> list_emergencies(storage::Tx& tx, access::Allowed const& allowed, EmergencyFilter filter,
                                           std::optional<EmergencyPage> const& after, domain::Instant now, int limit) {
    auto const& principal = allowed.principal();
    auto const everybodys = principal.role == access::Role::data_protection;
    auto const from = after.value_or(EmergencyPage{{INT64_MAX}, ""});
    auto rows =
        tx.all(kListEmergencies, emergency_from,
               everybodys ? std::string_view() : std::string_view(principal.person.text), principal.organisation,
               domain::name_of<EmergencyFilter>(kEmergencyFilterNames, filter), now, from.opened_at, from.id, limit);
    for (auto& row : rows) load_cases(tx, row.emergency);
    return rows;
}

}  // namespace polku::casework
