#include "services/casework/merges/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_MERGE_COLUMNS                                                                                    \
    "m.id, m.version, m.surviving, m.retired, m.state, m.organisation, m.note, m.proposed_at, m.proposed_by, " \
    "m.decided_at, m.decided_by, m.undone_at, m.undone_by, m.reason, m.team"
// $2 is the reader's team; an empty one is every team of the organisation.
#define POLKU_MERGES_OF_READER "m.organisation = $1 AND (m.team = $2 OR $2 = '')"

constexpr Query kKnowsClient{
    "merges.knows",
    "SELECT 1 FROM client k WHERE k.id = $1 AND (EXISTS (SELECT 1 FROM client_case c JOIN grants g ON g.case_id = c.id "
    "WHERE c.client = k.id AND g.organisation = $2 AND g.category = 'basic' AND g.relation IN ('responsible', 'party') "
    "AND g.valid_from <= $3 AND g.valid_until > $3 AND (g.team = $4 OR $4 = '')) "
    "OR EXISTS (SELECT 1 FROM identity_match i WHERE i.client = k.id AND i.organisation = $2 AND i.resolved_at IS "
    "NULL AND (i.team = $4 OR $4 = '')) "
    "OR EXISTS (SELECT 1 FROM identity_match i WHERE i.registered = k.id AND i.organisation = $2 AND i.resolved_at IS "
    "NULL AND (i.team = $4 OR $4 = '')))"};
constexpr Query kTeamOfClient{
    "merges.team_of_client",
    "SELECT team FROM (SELECT g.team, 1 AS place, c.opened_at AS at FROM client_case c JOIN grants g ON g.case_id = "
    "c.id JOIN team t ON t.id = g.team AND t.organisation = g.organisation WHERE c.client = $1 AND g.organisation = $2 "
    "AND g.category = 'basic' AND g.relation IN ('responsible', 'party') AND g.valid_from <= $3 AND g.valid_until > $3 "
    "UNION ALL SELECT i.team, 2, i.found_at FROM identity_match i WHERE (i.client = $1 OR i.registered = $1) AND "
    "i.organisation = $2 AND i.resolved_at IS NULL) ORDER BY place, at DESC, team LIMIT 1"};
constexpr Query kIsMerged{"merges.is_merged", "SELECT 1 FROM client WHERE id = $1 AND merged_into IS NOT NULL"};
constexpr Query kSurvives{"merges.survives", "SELECT 1 FROM client_merge WHERE surviving = $1 AND state = 'confirmed'"};
constexpr Query kProposedMerge{"merges.proposed",
                               "SELECT 1 FROM client_merge WHERE retired = $1 AND state = 'proposed'"};
constexpr Query kInsertMerge{
    "merges.insert",
    "INSERT INTO client_merge (id, surviving, retired, state, organisation, team, note, proposed_at, proposed_by) "
    "VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8)"};
constexpr Query kConfirmMerge{
    "merges.confirm",
    "UPDATE client_merge SET version = $1, state = 'confirmed', decided_at = $2, decided_by = $3, "
    "surviving_banned = (SELECT k.safety_ban FROM client k WHERE k.id = surviving), "
    "retired_banned = (SELECT k.safety_ban FROM client k WHERE k.id = retired) WHERE id = $4"};
constexpr Query kRejectMerge{"merges.reject",
                             "UPDATE client_merge SET version = $1, state = 'rejected', decided_at = $2, decided_by = "
                             "$3, reason = $4 WHERE id = $5"};
constexpr Query kUndoMerge{"merges.undo",
                           "UPDATE client_merge SET version = $1, state = 'undone', undone_at = $2, undone_by = $3, "
                           "reason = $4 WHERE id = $5"};
constexpr Query kLoadMerge{
    "merges.load", "SELECT " POLKU_MERGE_COLUMNS " FROM client_merge m WHERE " POLKU_MERGES_OF_READER " AND m.id = $3"};
