#pragma once

#include "services/casework/items/model.h"
#include "services/casework/items/sharing.h"
#include "shared/access/vocabulary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polku::casework {

/// One text of a note: the first as it was written, each next one a correction.
struct NoteText {
    std::string text;
    domain::Instant written_at;
    domain::Id written_by;
};

struct Note {
    domain::Id id;
    domain::Id case_id;
    access::Category category = access::Category::basic;
    Sharing sharing = Sharing::category;
    RecordedBy recorded;
    std::vector<NoteText> texts;  ///< oldest first, never empty; the last one holds

    [[nodiscard]] std::int64_t version() const { return static_cast<std::int64_t>(texts.size()); }
};

}  // namespace polku::casework
