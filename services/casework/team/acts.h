#pragma once

#include "services/casework/team/model.h"
#include "shared/http/route.h"

#include <cstdint>
#include <optional>

namespace polku::casework {

/// Another person of the team becomes the case's named worker; its new version. Requires: `allowed` is party_write of
/// the case. Whole or, when it is refused, nothing: what check_worker says, 412 when `if_match` is not its version.
domain::Result<std::int64_t> move_case(http::WriteCall& call, access::Allowed const& allowed, domain::Id const& person,
                                       std::optional<std::int64_t> if_match);

/// Each case by itself, as who asks may move it: what is refused keeps none of the others back. The answer says what
/// became of each, in the order asked. One journal entry names the clients of those that moved; each case that the
/// policy refused has one of its own.
domain::Result<http::Written> move_cases(http::WriteCall& call, WorkerMoves const& wanted);

}  // namespace polku::casework
