#include "services/identity/absences/store.h"

#include <string_view>
#include <utility>

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kInsertAbsence{
    "absence.insert",
    "INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Query kEndAbsence{"absence.end",
                            "UPDATE absence SET ended_at = $1, ended_by = $2, version = $3 WHERE id = $4"};
constexpr Query kFindAbsence{"absence.find",
                             "SELECT id, version, person, substitute, first_day, last_day, recorded_at, recorded_by, "
                             "ended_at, ended_by FROM absence WHERE id = $1"};
constexpr Query kStaffNow{"absence.staff",
                          "SELECT 1 FROM membership WHERE person = $1 AND ended_at IS NULL AND role <> 'client'"};
constexpr Query kShareTeam{"absence.share_team",
                           "SELECT 1 FROM membership m JOIN membership s ON s.team = m.team WHERE m.person = $1 "
                           "AND s.person = $2 AND m.ended_at IS NULL AND s.ended_at IS NULL AND m.valid_from <= $3 "
                           "AND s.valid_from <= $3"};
constexpr Query kAwayBetween{"absence.away_between",
                             "SELECT 1 FROM absence WHERE person = $1 AND ended_at IS NULL AND first_day <= $2 "
                             "AND last_day >= $3"};
// $1 today, $2 the asker, $3 everybody's (0 or 1), $4 team, $5 organisation (empty: none).
constexpr Query kCurrentAbsences{
    "absence.current",
    "SELECT a.id, a.version, a.person, CASE WHEN EXISTS (SELECT 1 FROM membership m JOIN membership s "
    "ON s.team = m.team WHERE m.person = a.person AND s.person = a.substitute AND m.ended_at IS NULL "
    "AND s.ended_at IS NULL) THEN a.substitute END, a.first_day, a.last_day, a.recorded_at, a.recorded_by, "
    "a.ended_at, a.ended_by FROM absence a WHERE a.ended_at IS NULL AND a.last_day >= $1 AND (a.person = $2 OR $3 = 1 "
    "OR EXISTS (SELECT 1 FROM membership w WHERE w.person = a.person AND w.ended_at IS NULL AND w.role <> 'client' "
    "AND (w.team = $4 OR w.organisation = $5))) AND (a.first_day, a.id) > ($6, $7) "
    "ORDER BY a.first_day, a.id LIMIT $8"};
// $1 team, $2 organisation (empty: none), $3 now.
constexpr Query kColleagues{
    "absence.colleagues",
    "SELECT DISTINCT p.id, p.name, m.team FROM person p JOIN membership m ON m.person = p.id WHERE m.team IS NOT NULL "
    "AND m.ended_at IS NULL AND p.id IN (SELECT w.person FROM membership w WHERE w.ended_at IS NULL "
    "AND w.role <> 'client' AND (w.team = $1 OR w.organisation = $2) AND w.valid_from <= $3) AND m.valid_from <= $3 "
    "ORDER BY p.name, p.id, m.team"};
constexpr Query kTeamMates{
    "absence.team_mates",
    "SELECT DISTINCT p.id, p.name, m.team FROM membership o JOIN membership m ON m.team = o.team JOIN person p "
    "ON p.id = m.person WHERE o.person = $1 AND o.ended_at IS NULL AND m.ended_at IS NULL AND o.valid_from <= $2 "
    "AND m.valid_from <= $2 ORDER BY p.name, p.id, m.team"};

Absence absence_of(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .person = row.id(2),
            .substitute = row.optional_id(3),
            .first_day = row.date(4),
            .last_day = row.date(5),
            .recorded_at = row.instant(6),
            .recorded_by = row.id(7),
            .ended_at = row.optional_instant(8),
            .ended_by = row.optional_id(9)};
}

/// Of which team and which organisation the principal sees who is away; empty: of none.
struct Sight {
    std::string_view team;
    std::string_view organisation;
};
Sight sight_of(access::Principal const& principal) {
    if (principal.role == access::Role::supervisor) return {.team = {}, .organisation = principal.organisation.text};
    return {.team = principal.team ? std::string_view(principal.team->text) : std::string_view(), .organisation = {}};
}

/// Rows of one person, one for each team, follow each other.
auto into(std::vector<Colleague>& people) {
    return [&people](Row const& row) {
        auto id = row.id(0);
        if (people.empty() || people.back().id != id)
            people.push_back({.id = std::move(id), .name = row.string(1), .teams = {}});
        people.back().teams.push_back(row.id(2));
    };
}

}  // namespace

void insert(Tx& tx, Absence const& absence) {
    tx.run(kInsertAbsence, absence.id, absence.version, absence.person, absence.substitute, absence.first_day,
           absence.last_day, absence.recorded_at, absence.recorded_by);
}

void save_end(Tx& tx, Absence const& absence) {
    tx.run(kEndAbsence, absence.ended_at, absence.ended_by, absence.version, absence.id);
}

std::optional<Absence> find_absence(Tx& tx, domain::Id const& id) { return tx.one(kFindAbsence, absence_of, id); }

AbsenceFacts absence_facts(Tx& tx, NewAbsence const& wanted, domain::Instant now) {
    AbsenceFacts facts;
    facts.staff = tx.any(kStaffNow, wanted.person);
    facts.overlaps = tx.any(kAwayBetween, wanted.person, wanted.last_day, wanted.first_day);
    if (!wanted.substitute) return facts;
    facts.substitute_in_team = tx.any(kShareTeam, wanted.person, *wanted.substitute, now);
    facts.substitute_away = tx.any(kAwayBetween, *wanted.substitute, wanted.last_day, wanted.first_day);
    return facts;
}

std::vector<Absence> current_absences(Tx& tx, access::Principal const& principal, AfterAbsence const& after,
                                      domain::Instant now, int limit) {
    auto const sight = sight_of(principal);
    auto const everybody = principal.role == access::Role::administrator;
    return tx.all(kCurrentAbsences, absence_of, domain::local_date(now), principal.person, everybody, sight.team,
                  sight.organisation, after.first_day, after.id, limit);
}

std::vector<Colleague> colleagues_of(Tx& tx, access::Principal const& principal, domain::Instant now) {
    auto const sight = sight_of(principal);
    std::vector<Colleague> people;
    tx.each(kColleagues, into(people), sight.team, sight.organisation, now);
    return people;
}

std::vector<Colleague> team_mates_of(Tx& tx, domain::Id const& person, domain::Instant now) {
    std::vector<Colleague> people;
    tx.each(kTeamMates, into(people), person, now);
    return people;
}

}  // namespace polku::identity
