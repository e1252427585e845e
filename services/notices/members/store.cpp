#include "services/notices/members/store.h"

namespace polku::notices {

namespace {

using storage::Query;

constexpr Query kKeepMember{"members.keep",
                            "INSERT INTO member (membership, person, organisation, team, contract, role, casework) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (membership) DO NOTHING"};
constexpr Query kEndMember{"members.end", "UPDATE member SET ended_at = $1 WHERE membership = $2 AND ended_at IS NULL"};
constexpr Query kForgetMembers{"members.forget", "DELETE FROM member"};

}  // namespace

void keep_member(storage::Tx& tx, domain::Id const& membership, Reader const& member) {
    tx.run(kKeepMember, membership, member.person, member.organisation, member.team, member.contract, member.role,
           member.casework);
}

void end_member(storage::Tx& tx, domain::Id const& membership, domain::Instant now) {
    tx.run(kEndMember, now, membership);
}

void forget_members(storage::Tx& tx) { tx.run(kForgetMembers); }

}  // namespace polku::notices
