#include "shared/events/journal.h"

#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace polku::events {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr domain::Name<EntryKind> kEntryKindNames[] = {
    {"change", EntryKind::change},
    {"read", EntryKind::read},
    {"refusal", EntryKind::refusal},
};

constexpr Query kNextEntry{"journal.next_entry",
                           "UPDATE log_head SET journal_number = journal_number + 1, "
                           "last_at = CASE WHEN last_at > $1 THEN last_at ELSE $1 END "
                           "WHERE id = 1 RETURNING journal_number"};
constexpr Query kInsertEntry{
    "journal.insert_entry",
    "INSERT INTO journal (number, at, request, person, membership, organisation, role, action, kind, outcome, clients, "
    "case_id, categories, ground, reason, subject) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
constexpr Query kEntriesAfter{"journal.entries_after",
                              "SELECT number, at, request, person, membership, organisation, role, action, kind, "
                              "outcome, clients, case_id, categories, "
                              "ground, reason, subject FROM journal WHERE number > $1 ORDER BY number LIMIT $2"};

constexpr Query kNewestEntry{"journal.newest_entry", "SELECT journal_number FROM log_head WHERE id = 1"};

/// An import names as many clients as it has rows: each entry is read, hashed and gathered at one go, beside answers
/// that do not wait long.
constexpr std::size_t kMostClients = 500;

std::string clients_json(std::span<domain::Id const> clients) {
    std::string out;
    json::Writer w(out);
    w.begin_array();
    for (auto const& client : clients) w.value(client);
    w.end_array();
    return out;
}

std::string categories_json(std::vector<access::Category> const& categories) {
    std::string out;
    json::Writer w(out);
    w.begin_array();
    for (auto const category : categories) w.value(access::name(category));
    w.end_array();
    return out;
}

/// The fields of an entry as they stand in the table; `clients` and `categories` are JSON arrays.
struct EntryFields {
    domain::Instant at;
    std::string_view request, person, membership, organisation, role, action, kind, outcome, clients, case_id,
        categories, ground, reason, subject;
};

/// RFC 8785: members sorted by name, no white space. The order below is that order.
std::string canonical_fields(EntryFields const& f) {
    std::string out;
    out.reserve(512);
    json::Writer w(out);
    w.begin_object();
    w.field("action", f.action);
    w.field("at", f.at);
    w.field("case", f.case_id);
    w.key("categories").raw(f.categories);
    w.key("clients").raw(f.clients);
    w.field("ground", f.ground);
    w.field("kind", f.kind);
    w.field("membership", f.membership);
    w.field("organisation", f.organisation);
    w.field("outcome", f.outcome);
    w.field("person", f.person);
    w.field("reason", f.reason);
    w.field("request", f.request);
    w.field("role", f.role);
    w.field("subject", f.subject);
    w.end_object();
    return out;
}

}  // namespace

std::string_view name(EntryKind kind) { return domain::name_of<EntryKind>(kEntryKindNames, kind); }

void write_entry(Tx& tx, JournalEntry const& entry) {
    auto const number = [](Row const& row) { return row.integer(0); };
    std::span<domain::Id const> rest = entry.clients;
    do {
        auto const clients = rest.first(std::min(rest.size(), kMostClients));
        rest = rest.subspan(clients.size());
        auto const next = tx.one(kNextEntry, number, entry.at);
        if (!next) throw std::logic_error("the database has no log_head row");
        tx.run(kInsertEntry, *next, entry.at, entry.request, entry.principal.person, entry.principal.membership,
               entry.principal.organisation, access::name(entry.principal.role), access::name(entry.action),
               name(entry.kind), entry.outcome, clients_json(clients), entry.case_id, categories_json(entry.categories),
               access::name(entry.ground), entry.reason, entry.subject);
    } while (!rest.empty());
}

std::vector<NumberedEntry> entries_after(Tx& tx, std::int64_t after, int limit) {
    return tx.all(
        kEntriesAfter,
        [](Row const& r) {
            EntryFields f;
            f.at = r.instant(1);
            f.request = r.text(2);
            f.person = r.text(3);
            f.membership = r.text(4);
            f.organisation = r.text(5);
            f.role = r.text(6);
            f.action = r.text(7);
            f.kind = r.text(8);
            f.outcome = r.text(9);
            f.clients = r.text(10);
            f.case_id = r.text(11);
            f.categories = r.text(12);
            f.ground = r.text(13);
            f.reason = r.text(14);
            f.subject = r.text(15);
            return NumberedEntry{r.integer(0), canonical_fields(f)};
        },
        after, limit);
}

std::int64_t newest_entry(Tx& tx) {
    return tx.one(kNewestEntry, [](Row const& r) { return r.integer(0); }).value_or(0);
}

void put_back(Tx& tx, NumberedEntry const& entry) {
    constexpr json::Limits kEntryLimits{.bytes = 16 * 1024 * 1024, .depth = 4};
    constexpr json::TextRule kAny{.min = 0, .max = 1'000'000, .lines = true};
    auto const document = json::parse(entry.canonical, kEntryLimits);
    if (!document) throw std::runtime_error("the entry is not JSON");
    json::Reader r(*document);
    auto const at = r.instant("at");
    auto const number = tx.one(kNextEntry, [](Row const& row) { return row.integer(0); }, at);
    if (number != entry.number) throw std::runtime_error("the entry does not follow the newest one");
    auto const text = [&](std::string_view member) { return r.text(member, kAny); };
    tx.run(kInsertEntry, *number, at, text("request"), text("person"), text("membership"), text("organisation"),
           text("role"), text("action"), text("kind"), text("outcome"), r.raw("clients"), text("case"),
           r.raw("categories"), text("ground"), text("reason"), text("subject"));
    auto const now = entries_after(tx, *number - 1, 1);
    if (!r.finish() || now.size() != 1 || now.front().canonical != entry.canonical) {
        throw std::runtime_error("the entry is not of this journal's form");
    }
}

std::string canonical(JournalEntry const& entry) {
    auto const clients = clients_json(entry.clients);
    auto const categories = categories_json(entry.categories);
    EntryFields f;
    f.at = entry.at;
    f.request = entry.request;
    f.person = entry.principal.person.text;
    f.membership = entry.principal.membership.text;
    f.organisation = entry.principal.organisation.text;
    f.role = access::name(entry.principal.role);
    f.action = access::name(entry.action);
    f.kind = name(entry.kind);
    f.outcome = entry.outcome;
    f.clients = clients;
    f.case_id = entry.case_id;
    f.categories = categories;
    f.ground = access::name(entry.ground);
    f.reason = entry.reason;
    f.subject = entry.subject;
    return canonical_fields(f);
}

}  // namespace polku::events