constexpr Query kListMerges{"merges.list",
                            "SELECT " POLKU_MERGE_COLUMNS
                            ", k.given_names, k.family_name FROM client_merge m JOIN client k ON k.id = m.surviving "
                            "WHERE " POLKU_MERGES_OF_READER
                            " AND (m.state = 'proposed', m.proposed_at, m.id) < ($3, $4, $5) "
                            "ORDER BY m.state = 'proposed' DESC, m.proposed_at DESC, m.id DESC LIMIT $6"};
constexpr Query kMergesToConfirm{"merges.to_confirm",
                                 "SELECT " POLKU_MERGE_COLUMNS " FROM client_merge m WHERE " POLKU_MERGES_OF_READER
                                 " AND m.state = 'proposed' AND m.proposed_by <> $3 "
                                 "ORDER BY m.proposed_at, m.id LIMIT $4"};
#undef POLKU_MERGES_OF_READER
constexpr Query kNewerMerge{
    "merges.newer", "SELECT 1 FROM client_merge WHERE surviving = $1 AND state = 'confirmed' AND decided_at > $2"};
constexpr Query kMergeRecord{
    "merges.record",
    "SELECT k.id, k.given_names, k.family_name, k.born_on, k.code_hash IS NOT NULL, k.registered_at, "
    "k.registered_organisation FROM client k WHERE k.id = $1"};
constexpr Query kMergeCases{
    "merges.cases",
    "SELECT id, programme, contract, responsible_organisation, responsible_team, opened_at, closed_at FROM client_case "
    "WHERE client = $1 ORDER BY opened_at, id"};
constexpr Query kMergeGrants{
    "merges.grants",
    "SELECT DISTINCT organisation, team, category FROM grants WHERE case_id = $1 AND relation IN ('responsible', "
    "'party') AND valid_from <= $2 AND valid_until > $2 ORDER BY organisation, team, category"};
// $1 and $2: the two records; $3 and $4: from when to when they were one.
#define POLKU_ACTS_OF(KIND, TABLE)                                                                           \
    "SELECT '" KIND "', x.id, c.client, x.case_id, x.recorded_at AS at, x.recorded_organisation FROM " TABLE \
    " x JOIN client_case c ON c.id = x.case_id WHERE c.client IN ($1, $2) AND x.recorded_at > $3 AND "       \
    "x.recorded_at <= $4 UNION ALL "
constexpr Query kActsWhileMerged{
    "merges.acts", POLKU_ACTS_OF("goal", "plan_goal") POLKU_ACTS_OF("action", "plan_action")
                       POLKU_ACTS_OF("task", "case_task") POLKU_ACTS_OF("appointment", "appointment")
                           POLKU_ACTS_OF("note", "note") POLKU_ACTS_OF("document", "document")
    "SELECT 'case', c.id, c.client, c.id, c.opened_at, r.organisation FROM client_case c JOIN responsibility r ON "
    "r.case_id = c.id AND r.from_at = c.opened_at WHERE c.client IN ($1, $2) AND c.opened_at > $3 AND c.opened_at <= "
    "$4 UNION ALL "
    "SELECT 'handover', h.id, c.client, h.case_id, h.proposed_at, h.from_organisation FROM handover h JOIN client_case "
    "c ON c.id = h.case_id WHERE c.client IN ($1, $2) AND h.proposed_at > $3 AND h.proposed_at <= $4 UNION ALL "
    "SELECT 'consent', s.id, s.client, NULL, s.recorded_at, s.recorded_organisation FROM consent s WHERE s.client IN "
    "($1, $2) AND s.recorded_at > $3 AND s.recorded_at <= $4 ORDER BY at, 2 LIMIT $5"};
#undef POLKU_ACTS_OF

constexpr Query kInsertMatch{
    "merges.insert_match",
    "INSERT INTO identity_match (id, organisation, team, import, number, client, found_at, registered) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation, number) DO NOTHING"};
// A match belongs to the sending team; a supervisor sees the organisation's.
constexpr Query kOpenMatches{"merges.open_matches",
                             "SELECT id, import, number, found_at, client, registered FROM identity_match WHERE "
                             "organisation = $1 AND (team = $2 OR $2 = '') AND resolved_at IS NULL "
                             "ORDER BY found_at, id LIMIT $3"};
