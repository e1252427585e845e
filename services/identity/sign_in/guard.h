#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <string>

namespace polku::identity {

/// One try to prove who one is. The account need not exist: it is slowed down like any other, so that nothing tells.
struct Attempt {
    std::string username;  ///< folded
    std::string source;    ///< address; empty: not through a socket, and then no source is counted
};

/// Counts the try against all that it is counted of, or refuses it: 429 `too_many_tries`, with the longest wait. Run it
/// in a transaction of its own that commits before the try is judged.
domain::Result<void> take(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt, domain::Instant now);

/// The same for a one-time code, once the password was right: who does not know it cannot slow the owner's codes.
domain::Result<void> take_code(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt,
                               domain::Instant now);

/// What was right: the password alone, while a code is asked for still, or all that was asked.
enum class Proved : std::uint8_t { password, all };

/// The try was right: to the account and the source it is given back. With all that was asked, what the person failed
/// at this source is forgotten, and the source is known from now on.
void succeed(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt, domain::Id const& person,
             domain::Instant now, Proved proved);

}  // namespace polku::identity
