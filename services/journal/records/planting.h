#pragma once

#include "shared/storage/database.h"

namespace polku::journal {

/// Gives the records that were gathered before there was a tree their leaves, in order, and puts
/// its refusals under the clients of their cases. To be called before the
/// gatherers run; what is done already is passed over.
void plant(storage::Database& database);

}  // namespace polku::journal
