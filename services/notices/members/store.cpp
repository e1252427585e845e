#include "services/notices/members/store.h"

namespace polku::notices {

namespace {

using storage::Query;

constexpr Query kKeepMember{"members.keep",
                            "INSERT INTO member (membership, person, organisation, team, contract, role, casework) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (membership) DO NOTHING"};
constexpr Query kEndMember{"members.end", "UPDATE member SET ended_at = $1 WHERE membership = $2 AND ended_at IS NULL"};
constexpr Query kForgetMembers{"members.forget", "DELETE FROM member"};
constexpr Query kKeepAbsence{"members.keep_absence",
                             "INSERT INTO absence (id, person, substitute, first_day, last_day) "
                             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING"};
constexpr Query kEndAbsence{"members.end_absence", "DELETE FROM absence WHERE id = $1"};
constexpr Query kForgetAbsences{"members.forget_absences", "DELETE FROM absence"};
// As casework has it (absences/store.cpp).
constexpr Query kSubstituteOf{
    "members.substitute_of",
    "SELECT a.substitute FROM absence a JOIN member m ON m.person = a.person AND m.ended_at IS NULL "
    "JOIN member s ON s.person = a.substitute AND s.team = m.team AND s.ended_at IS NULL "
    "WHERE a.person = $1 AND m.organisation = $2 AND a.first_day <= $3 AND a.last_day >= $3 AND NOT EXISTS "
    "(SELECT 1 FROM absence b WHERE b.person = a.substitute AND b.first_day <= $3 AND b.last_day >= $3)"};

}  // namespace

void keep_member(storage::Tx& tx, domain::Id const& membership, Reader const& member) {
    tx.run(kKeepMember, membership, member.person, member.organisation, member.team, member.contract, member.role,
           member.casework);
}

void end_member(storage::Tx& tx, domain::Id const& membership, domain::Instant now) {
    tx.run(kEndMember, now, membership);
}

void forget_members(storage::Tx& tx) { tx.run(kForgetMembers); }

void keep_absence(storage::Tx& tx, AbsenceCopy const& absence) {
    tx.run(kKeepAbsence, absence.id, absence.person, absence.substitute, absence.first_day, absence.last_day);
}

void end_absence(storage::Tx& tx, domain::Id const& absence) { tx.run(kEndAbsence, absence); }

void forget_absences(storage::Tx& tx) { tx.run(kForgetAbsences); }

std::optional<domain::Id> substitute_of(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation,
                                        domain::LocalDate day) {
    return tx.one(kSubstituteOf, [](storage::Row const& row) { return row.id(0); }, person, organisation, day);
}

}  // namespace polku::notices
