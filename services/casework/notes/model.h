#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polku::casework {

/// Who reads a note beside the client: whoever has a ground for its category, or the writer's own organisation alone.
enum class NoteSharing : std::uint8_t { category, organisation };
inline constexpr domain::Name<NoteSharing> kNoteSharingNames[] = {{"category", NoteSharing::category},
                                                                  {"organisation", NoteSharing::organisation}};

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
    NoteSharing sharing = NoteSharing::category;
    RecordedBy recorded;
    std::vector<NoteText> texts;  ///< oldest first, never empty; the last one holds

    [[nodiscard]] std::int64_t version() const { return static_cast<std::int64_t>(texts.size()); }
};

}  // namespace polku::casework
