#pragma once

#include "services/identity/sessions/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>
#include <vector>

namespace polku::identity {

/// Also an expired one: the rules say whether it is live.
std::optional<Session> find_session(storage::Tx& tx, std::string_view token_hash);

void insert(storage::Tx& tx, Session const& session, std::string_view token_hash);
/// Writes the membership acted in, its version and the expiry.
void save_switch(storage::Tx& tx, Session const& session);
/// Writes the expiry alone, so that a late touch undoes no switch; it never moves back.
void save_touch(storage::Tx& tx, Session const& session);
/// One person's, the one used last first; also those that have expired.
std::vector<Session> sessions_of(storage::Tx& tx, domain::Id const& person);
void erase_session(storage::Tx& tx, domain::Id const& id);
/// False when the person has no such session.
bool erase_session_of(storage::Tx& tx, domain::Id const& person, domain::Id const& id);
/// All of one person's but `kept`; an empty id keeps none.
void erase_sessions_of(storage::Tx& tx, domain::Id const& person, domain::Id const& kept);
/// Sign-in sweeps up after its own person, so no session outlives its end for long.
void erase_expired(storage::Tx& tx, domain::Id const& person, domain::Instant now);

}  // namespace polku::identity
