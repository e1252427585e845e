#pragma once

#include "services/notices/inbox/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::notices {

/// Which notices an event makes, without their ids: none for a type that nobody is told of. Problem: the event is of a
/// told type but lacks what the notice needs.
domain::Result<std::vector<Notice>> notices_of(events::Recorded const& recorded);

/// The same told to the substitute of the person to whom it is addressed, who is away; nothing for a kind that waits
/// for the person. Requires: it is addressed to one person.
std::optional<Notice> told_to_substitute(Notice const& notice, domain::Id const& substitute);

[[nodiscard]] Reader reader_of(access::Principal const& principal);

/// `state` of the request; nothing: both. 422.
domain::Result<std::optional<ReadState>> wanted_state(std::optional<std::string> const& state);

}  // namespace polku::notices
