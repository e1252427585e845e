#include "services/journal/access_log/store.h"

#include "services/journal/persons/store.h"
#include "services/journal/records/rules.h"

#include <limits>
#include <stdexcept>

namespace polku::journal {

namespace {

using storage::Query;
using storage::Row;

// Two kinds at most: reads and changes, or one of the three given twice. A client's own index gives the order; of a
// person whose records were merged an entry about two of them is one.
#define POLKU_SHOWN "AND kind IN ($3, $4) AND (by_person = 1 OR kind <> 'read') "
constexpr Query kNthBefore{"access_log.nth_before",
                           "SELECT at FROM record_client WHERE client = $1 AND at < $2 " POLKU_SHOWN
                           "ORDER BY at DESC, record DESC LIMIT 1 OFFSET $5"};
constexpr Query kNthOfPersonBefore{
    "access_log.nth_of_person_before",
    "SELECT at FROM record_client WHERE client IN (SELECT $1 UNION ALL SELECT other FROM other_record WHERE client = "
    "$1) AND at < $2 " POLKU_SHOWN "GROUP BY at, record ORDER BY at DESC, record DESC LIMIT 1 OFFSET $5"};
constexpr Query kBetween{
    "access_log.between",
    "SELECT r.canonical, r.leaf FROM (SELECT DISTINCT at, record FROM record_client WHERE client IN (SELECT $1 UNION "
    "ALL SELECT other FROM other_record WHERE client = $1) AND at < $2 " POLKU_SHOWN
    "AND at >= $5) c JOIN record r ON r.leaf = c.record ORDER BY c.at DESC, c.record DESC"};
#undef POLKU_SHOWN
constexpr Query kFirstRecord{"access_log.first_record", "SELECT gathered_at FROM record WHERE leaf = 1"};

constexpr domain::Instant kEndOfTime{std::numeric_limits<std::int64_t>::max()};
constexpr domain::Instant kBeginningOfTime{std::numeric_limits<std::int64_t>::min()};

Entry kept_entry(Row const& row) {
    auto entry = parse_entry(row.text(0));
    if (!entry) throw std::logic_error("a gathered record cannot be read any more");
    entry->leaf = row.integer(1);
    return std::move(*entry);
}

}  // namespace

LogEntries load_log(storage::Tx& tx, access::Allowed const&, domain::Id const& client, Asked const& asked) {
    auto const first = events::name(asked.kind.value_or(events::EntryKind::read));
    auto const second = events::name(asked.kind.value_or(events::EntryKind::change));
    auto const until = asked.before ? domain::start_of_day(*asked.before) : kEndOfTime;
    auto const at_of = [](Row const& row) { return row.instant(0); };
    auto const& nth_before = has_other_records(tx, client) ? kNthOfPersonBefore : kNthBefore;
    auto const last = tx.one(nth_before, at_of, client, until, first, second, asked.at_least - 1);
    auto const from = last ? domain::start_of_day(domain::local_date(*last)) : kBeginningOfTime;
    LogEntries found;
    found.entries = tx.all(kBetween, kept_entry, client, until, first, second, from);
    found.more = last && tx.any(nth_before, client, from, first, second, 0);
    return found;
}

std::optional<domain::Instant> gathering_since(storage::Tx& tx) {
    return tx.one(kFirstRecord, [](Row const& row) { return row.instant(0); });
}

}  // namespace polku::journal
