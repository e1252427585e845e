#pragma once

#include "services/payments/statements/acts.h"
#include "shared/domain/ids.h"
#include "shared/http/channel.h"
#include "shared/storage/database.h"

namespace polku::payments {

/// Has outcomes mark its log, and waits until the running reader has applied everything up to the mark, for at most
/// five seconds. For routes of cost heavy. 503 when outcomes is away or the reader is behind.
CatchUp catch_up_with_outcomes(http::Channel& outcomes, storage::Database& database, domain::IdSource& ids);

}  // namespace polku::payments
