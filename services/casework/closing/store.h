#pragma once

#include "services/casework/closing/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// Closes the case (the schema's trigger writes its closed_at). Requires: it is open, and no handover or plan of it
/// waits for an answer.
void insert_closing(storage::Tx& tx, domain::Id const& case_id, Closing const& closing);
/// Opens it again. Requires: it is closed.
void save_reopening(storage::Tx& tx, domain::Id const& case_id, RecordedBy const& by, std::string_view reason);

/// Every closing of the case, newest first.
std::vector<Closing> closings_of(storage::Tx& tx, access::Allowed const& allowed);

/// What is open in the case that the reader may know of.
std::vector<OpenItem> still_open(storage::Tx& tx, access::Allowed const& allowed);

/// Whether the client has an open case in the same programme beside this one.
bool another_open_case(storage::Tx& tx, access::Allowed const& allowed);

}  // namespace polku::casework
