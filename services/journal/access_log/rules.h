#pragma once

#include "services/journal/access_log/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string_view>

namespace polku::journal {

/// A client reads the own log alone; to anybody else's there is nothing (false).
[[nodiscard]] bool may_read_log_of(access::Principal const& principal, domain::Id const& client);

/// Why the log is read, for the journal.
[[nodiscard]] access::Ground ground_of_reading(access::Principal const& principal);

/// `kind` of the request. A client saw nothing of a refusal that others met, so it is not among the choices: 422.
domain::Result<std::optional<events::EntryKind>> wanted_kind(access::Principal const& principal,
                                                             std::optional<std::string> const& kind);

/// Entries (newest first) by day in Helsinki, a day's by person, organisation and role.
[[nodiscard]] std::vector<Day> by_day(std::span<Entry const> newest_first);

/// Of a visitor's acts: each word once, in the order of the newest.
[[nodiscard]] std::vector<std::string> kinds_of(Visitor const& visitor);
[[nodiscard]] std::vector<std::string> categories_of(Visitor const& visitor);
[[nodiscard]] std::vector<std::string> grounds_of(Visitor const& visitor);

}  // namespace polku::journal
