#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

enum class TimelineKind : std::uint8_t { responsibility, party, consent, plan, task, appointment, note, document };
inline constexpr domain::Name<TimelineKind> kTimelineKindNames[] = {{"responsibility", TimelineKind::responsibility},
                                                                    {"party", TimelineKind::party},
                                                                    {"consent", TimelineKind::consent},
                                                                    {"plan", TimelineKind::plan},
                                                                    {"task", TimelineKind::task},
                                                                    {"appointment", TimelineKind::appointment},
                                                                    {"note", TimelineKind::note},
                                                                    {"document", TimelineKind::document}};

/// Something that happened in a case.
struct TimelineEntry {
    domain::Instant at;
    std::string key;  ///< with `at`: where it stands
    TimelineKind kind = TimelineKind::note;
    std::string what;  ///< "moved", "joined", "done", "written", ...
    std::string subject;
    std::string text;                          ///< title, or a note's text; empty where there is none
    std::optional<access::Category> category;  ///< nothing: what every reader of the case knows
    domain::Id organisation;                   ///< whose act it was, or who joined or took over
    std::string person;                        ///< who did it; empty where nobody is named
    RecordedBy recorded;                       ///< of the item that it is about
    /// A note or a document for one organisation, or an appointment under a safety ban at which the reader is not: only
    /// where the rule says so (`may_see_entry`).
    bool withheld = false;
};

struct TimelinePlace {
    domain::Instant at;
    std::string key;
};

}  // namespace polku::casework
