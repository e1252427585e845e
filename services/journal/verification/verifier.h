#pragma once

#include "services/journal/verification/model.h"

namespace polku::journal {

/// Recomputes every leaf from its record and the tree from its leaves, and compares both with what is stored, with
/// every checkpoint, and each record with the own log of the service that wrote it. Beside a running server too: it
/// looks at one instant. Throws StorageError when the journal's file cannot be read.
Report verify(VerifyRequest const& request);

}  // namespace polku::journal
