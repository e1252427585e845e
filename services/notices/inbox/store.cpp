#include "services/notices/inbox/store.h"

#include <limits>

namespace polku::notices {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertNotice{
    "notice.insert",
    "INSERT INTO notice (id, event, kind, at, organisation, team, person, contract, about, subject, role) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING"};

// Whom a notice is addressed to, the same in the three: $1 person, $2 organisation, $3 works with clients, $4 role,
// $5 team, $6 contract.
constexpr Query kInbox{
    "notice.inbox",
    "SELECT n.id, n.event, n.kind, n.at, n.organisation, n.team, n.person, n.contract, n.about, n.subject, s.at "
    "FROM notice n LEFT JOIN notice_seen s ON s.notice = n.id AND s.person = $1 "
    "WHERE n.organisation = $2 AND (n.person = $1 OR (n.person IS NULL "
    "AND CASE WHEN n.role IS NULL THEN $3 = 1 ELSE n.role = $4 END "
    "AND (n.team IS NULL OR n.team = $5) AND (n.contract IS NULL OR $6 IS NULL OR n.contract = $6))) "
    "AND ($7 = '' OR ($7 = 'unread') = (s.at IS NULL)) AND (n.at, n.id) < ($8, $9) "
    "ORDER BY n.at DESC, n.id DESC LIMIT $10"};
constexpr Query kCountUnread{
    "notice.count_unread",
    "SELECT count(*) FROM (SELECT 1 FROM notice n LEFT JOIN notice_seen s ON s.notice = n.id AND s.person = $1 "
    "WHERE n.organisation = $2 AND (n.person = $1 OR (n.person IS NULL "
    "AND CASE WHEN n.role IS NULL THEN $3 = 1 ELSE n.role = $4 END "
    "AND (n.team IS NULL OR n.team = $5) AND (n.contract IS NULL OR $6 IS NULL OR n.contract = $6))) "
    "AND s.at IS NULL LIMIT $7) counted"};
constexpr Query kFindNotice{
    "notice.find",
    "SELECT n.id, n.event, n.kind, n.at, n.organisation, n.team, n.person, n.contract, n.about, n.subject, s.at "
    "FROM notice n LEFT JOIN notice_seen s ON s.notice = n.id AND s.person = $1 "
    "WHERE n.organisation = $2 AND (n.person = $1 OR (n.person IS NULL "
    "AND CASE WHEN n.role IS NULL THEN $3 = 1 ELSE n.role = $4 END "
    "AND (n.team IS NULL OR n.team = $5) AND (n.contract IS NULL OR $6 IS NULL OR n.contract = $6))) "
    "AND n.id = $7"};
constexpr Query kMark{"notice.mark",
                      "INSERT INTO notice_seen (notice, person, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};

InboxItem inbox_item(Row const& row) {
    InboxItem item;
    item.notice = {.id = row.id(0),
                   .event = row.id(1),
                   .kind = row.string(2),
                   .at = row.instant(3),
                   .to = {.organisation = row.id(4),
                          .team = row.optional_id(5),
                          .person = row.optional_id(6),
                          .contract = row.optional_id(7)},
                   .about = domain::value_of<About>(kAboutNames, row.text(8)).value(),
                   .subject = row.id(9)};
    item.read_at = row.optional_instant(10);
    return item;
}

}  // namespace

void insert(storage::Tx& tx, Notice const& notice) {
    tx.run(kInsertNotice, notice.id, notice.event, notice.kind, notice.at, notice.to.organisation, notice.to.team,
           notice.to.person, notice.to.contract, domain::name_of<About>(kAboutNames, notice.about), notice.subject,
           notice.to.role.empty() ? std::nullopt : std::optional(notice.to.role));
}

std::vector<InboxItem> load_inbox(storage::Tx& tx, Reader const& reader, std::optional<ReadState> state,
                                  std::optional<After> const& after, int limit) {
    auto const wanted = state ? domain::name_of<ReadState>(kReadStateNames, *state) : std::string_view();
    auto const before = after.value_or(After{{std::numeric_limits<std::int64_t>::max()}, {}});
    return tx.all(kInbox, inbox_item, reader.person, reader.organisation, reader.casework, reader.role, reader.team,
                  reader.contract, wanted, before.at, before.id, limit);
}

std::int64_t count_unread(storage::Tx& tx, Reader const& reader, int most) {
    auto const count = tx.one(
        kCountUnread, [](Row const& row) { return row.integer(0); }, reader.person, reader.organisation,
        reader.casework, reader.role, reader.team, reader.contract, most);
    return count.value_or(0);
}

std::optional<InboxItem> find_notice(storage::Tx& tx, Reader const& reader, domain::Id const& id) {
    return tx.one(kFindNotice, inbox_item, reader.person, reader.organisation, reader.casework, reader.role,
                  reader.team, reader.contract, id);
}

void mark_read(storage::Tx& tx, Reader const& reader, domain::Id const& notice, domain::Instant now) {
    tx.run(kMark, notice, reader.person, now);
}

}  // namespace polku::notices
