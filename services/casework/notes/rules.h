#pragma once

#include "services/casework/notes/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"

#include <optional>

namespace polku::casework {

/// Whether a note of this category may be written; `may_record`: the writer has a ground for it.
domain::Result<void> check_note(access::Category category, bool case_open, bool may_record);

/// Whether a correction made on `shown` may be added: by the organisation that wrote the note; 412 when somebody was
/// first. What was written wrongly may be put right after the case is closed.
domain::Result<void> check_correction(Note const& present, std::optional<std::int64_t> shown,
                                      access::Allowed const& allowed);

/// Whether the reader is told of it at all: the client of every note; of one for an organisation that organisation
/// alone, as long as it takes part; of the others whoever has a ground for the category.
bool may_see_note(access::Allowed const& allowed, Note const& note);

/// Whether `organisation` takes the note along when it leaves, or a receiver gets it (an empty id): what is shared by
/// category, and its own.
bool goes_along(Note const& note, domain::Id const& organisation);

}  // namespace polku::casework
