#pragma once

#include "services/casework/closing/model.h"
#include "shared/domain/problem.h"

#include <span>

namespace polku::casework {

/// Whether the case may be closed: it is open, and nothing that its closer may know of is left open. What the closer
/// may not know of does not stop it, and is still ended by its own organisation afterwards.
domain::Result<void> check_closing(bool case_open, std::span<OpenItem const> open_items);

/// Whether it may be opened again: it is closed, and the client has no other open case in the programme.
domain::Result<void> check_reopening(bool case_open, bool another_open);

}  // namespace polku::casework
