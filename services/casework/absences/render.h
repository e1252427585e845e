#pragma once

#include "services/casework/absences/model.h"
#include "shared/json/writer.h"

namespace polku::casework {

/// `away`: until when and who does the work, or null.
inline void write_away(json::Writer& writer, std::optional<Away> const& away) {
    if (!away) {
        writer.field("away", nullptr);
        return;
    }
    writer.begin_object("away").field("until", away->until).field("substitute", away->substitute).end_object();
}

}  // namespace polku::casework
