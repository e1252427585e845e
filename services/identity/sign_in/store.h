#pragma once

#include "services/identity/sign_in/rules.h"
#include "shared/domain/ids.h"
#include "shared/storage/tx.h"

#include <array>
#include <cstdint>
#include <optional>

namespace polku::identity {

/// A keyed hash of what is counted.
using TrySubject = std::array<std::uint8_t, 32>;

std::optional<Tries> find_tries(storage::Tx& tx, TrySubject const& subject);
void save(storage::Tx& tx, TrySubject const& subject, Tries const& tries);
void erase_tries(storage::Tx& tx, TrySubject const& subject);
/// Of every subject, the last of which was before that instant.
void erase_tries_before(storage::Tx& tx, domain::Instant before);

bool source_known(storage::Tx& tx, TrySubject const& subject);
void know_source(storage::Tx& tx, TrySubject const& subject, domain::Id const& person, domain::Instant now);
void erase_sources_before(storage::Tx& tx, domain::Instant before);

}  // namespace polku::identity
