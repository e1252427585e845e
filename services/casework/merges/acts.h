#pragma once

#include "services/casework/merges/rules.h"
#include "shared/http/route.h"

#include <string>

/// What is done with a merge: load, rule, save, tell.
namespace polku::casework {

domain::Result<http::Written> propose_merge(http::WriteCall& call, NewMerge const& wanted);
domain::Result<http::Written> confirm_merge(http::WriteCall& call);
domain::Result<http::Written> reject_merge(http::WriteCall& call, std::string const& reason);
domain::Result<http::Written> undo_merge(http::WriteCall& call, std::string const& reason);

/// The two that a match names are not one person.
domain::Result<http::Written> dismiss_match(http::WriteCall& call);

}  // namespace polku::casework