constexpr Query kOpenMatch{"merges.open_match",
                           "SELECT id, import, number, found_at, client, registered FROM identity_match WHERE id = $1 "
                           "AND organisation = $2 AND (team = $3 OR $3 = '') AND resolved_at IS NULL"};
constexpr Query kTwoPersons{"merges.two_persons",
                            "UPDATE identity_match SET version = version + 1, resolved_at = $1, resolved_by = $2, "
                            "outcome = 'two_persons' WHERE id = $3 AND organisation = $4 AND resolved_at IS NULL"};
constexpr Query kMatchMerged{"merges.match_merged",
                             "UPDATE identity_match SET version = version + 1, resolved_at = $1, resolved_by = $2, "
                             "outcome = 'merged' WHERE resolved_at IS NULL AND ((client = $3 AND registered = $4) OR "
                             "(client = $4 AND registered = $3))"};

ClientMerge merge_from(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .surviving = row.id(2),
            .retired = row.id(3),
            .state = domain::value_of<MergeState>(kMergeStateNames, row.text(4)).value(),
            .organisation = row.id(5),
            .team = row.optional_id(14),
            .note = row.string(6),
            .proposed_at = row.instant(7),
            .proposed_by = row.id(8),
            .decided_at = row.optional_instant(9),
            .decided_by = row.optional_id(10),
            .undone_at = row.optional_instant(11),
            .undone_by = row.optional_id(12),
            .reason = row.string(13)};
}

/// Whose records the principal deals with. Empty: the whole organisation's, of supervisors alone.
std::string_view team_of_merger(access::Principal const& principal) {
    if (principal.role == access::Role::supervisor) return {};
    constexpr std::string_view kNone = "none";  // No team has an id like it.
    return principal.team ? std::string_view(principal.team->text) : kNone;
}

IdentityMatch match_from(Row const& row) {
    return {row.id(0), row.id(1), row.string(2), row.instant(3), row.id(4), row.optional_id(5)};
}

std::vector<MergeAccess> access_of_case(storage::Tx& tx, domain::Id const& case_id, domain::Instant now) {
    std::vector<MergeAccess> seen;
    tx.each(
        kMergeGrants,
        [&](Row const& row) {
            auto const same =
                !seen.empty() && seen.back().organisation.text == row.text(0) && seen.back().team.text == row.text(1);
            if (!same) seen.push_back({row.id(0), row.id(1), {}});
            seen.back().categories.push_back(access::parse_category(row.text(2)).value());
        },
        case_id, now);
    return seen;
}

}  // namespace

MergeFacts merge_facts(storage::Tx& tx, access::Principal const& principal, domain::Id const& surviving,
                       domain::Id const& retired, domain::Instant now) {
    auto const team = team_of_merger(principal);
    return {.surviving_known = tx.any(kKnowsClient, surviving, principal.organisation, now, team),
            .retired_known = tx.any(kKnowsClient, retired, principal.organisation, now, team),
            .surviving_merged = tx.any(kIsMerged, surviving),
            .retired_merged = tx.any(kIsMerged, retired),
            .retired_survives = tx.any(kSurvives, retired),
            .proposed_already = tx.any(kProposedMerge, retired)};
}

std::optional<domain::Id> team_of_merge(storage::Tx& tx, access::Principal const& principal,
                                        domain::Id const& surviving, domain::Instant now) {
    if (principal.role != access::Role::supervisor) return principal.team;
    return tx.one(kTeamOfClient, [](Row const& row) { return row.id(0); }, surviving, principal.organisation, now);
}

void insert_merge(storage::Tx& tx, ClientMerge const& merge) {
    tx.run(kInsertMerge, merge.id, merge.surviving, merge.retired, merge.organisation, merge.team, merge.note,
           merge.proposed_at, merge.proposed_by);
}

