#include "services/casework/work/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// A match belongs to the sending team; a supervisor sees the organisation's.
constexpr Query kOpenMatches{"work.open_matches",
                             "SELECT id, version, import, number, found_at FROM identity_match WHERE organisation = $1 "
                             "AND (team = $2 OR $2 = '') AND resolved_at IS NULL ORDER BY found_at, id LIMIT $3"};

}  // namespace

std::vector<IdentityMatch> open_matches(storage::Tx& tx, access::Principal const& principal, int limit) {
    auto const supervisor = principal.role == access::Role::supervisor;
    if (!supervisor && !principal.team) return {};
    return tx.all(
        kOpenMatches,
        [](Row const& row) {
            return IdentityMatch{row.id(0), row.integer(1), row.id(2), row.string(3), row.instant(4)};
        },
        principal.organisation, supervisor ? std::string_view() : std::string_view(principal.team->text), limit);
}

}  // namespace polku::casework
