#include "services/identity/sessions/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kFindSession{"identity.session",
                             "SELECT id, version, person, acting, opened_at, seen_at, idle_until, ends_at, device, "
                             "source FROM session WHERE token_hash = $1"};
constexpr Query kSessionsOf{"identity.sessions_of",
                            "SELECT id, version, person, acting, opened_at, seen_at, idle_until, ends_at, device, "
                            "source FROM session WHERE person = $1 ORDER BY seen_at DESC, id DESC"};
constexpr Query kInsertSession{
    "identity.insert_session",
    "INSERT INTO session (id, token_hash, person, acting, version, opened_at, seen_at, idle_until, ends_at, device, "
    "source) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Query kSwitchSession{"identity.switch_session",
                               "UPDATE session SET acting = $1, version = $2, seen_at = $3, idle_until = $4 "
                               "WHERE id = $5"};
constexpr Query kTouchSession{"identity.touch_session",
                              "UPDATE session SET seen_at = $1, idle_until = $2 WHERE id = $3 AND seen_at < $1"};
constexpr Query kEraseSession{"identity.erase_session", "DELETE FROM session WHERE id = $1"};
constexpr Query kEraseSessionOf{"identity.erase_session_of", "DELETE FROM session WHERE person = $1 AND id = $2"};
constexpr Query kEraseSessionsOf{"identity.erase_sessions_of", "DELETE FROM session WHERE person = $1 AND id <> $2"};
constexpr Query kEraseExpired{"identity.erase_expired_sessions",
                              "DELETE FROM session WHERE person = $1 AND (idle_until <= $2 OR ends_at <= $2)"};

Session session_of(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .person = row.id(2),
            .acting = row.optional_id(3),
            .opened_at = row.instant(4),
            .seen_at = row.instant(5),
            .idle_until = row.instant(6),
            .ends_at = row.instant(7),
            .device = row.string(8),
            .source = row.string(9)};
}

}  // namespace

std::optional<Session> find_session(Tx& tx, std::string_view token_hash) {
    return tx.one(kFindSession, session_of, token_hash);
}

void insert(Tx& tx, Session const& session, std::string_view token_hash) {
    tx.run(kInsertSession, session.id, token_hash, session.person, session.acting, session.version, session.opened_at,
           session.seen_at, session.idle_until, session.ends_at, session.device, session.source);
}

void save_switch(Tx& tx, Session const& session) {
    tx.run(kSwitchSession, session.acting, session.version, session.seen_at, session.idle_until, session.id);
}

void save_touch(Tx& tx, Session const& session) {
    tx.run(kTouchSession, session.seen_at, session.idle_until, session.id);
}

std::vector<Session> sessions_of(Tx& tx, domain::Id const& person) { return tx.all(kSessionsOf, session_of, person); }

void erase_session(Tx& tx, domain::Id const& id) { tx.run(kEraseSession, id); }

bool erase_session_of(Tx& tx, domain::Id const& person, domain::Id const& id) {
    return tx.run(kEraseSessionOf, person, id) > 0;
}

void erase_sessions_of(Tx& tx, domain::Id const& person, domain::Id const& kept) {
    tx.run(kEraseSessionsOf, person, kept);
}

void erase_expired(Tx& tx, domain::Id const& person, domain::Instant now) { tx.run(kEraseExpired, person, now); }

}  // namespace polku::identity