void save_merge(storage::Tx& tx, ClientMerge const& merge) {
    switch (merge.state) {
        case MergeState::confirmed:
            tx.run(kConfirmMerge, merge.version, merge.decided_at, merge.decided_by, merge.id);
            return;
        case MergeState::rejected:
            tx.run(kRejectMerge, merge.version, merge.decided_at, merge.decided_by, merge.reason, merge.id);
            return;
        case MergeState::undone:
            tx.run(kUndoMerge, merge.version, merge.undone_at, merge.undone_by, merge.reason, merge.id);
            return;
        case MergeState::proposed: break;  // As it was inserted.
    }
}

std::optional<ClientMerge> load_merge(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& merge) {
    auto const& reader = allowed.principal();
    return tx.one(kLoadMerge, merge_from, reader.organisation, team_of_merger(reader), merge);
}

std::vector<ListedMerge> list_merges(storage::Tx& tx, access::Allowed const& allowed,
                                     std::optional<MergePlace> const& after, int limit) {
    auto const& reader = allowed.principal();
    constexpr std::int64_t kBeforeAll = 2;  // Of those that wait it is 1.
    auto const waits = after ? std::int64_t{after->waits} : kBeforeAll;
    auto const place = after.value_or(MergePlace{});
    return tx.all(
        kListMerges, [](Row const& row) { return ListedMerge{merge_from(row), row.string(15), row.string(16)}; },
        reader.organisation, team_of_merger(reader), waits, place.proposed_at, place.id, limit);
}

std::vector<ClientMerge> merges_to_confirm(storage::Tx& tx, access::Principal const& principal, int limit) {
    return tx.all(kMergesToConfirm, merge_from, principal.organisation, team_of_merger(principal), principal.person,
                  limit);
}

bool newer_merge(storage::Tx& tx, ClientMerge const& merge) {
    return merge.decided_at && tx.any(kNewerMerge, merge.surviving, *merge.decided_at);
}

std::optional<MergeRecord> load_merge_record(storage::Tx& tx, access::Allowed const&, domain::Id const& client,
                                             domain::Instant now) {
    auto record = tx.one(
        kMergeRecord,
        [](Row const& row) {
            return MergeRecord{row.id(0),      row.string(1),  row.string(2), row.optional_date(3),
                               row.boolean(4), row.instant(5), row.id(6),     {}};
        },
        client);
    if (!record) return std::nullopt;
    record->cases = tx.all(
        kMergeCases,
        [](Row const& row) {
            return MergeCase{
                row.id(0), row.id(1), row.id(2), row.id(3), row.id(4), row.instant(5), row.optional_instant(6), {}};
        },
        client);
    for (auto& one : record->cases) one.access = access_of_case(tx, one.id, now);
    return record;
}

std::vector<LaterAct> acts_while_merged(storage::Tx& tx, access::Allowed const&, ClientMerge const& merge, int limit) {
    if (!merge.decided_at) return {};
    auto const until = merge.undone_at.value_or(domain::Instant{INT64_MAX});
    return tx.all(
        kActsWhileMerged,
        [](Row const& row) {
            return LaterAct{row.string(0), row.id(1), row.id(2), row.optional_id(3), row.instant(4), row.id(5)};
        },
        merge.surviving, merge.retired, *merge.decided_at, until, limit);
}

void insert_match(storage::Tx& tx, NewMatch const& match, domain::Instant now) {
    tx.run(kInsertMatch, match.id, match.organisation, match.team, match.import, match.number, match.known, now,
           match.registered);
}

std::vector<IdentityMatch> open_matches(storage::Tx& tx, access::Principal const& principal, int limit) {
    return tx.all(kOpenMatches, match_from, principal.organisation, team_of_merger(principal), limit);
}

std::optional<IdentityMatch> open_match(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& match) {
    auto const& reader = allowed.principal();
    return tx.one(kOpenMatch, match_from, match, reader.organisation, team_of_merger(reader));
}

void resolve_as_two_persons(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& match,
                            domain::Instant now) {
    auto const& principal = allowed.principal();
    tx.run(kTwoPersons, now, principal.person, match, principal.organisation);
}

void resolve_as_merged(storage::Tx& tx, ClientMerge const& merge) {
    tx.run(kMatchMerged, merge.decided_at, merge.decided_by, merge.surviving, merge.retired);
}

}  // namespace polku::casework
