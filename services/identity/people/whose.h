#pragma once

#include "services/identity/people/model.h"
#include "shared/events/journal.h"
#include "shared/storage/tx.h"

namespace polku::identity {

/// The person whom the entry is about, and the client that the person is: it belongs in that client's log.
void note_whose(storage::Tx& tx, events::JournalEntry& entry, Person const& person);

}  // namespace polku::identity
