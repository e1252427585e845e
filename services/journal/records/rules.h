#pragma once

#include "services/journal/records/model.h"
#include "shared/domain/problem.h"
#include "shared/json/reader.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace polku::journal {

/// An import is one change of a whole file's clients.
inline constexpr std::size_t kMostClients = 200'000;
inline constexpr json::Limits kEntryLimits{.bytes = 16 * 1024 * 1024, .depth = 4};

/// Problem: it is not what events::canonical writes.
domain::Result<Entry> parse_entry(std::string_view canonical);

/// The client of the case that an entry names, where it says so: it is about one client and one case.
[[nodiscard]] std::optional<domain::Id> tells_client_of_case(Entry const& entry);

/// Whether it is found under the client of its case: a refusal that names the case alone, since who was refused was
/// told nothing of it.
[[nodiscard]] bool about_client_of_case(Entry const& entry);

/// What is kept of a log last.
struct Newest {
    std::int64_t number = 0;
    std::string canonical;
};

/// After which number to ask: the newest one kept is asked for again, so that a log that was cut or rewritten shows.
[[nodiscard]] std::int64_t ask_after(std::optional<Newest> const& newest);

/// The new records among what the source answered. Problem: the newest one kept is missing or reads otherwise now
/// (`log_rewritten`), a number is missing or comes twice (`log_gap`), or an entry cannot be read (`entry_unreadable`).
/// `detail` says at which number.
domain::Result<std::vector<Record>> follow(std::optional<Newest> const& newest,
                                           std::vector<events::NumberedEntry> const& answered);

}  // namespace polku::journal
