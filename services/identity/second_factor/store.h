#pragma once

#include "services/identity/second_factor/model.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <array>
#include <cstdint>
#include <optional>

namespace polku::identity {

/// A keyed hash of a recovery code of one person.
using RecoveryHash = std::array<std::uint8_t, 32>;

/// Also one that is not confirmed yet. Throws StorageError when the secret does not open.
std::optional<SecondFactor> find_second_factor(storage::Tx& tx, storage::SealingKey const& key,
                                               domain::Id const& person);
bool second_factor_confirmed(storage::Tx& tx, domain::Id const& person);
/// Seals the secret; takes the place of one that was never confirmed.
void begin_second_factor(storage::Tx& tx, storage::SealingKey const& key, SecondFactor const& factor);
void confirm_second_factor(storage::Tx& tx, domain::Id const& person, domain::Instant now);
void save_step(storage::Tx& tx, domain::Id const& person, std::int64_t step);
/// One that was begun and never confirmed.
void erase_unconfirmed_factor(storage::Tx& tx, domain::Id const& person);
/// With its recovery codes. False when there was none.
bool erase_second_factor(storage::Tx& tx, domain::Id const& person);

void insert_recovery_code(storage::Tx& tx, domain::Id const& person, RecoveryHash const& hash);
void erase_recovery_codes(storage::Tx& tx, domain::Id const& person);
/// False when there is no such code, or it was used.
bool use_recovery_code(storage::Tx& tx, domain::Id const& person, RecoveryHash const& hash, domain::Instant now);
std::int64_t recovery_codes_left(storage::Tx& tx, domain::Id const& person);

}  // namespace polku::identity
