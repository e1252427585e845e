#include "services/casework/team/store.h"

#include "services/casework/access/first_ground.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// $1 organisation, $2 team (empty: every one), $3 contract (empty: every one), $4 now. The team that answers for a case
// may know of it as long as its grant holds.
#define POLKU_TEAMS_CASES                                                                                        \
    "c.responsible_organisation = $1 AND ($2 = '' OR c.responsible_team = $2) AND ($3 = '' OR c.contract = $3) " \
    "AND c.closed_at IS NULL "
#define POLKU_TEAMS_GRANT                                                                                      \
    "g.case_id = c.id AND g.organisation = $1 AND g.team = c.responsible_team AND g.relation = 'responsible' " \
    "AND g.category = 'basic' AND g.person = '' AND g.valid_from <= $4 AND g.valid_until > $4 "

constexpr Query kLoad{"team.load",
                      "SELECT c.responsible_team, c.responsible_person, count(*) FROM client_case c "
                      "WHERE " POLKU_TEAMS_CASES "AND EXISTS (SELECT 1 FROM grants g WHERE " POLKU_TEAMS_GRANT
                      ") "
                      "GROUP BY c.responsible_team, c.responsible_person "
                      "ORDER BY c.responsible_team, c.responsible_person"};
constexpr Query kWorkers{"team.workers",
                         "SELECT DISTINCT team, person FROM membership WHERE organisation = $1 "
                         "AND (team = $2 OR ($2 = '' AND team IS NOT NULL)) ORDER BY team, person"};
constexpr Query kCases{
    "team.cases",
    "SELECT c.id, c.version, k.id, k.given_names, k.family_name, c.responsible_team, c.responsible_person, "
    "c.responsible_since, " POLKU_FIRST_GROUND
    " FROM client_case c JOIN client k ON k.id = c.client JOIN grants g ON g.case_id = c.id "
    "WHERE " POLKU_TEAMS_CASES "AND " POLKU_TEAMS_GRANT
    "AND ($5 = 0 OR c.responsible_person IS NULL) AND ($6 = '' OR c.responsible_person = $6) AND c.id > $7 "
    "GROUP BY c.id ORDER BY c.id LIMIT $8"};
#undef POLKU_TEAMS_GRANT
#undef POLKU_TEAMS_CASES
constexpr Query kSaveWorker{"team.save_worker",
                            "UPDATE client_case SET responsible_person = $1, version = version + 1 WHERE id = $2"};

constexpr Query kOpenCasesOf{
    "team.open_cases_of",
    "SELECT count(*) FROM client_case WHERE ($1 = '' OR responsible_organisation = $1) "
    "AND ($2 = '' OR responsible_team = $2) AND responsible_person = $3 AND closed_at IS NULL"};
constexpr Query kReleaseCases{"team.release_cases",
                              "UPDATE client_case SET responsible_person = NULL, version = version + 1 "
                              "WHERE responsible_organisation = $1 AND responsible_person = $2 AND closed_at IS NULL "
                              "AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = $2 AND m.organisation = $1 "
                              "AND (m.team IS NULL OR m.team = client_case.responsible_team))"};

constexpr Query kOpenWithWorker{
    "team.open_with_worker",
    "SELECT count(*) FROM client_case WHERE closed_at IS NULL AND responsible_person IS NOT NULL"};
constexpr Query kWorkerHasLeft{
    "team.worker_has_left",
    "SELECT c.id FROM client_case c WHERE c.closed_at IS NULL AND c.responsible_person IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM membership m WHERE m.person = c.responsible_person AND m.organisation = c.responsible_organisation "
    "AND (m.team IS NULL OR m.team = c.responsible_team)) ORDER BY c.id LIMIT $1"};

bool whole_organisation(access::Principal const& principal) { return principal.role == access::Role::supervisor; }

/// Nothing: in no team, and not over all of them.
std::optional<std::string_view> team_asked(access::Principal const& principal) {
    if (whole_organisation(principal)) return std::string_view();
    if (principal.team) return std::string_view(principal.team->text);
    return std::nullopt;
}

std::string_view contract_asked(access::Principal const& principal) {
    return principal.contract ? std::string_view(principal.contract->text) : std::string_view();
}

}  // namespace

std::vector<WorkerLoad> team_load(storage::Tx& tx, access::Principal const& principal, domain::Instant now) {
    auto const team = team_asked(principal);
    if (!team) return {};
    auto loads = tx.all(
        kLoad, [](Row const& row) { return WorkerLoad{row.id(0), row.optional_id(1), row.integer(2)}; },
        principal.organisation, *team, contract_asked(principal), now);
    auto const workers = tx.all(
        kWorkers, [](Row const& row) { return WorkerLoad{row.id(0), row.id(1), 0}; }, principal.organisation, *team);
    for (auto const& worker : workers) {
        auto const known = std::ranges::any_of(
            loads, [&](auto const& load) { return load.team == worker.team && load.person == worker.person; });
        if (!known) loads.push_back(worker);
    }
    return loads;
}

std::vector<TeamCase> team_cases(storage::Tx& tx, access::Principal const& principal, TeamCaseFilter const& filter,
                                 domain::Id const& after, domain::Instant now, int limit) {
    auto const team = team_asked(principal);
    if (!team) return {};
    auto const case_of = [](Row const& row) {
        return TeamCase{.case_id = row.id(0),
                        .version = row.integer(1),
                        .client = row.id(2),
                        .given_names = row.string(3),
                        .family_name = row.string(4),
                        .team = row.id(5),
                        .person = row.optional_id(6),
                        .since = row.instant(7),
                        .ground = first_ground(row.integer(8))};
    };
    return tx.all(kCases, case_of, principal.organisation, *team, contract_asked(principal), now, filter.unassigned,
                  filter.person.value_or(domain::Id{}), after, limit);
}

std::int64_t count_open_cases(storage::Tx& tx, domain::Id const& person, std::optional<domain::Id> const& organisation,
                              std::optional<domain::Id> const& team) {
    auto const asked = [](std::optional<domain::Id> const& id) {
        return id ? std::string_view(id->text) : std::string_view();
    };
    return tx.one(
                 kOpenCasesOf, [](Row const& row) { return row.integer(0); }, asked(organisation), asked(team), person)
        .value_or(0);
}

void release_cases(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation) {
    tx.run(kReleaseCases, organisation, person);
}

events::Finding check_workers(storage::Tx& tx) {
    return {.invariant = 1,
            .what = "no open case names a worker who has left its team",
            .looked_at = tx.one(kOpenWithWorker, [](Row const& row) { return row.integer(0); }).value_or(0),
            .broken = tx.all(
                kWorkerHasLeft, [](Row const& row) { return row.string(0); },
                static_cast<std::int64_t>(events::kMostBroken))};
}

void save_worker(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& person) {
    tx.run(kSaveWorker, person, allowed.case_access().case_id);
}

}  // namespace polku::casework
