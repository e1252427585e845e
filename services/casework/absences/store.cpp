#include "services/casework/absences/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kPutAbsence{
    "absences.put",
    "INSERT INTO absence (id, person, substitute, first_day, last_day) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (id) DO NOTHING"};
constexpr Query kRemoveAbsence{"absences.remove", "DELETE FROM absence WHERE id = $1"};
constexpr Query kForgetAbsences{"absences.forget", "DELETE FROM absence"};

// Both work in that team ($1), and who does the work is there that day ($2). A membership that has ended is not in the
// copy: with either's, the substitution has lapsed.
#define POLKU_SUBSTITUTE_IS_THERE                                                                                    \
    "EXISTS (SELECT 1 FROM membership m WHERE m.person = a.person AND m.team = $1) "                                 \
    "AND EXISTS (SELECT 1 FROM membership s WHERE s.person = a.substitute AND s.team = $1) "                         \
    "AND NOT EXISTS (SELECT 1 FROM absence b WHERE b.person = a.substitute AND b.first_day <= $2 AND b.last_day >= " \
    "$2)"
constexpr Query kAwayOn{"absences.away_on", "SELECT a.person, a.last_day, CASE WHEN " POLKU_SUBSTITUTE_IS_THERE
                                            " THEN a.substitute END FROM absence a "
                                            "WHERE a.person = $3 AND a.first_day <= $2 AND a.last_day >= $2"};
constexpr Query kSubstituted{
    "absences.substituted",
    "SELECT a.person, a.last_day, a.substitute FROM absence a WHERE " POLKU_SUBSTITUTE_IS_THERE
    " AND a.substitute = $3 AND a.first_day <= $2 AND a.last_day >= $2 ORDER BY a.last_day, a.id"};
#undef POLKU_SUBSTITUTE_IS_THERE

Away away_from(Row const& row) { return {.person = row.id(0), .until = row.date(1), .substitute = row.optional_id(2)}; }

}  // namespace

void put_absence(storage::Tx& tx, AbsenceCopy const& absence) {
    tx.run(kPutAbsence, absence.id, absence.person, absence.substitute, absence.first_day, absence.last_day);
}

void remove_absence(storage::Tx& tx, domain::Id const& absence) { tx.run(kRemoveAbsence, absence); }

void forget_absences(storage::Tx& tx) { tx.run(kForgetAbsences); }

std::optional<Away> away_on(storage::Tx& tx, domain::Id const& person, domain::Id const& team, domain::LocalDate day) {
    return tx.one(kAwayOn, away_from, team, day, person);
}

std::vector<Away> substituted_on(storage::Tx& tx, access::Principal const& principal, domain::LocalDate day) {
    if (!principal.team) return {};
    return tx.all(kSubstituted, away_from, *principal.team, day, principal.person);
}

}  // namespace polku::casework
