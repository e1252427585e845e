#include "services/identity/check/store.h"

#include <utility>

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kAbsenceCount{"check.absences", "SELECT count(*) FROM absence WHERE ended_at IS NULL"};
constexpr Query kTwiceAway{
    "check.twice_away",
    "SELECT a.id FROM absence a JOIN absence b ON b.person = a.person AND b.id > a.id WHERE a.ended_at IS NULL "
    "AND b.ended_at IS NULL AND a.first_day <= b.last_day AND a.last_day >= b.first_day LIMIT 20"};
// Later both may leave: then nobody is named (absences/store.cpp).
constexpr Query kSubstituteElsewhere{
    "check.substitute_elsewhere",
    "SELECT a.id FROM absence a WHERE a.ended_at IS NULL AND a.substitute IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM membership m JOIN membership s ON s.team = m.team WHERE m.person = a.person "
    "AND s.person = a.substitute AND m.valid_from <= a.recorded_at AND s.valid_from <= a.recorded_at "
    "AND (m.ended_at IS NULL OR m.ended_at >= a.recorded_at) "
    "AND (s.ended_at IS NULL OR s.ended_at >= a.recorded_at)) LIMIT 20"};
constexpr Query kDisabledCount{"check.disabled", "SELECT count(*) FROM person WHERE disabled_at IS NOT NULL"};
constexpr Query kDisabledInside{
    "check.disabled_inside",
    "SELECT p.id FROM person p WHERE p.disabled_at IS NOT NULL AND (EXISTS (SELECT 1 FROM membership m "
    "WHERE m.person = p.id AND m.ended_at IS NULL) OR EXISTS (SELECT 1 FROM session s WHERE s.person = p.id) "
    "OR EXISTS (SELECT 1 FROM password_reset r WHERE r.person = p.id)) LIMIT 20"};

events::Finding over(storage::Tx& tx, int invariant, std::string what, Query const& all, Query const& broken) {
    return {.invariant = invariant,
            .what = std::move(what),
            .looked_at = tx.one(all, [](Row const& row) { return row.integer(0); }).value_or(0),
            .broken = tx.all(broken, [](Row const& row) { return row.string(0); })};
}

}  // namespace

std::vector<events::Finding> check_identity(storage::Tx& tx) {
    return {
        over(tx, 1, "nobody is away twice on one day", kAbsenceCount, kTwiceAway),
        over(tx, 1, "every substitute was of the team when the absence was recorded", kAbsenceCount,
             kSubstituteElsewhere),
        over(tx, 9, "who is disabled has no membership, no session and no link to a password", kDisabledCount,
             kDisabledInside),
    };
}

}  // namespace polku::identity
