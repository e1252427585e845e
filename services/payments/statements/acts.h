#pragma once

#include "services/payments/statements/model.h"
#include "shared/http/route.h"

#include <functional>
#include <string>

/// The write functions of a statement: load, apply the rule, save, tell.
namespace polku::payments {

/// Reads outcomes' log up to a number that is taken now, or: 503.
using CatchUp = std::function<domain::Result<void>()>;

/// {} ends the statement with its month; {"cut_off": instant} or {"end_now": true} earlier. Catches up before the
/// transaction.
http::WriteHandler freeze_statement(CatchUp catch_up);

domain::Result<http::Written> approve_statement(http::WriteCall& call);
domain::Result<http::Written> refuse_statement(http::WriteCall& call, std::string const& reason);

/// The batch, made now or before: exported again it is the same.
domain::Result<http::Written> export_statement(http::WriteCall& call);

}  // namespace polku::payments
