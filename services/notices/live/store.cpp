#include "services/notices/live/store.h"

namespace polku::notices {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertChange{
    "change.insert",
    "INSERT INTO change (event, kind, at, organisation, team, person, contract, of_case, about, subject, role) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING"};
// The newest stays, so that the numbers go on from it.
constexpr Query kForget{"change.forget",
                        "DELETE FROM change WHERE at < $1 AND number < (SELECT max(number) FROM change)"};
constexpr Query kKept{"change.kept", "SELECT coalesce(min(number), 1), coalesce(max(number), 0) FROM change"};
// Whom it is addressed to: as in inbox/store.cpp. $2 has cases to see (which ones, the policy is asked), $3
// organisation, $4 person, $5 works with clients, $6 role, $7 team, $8 contract.
constexpr Query kAfter{
    "change.after",
    "SELECT number, event, kind, at, organisation, team, person, contract, of_case, about, subject FROM change "
    "WHERE number > $1 AND ((of_case IS NOT NULL AND $2 = 1) OR (organisation = $3 AND (person = $4 OR "
    "(person IS NULL AND CASE WHEN role IS NULL THEN $5 = 1 ELSE role = $6 END AND (team IS NULL OR team = $7) "
    "AND (contract IS NULL OR $8 IS NULL OR contract = $8))))) "
    "ORDER BY number LIMIT $9"};

Change change_from(Row const& row) {
    Change change;
    change.number = row.integer(0);
    change.event = row.id(1);
    change.kind = domain::value_of<ChangeKind>(kChangeKindNames, row.text(2)).value();
    change.at = row.instant(3);
    if (auto organisation = row.optional_id(4)) {
        change.to = Address{.organisation = std::move(*organisation),
                            .team = row.optional_id(5),
                            .person = row.optional_id(6),
                            .contract = row.optional_id(7)};
    }
    change.of_case = row.optional_id(8);
    change.about = domain::value_of<About>(kAboutNames, row.text(9));
    if (!row.text(10).empty()) change.subject = row.id(10);
    return change;
}

}  // namespace

void insert_change(storage::Tx& tx, Change const& change, domain::Instant forget_before) {
    auto const to = change.to.value_or(Address{});
    auto const organisation = change.to ? std::optional(to.organisation) : std::nullopt;
    tx.run(kInsertChange, change.event, domain::name_of<ChangeKind>(kChangeKindNames, change.kind), change.at,
           organisation, to.team, to.person, to.contract, change.of_case,
           change.about ? domain::name_of<About>(kAboutNames, *change.about) : std::string_view(),
           change.subject ? std::string_view(change.subject->text) : std::string_view(),
           to.role.empty() ? std::nullopt : std::optional(to.role));
    tx.run(kForget, forget_before);
}

Kept kept_changes(storage::Tx& tx) {
    return tx.one(kKept, [](Row const& row) { return Kept{row.integer(0), row.integer(1)}; }).value_or(Kept{});
}

std::vector<Change> changes_after(storage::Tx& tx, Reader const& reader, std::int64_t number, int limit) {
    return tx.all(kAfter, change_from, number, reader.casework || reader.own_case, reader.organisation, reader.person,
                  reader.casework, reader.role, reader.team, reader.contract, limit);
}

}  // namespace polku::notices
