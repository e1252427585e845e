#pragma once

#include "services/identity/passwords/rules.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>

namespace polku::identity {

/// When the person's password was last set; nothing when they have none.
std::optional<domain::Instant> password_changed_at(storage::Tx& tx, domain::Id const& person);
void save_password(storage::Tx& tx, domain::Id const& person, std::string_view hash, domain::Instant now);
/// From then on nobody signs in as that person with a password.
void erase_password(storage::Tx& tx, domain::Id const& person);

/// Also an expired one: the rules say whether it is open.
std::optional<PasswordReset> find_reset(storage::Tx& tx, std::string_view token_hash);
std::optional<PasswordReset> reset_of(storage::Tx& tx, domain::Id const& person);
/// Takes the place of the person's earlier one.
void save(storage::Tx& tx, PasswordReset const& reset, std::string_view token_hash);
void erase_reset(storage::Tx& tx, domain::Id const& person);

}  // namespace polku::identity
