#pragma once

#include "services/casework/imports/model.h"
#include "shared/domain/problem.h"

#include <cstdint>
#include <optional>
#include <span>

namespace polku::casework::imports {

/// Whether the import may be undone: all of it or nothing, because what comes instead is a whole file, and of half an
/// import nobody could say which rows are still to be corrected. 409 import_undone (who, when), import_not_done or
/// import_acted_upon (how many cases and which), 412. The state is judged before the version: the loser of a race
/// learns who won. `acted`: the first of them, `acted_count`: all.
domain::Result<void> check_undo(Import const& import, std::optional<std::int64_t> shown_version,
                                std::span<ActedCase const> acted, std::int64_t acted_count);

}  // namespace polku::casework::imports
