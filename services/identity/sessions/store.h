#pragma once

#include "services/identity/sessions/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>

namespace polku::identity {

/// Also an expired one: the rules say whether it is live.
std::optional<Session> find_session(storage::Tx& tx, std::string_view token_hash);

void insert(storage::Tx& tx, Session const& session, std::string_view token_hash);
/// Writes the membership acted in, its version and the expiry.
void save_switch(storage::Tx& tx, Session const& session);
/// Writes the expiry alone, so that a late touch undoes no switch; it never moves back.
void save_touch(storage::Tx& tx, Session const& session);
void erase_session(storage::Tx& tx, domain::Id const& id);
/// Sign-in sweeps up after its own person, so no session outlives its end for long.
void erase_expired(storage::Tx& tx, domain::Id const& person, domain::Instant now);

}  // namespace polku::identity
