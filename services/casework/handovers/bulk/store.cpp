#include "services/casework/handovers/bulk/store.h"

#include "services/casework/access/first_ground.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_BULK_COLUMNS                                                                                         \
    "b.id, b.organisation, b.from_team, b.contract, b.to_organisation, b.to_team, b.reason, b.note, b.wished_on, " \
    "b.person, b.membership, b.role, b.started_at"

constexpr Query kOpenCasesOfTeam{
    "bulk.open_cases",
    "SELECT id FROM client_case WHERE responsible_organisation = $1 AND responsible_team = $2 AND closed_at IS NULL "
    "AND ($3 = '' OR contract = $3) ORDER BY opened_at, id"};
constexpr Query kInsertBulk{"bulk.insert",
                            "INSERT INTO bulk_handover (id, organisation, from_team, contract, to_organisation, "
                            "to_team, reason, note, wished_on, person, membership, role, started_at) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
constexpr Query kInsertBulkCase{"bulk.insert_case",
                                "INSERT INTO bulk_handover_case (bulk, case_id, state) VALUES ($1, $2, 'waiting')"};
constexpr Query kSaveBulkCase{"bulk.save_case",
                              "UPDATE bulk_handover_case SET state = $1, handover = $2, refusal = $3, at = $4 "
                              "WHERE bulk = $5 AND case_id = $6"};
constexpr Query kBulkForJob{"bulk.for_job", "SELECT " POLKU_BULK_COLUMNS " FROM bulk_handover b WHERE b.id = $1"};
constexpr Query kNextWaiting{
    "bulk.next",
    "SELECT case_id FROM bulk_handover_case WHERE bulk = $1 AND state = 'waiting' ORDER BY case_id LIMIT 1"};
// An empty team: the whole organisation.
constexpr Query kLoadBulk{"bulk.load", "SELECT " POLKU_BULK_COLUMNS
                                       " FROM bulk_handover b WHERE b.id = $1 AND b.organisation = $2 "
                                       "AND ($3 = '' OR b.from_team = $3) AND ($4 = '' OR b.contract = $4)"};
constexpr Query kListBulks{
    "bulk.list",
    "SELECT " POLKU_BULK_COLUMNS
    ", n.cases, n.made, n.refused FROM bulk_handover b JOIN (SELECT bulk, COUNT(*) AS cases, SUM(state = "
    "'made') AS made, SUM(state = 'refused') AS refused FROM bulk_handover_case GROUP BY bulk) n ON n.bulk "
    "= b.id WHERE b.organisation = $1 AND ($2 = '' OR b.from_team = $2) AND ($3 = '' OR b.contract = $3) "
    "AND (b.started_at, b.id) < ($4, $5) ORDER BY b.started_at DESC, b.id DESC LIMIT $6"};
constexpr Query kCountBulk{"bulk.count",
                           "SELECT COUNT(*), COALESCE(SUM(state = 'made'), 0), COALESCE(SUM(state = 'refused'), 0) "
                           "FROM bulk_handover_case WHERE bulk = $1"};
constexpr Query kIsCaseOfBulk{"bulk.is_case", "SELECT 1 FROM bulk_handover_case WHERE bulk = $1 AND case_id = $2"};
// Whom the reader may not know of any more has no name to be found by.
constexpr Query kBulkReport{
    "bulk.report",
    "WITH line AS (SELECT b.case_id, b.state, b.handover, COALESCE(b.refusal, '') AS refusal, k.id AS client, "
    "COALESCE(k.given_names, '') AS given, COALESCE(k.family_name, '') AS family, " POLKU_FIRST_GROUND
    " AS ground, CASE b.state WHEN 'refused' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END AS place, "
    "COALESCE(k.family_name_folded, '') AS family_folded, COALESCE(k.given_names_folded, '') AS given_folded "
    "FROM bulk_handover_case b JOIN client_case c ON c.id = b.case_id LEFT JOIN grants g ON g.case_id = b.case_id AND "
    "g.organisation = $1 AND g.team = $2 AND g.category = 'basic' AND g.person = '' AND g.valid_from <= $3 AND "
    "g.valid_until > $3 LEFT JOIN client k ON k.id = c.client AND g.case_id IS NOT NULL WHERE b.bulk = $4 "
    "GROUP BY b.case_id) "
    "SELECT case_id, state, handover, refusal, client, given, family, ground FROM line WHERE $5 = '' OR "
    "(place, family_folded, given_folded, case_id) > (SELECT place, family_folded, given_folded, case_id FROM line "
    "WHERE case_id = $5) ORDER BY place, family_folded, given_folded, case_id LIMIT $6"};
#undef POLKU_BULK_COLUMNS

BulkHandover bulk_from(Row const& row) {
    BulkHandover bulk;
    bulk.id = row.id(0);
    bulk.organisation = row.id(1);
    bulk.from_team = row.id(2);
    if (!row.text(3).empty()) bulk.contract = row.id(3);
    bulk.proposal.to_organisation = row.id(4);
    bulk.proposal.to_team = row.id(5);
    bulk.proposal.reason = row.string(6);
    bulk.proposal.note = row.string(7);
    bulk.proposal.wished_on = row.optional_date(8);
    bulk.person = row.id(9);
    bulk.membership = row.id(10);
    bulk.role = access::parse_role(row.text(11)).value();
    bulk.started_at = row.instant(12);
    return bulk;
}

std::string_view text_or_empty(std::optional<domain::Id> const& id) {
    return id ? std::string_view(id->text) : std::string_view();
}

std::string_view team_of_reader(access::Principal const& principal) {
    return principal.role == access::Role::supervisor ? std::string_view() : text_or_empty(principal.team);
}

}  // namespace

