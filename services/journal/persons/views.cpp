#include "services/journal/persons/views.h"

#include "services/journal/persons/store.h"
#include "shared/json/reader.h"

#include <stdexcept>
#include <string>

namespace polku::journal {

void apply_merge_event(storage::Tx& tx, events::Recorded const& recorded) {
    auto const& type = recorded.event.type;
    auto const merged = type == "polku.client.merged.v1";
    if (!merged && type != "polku.client.separated.v1") return;
    if (auto const document = json::parse(recorded.event.data)) {
        json::Reader reader(*document);
        reader.allow_unknown();
        auto const surviving = reader.id("surviving");
        auto const retired = reader.id("retired");
        if (reader.finish()) {
            if (merged)
                keep_merge(tx, surviving, retired);
            else
                end_merge(tx, retired);
            return;
        }
    }
    throw std::runtime_error("event " + std::to_string(recorded.number) + " (" + type + ") is not of a merge");
}

}  // namespace polku::journal
