#pragma once

#include "services/notices/live/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"
#include "shared/http/route.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::notices {

/// Which changes an event tells beside the notices that it makes: none for a type that nobody is told of. Problem: the
/// event is of a told type but lacks what the change needs.
domain::Result<std::vector<Change>> changes_of(events::Recorded const& recorded);

/// The same of a notice.
Change change_of(Notice const& notice);

std::string place_text(Place const& place);
/// Nothing: it is none of ours.
std::optional<Place> read_place(std::string_view text);

/// Whether a reader who was told everything up to `place` can be told the rest. `oldest` and `newest`: what is kept; 0
/// and 0 when that is nothing.
bool can_go_on(Place const& place, std::string_view epoch, std::int64_t oldest, std::int64_t newest);

/// The event of a change: its kind, the id that it leads to, its number; never a name or a word.
http::StreamMessage message_of(Change const& change, std::string_view epoch);

}  // namespace polku::notices