std::vector<domain::Id> open_cases_of_team(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& team,
                                           std::optional<domain::Id> const& contract) {
    return tx.all(
        kOpenCasesOfTeam, [](Row const& row) { return row.id(0); }, allowed.principal().organisation, team,
        text_or_empty(contract));
}

void insert_bulk(storage::Tx& tx, BulkHandover const& bulk, std::vector<domain::Id> const& cases) {
    auto const& proposal = bulk.proposal;
    tx.run(kInsertBulk, bulk.id, bulk.organisation, bulk.from_team, text_or_empty(bulk.contract),
           proposal.to_organisation, proposal.to_team, proposal.reason, proposal.note, proposal.wished_on, bulk.person,
           bulk.membership, access::name(bulk.role), bulk.started_at);
    for (auto const& case_id : cases) tx.run(kInsertBulkCase, bulk.id, case_id);
}

void save_bulk_case(storage::Tx& tx, domain::Id const& bulk, BulkCase const& of, domain::Instant now) {
    auto const refusal = of.state == BulkCaseState::refused ? std::optional(of.refusal) : std::nullopt;
    tx.run(kSaveBulkCase, domain::name_of<BulkCaseState>(kBulkCaseStateNames, of.state), of.handover, refusal, now,
           bulk, of.case_id);
}

std::optional<BulkHandover> load_bulk_for_job(storage::Tx& tx, access::Allowed const&, domain::Id const& bulk) {
    return tx.one(kBulkForJob, bulk_from, bulk);
}

std::optional<domain::Id> next_waiting_case(storage::Tx& tx, access::Allowed const&, domain::Id const& bulk) {
    return tx.one(kNextWaiting, [](Row const& row) { return row.id(0); }, bulk);
}

std::optional<BulkHandover> load_bulk(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk) {
    auto const& reader = allowed.principal();
    return tx.one(kLoadBulk, bulk_from, bulk, reader.organisation, team_of_reader(reader),
                  text_or_empty(reader.contract));
}

std::vector<ListedBulk> list_bulks(storage::Tx& tx, access::Allowed const& allowed,
                                   std::optional<BulkPlace> const& after, int limit) {
    auto const& reader = allowed.principal();
    auto const place = after.value_or(BulkPlace{.started_at = {INT64_MAX}, .id = {}});
    return tx.all(
        kListBulks,
        [](Row const& row) { return ListedBulk{bulk_from(row), {row.integer(13), row.integer(14), row.integer(15)}}; },
        reader.organisation, team_of_reader(reader), text_or_empty(reader.contract), place.started_at, place.id, limit);
}

BulkCounts count_bulk(storage::Tx& tx, access::Allowed const&, domain::Id const& bulk) {
    return tx
        .one(
            kCountBulk, [](Row const& row) { return BulkCounts{row.integer(0), row.integer(1), row.integer(2)}; }, bulk)
        .value_or(BulkCounts{});
}

bool is_case_of_bulk(storage::Tx& tx, access::Allowed const&, domain::Id const& bulk, domain::Id const& case_id) {
    return tx.any(kIsCaseOfBulk, bulk, case_id);
}

std::vector<BulkReportLine> bulk_report(storage::Tx& tx, access::Allowed const& allowed, BulkHandover const& bulk,
                                        std::optional<domain::Id> const& after, domain::Instant now, int limit) {
    return tx.all(
        kBulkReport,
        [](Row const& row) {
            return BulkReportLine{
                .of = {row.id(0), domain::value_of<BulkCaseState>(kBulkCaseStateNames, row.text(1)).value(),
                       row.optional_id(2), row.string(3)},
                .client = row.optional_id(4),
                .given_names = row.string(5),
                .family_name = row.string(6),
                .ground = first_ground(row.integer(7))};
        },
        allowed.principal().organisation, bulk.from_team, now, bulk.id, text_or_empty(after), limit);
}

}  // namespace polku::casework
