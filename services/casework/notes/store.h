#pragma once

#include "services/casework/notes/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// With its first text.
void insert_note(storage::Tx& tx, Note const& note);
/// The newest text of the note, which has been added to it.
void insert_correction(storage::Tx& tx, Note const& note);

/// Requires: `allowed` is about the note's case. Whether it is shown is for `may_see_note` to say.
std::optional<Note> load_note(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& note);

/// The notes of the case that `organisation` takes along when it leaves, or whoever is handed it gets (an empty id),
/// oldest first.
std::vector<Note> notes_along(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& organisation);

/// Where a note stands in the list.
struct NotePlace {
    domain::Instant recorded_at;
    std::string id;
};
/// The reader's own of the case, newest first.
std::vector<Note> list_notes(storage::Tx& tx, access::Allowed const& allowed, std::optional<NotePlace> const& after,
                             int limit);

}  // namespace polku::casework
