#pragma once

#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/route.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How the parts read each other's logs: three internal routes that every service mounts, and the ways to ask them.
namespace polku::http {

/// Who reads the events of a type. `type_prefix` such as "polku.handover."; readers are service names. An event that no
/// line fits is nobody's.
struct Audience {
    std::string_view type_prefix;
    std::vector<std::string_view> readers;
};

/// GET /internal/events, /internal/journal and /internal/read-log, each with `after` and `limit` (1 to 1000).
std::vector<Route> feed_routes(std::vector<Audience> audiences, events::ReadLog& read_log);

/// Asks `source` for the events of `reader` (both service names) after a number. 503 when it is away. Both outlive what
/// is made.
std::function<runtime::Awaitable<domain::Result<events::Batch>>(std::int64_t)> pull_events(Channel& source,
                                                                                           std::string reader);

enum class EntryLog : std::uint8_t { journal, read_log };
/// The journal entries or read-log entries after `after`, for the journal service.
runtime::Awaitable<domain::Result<std::vector<events::NumberedEntry>>> pull_entries(Channel& source, std::string reader,
                                                                                    EntryLog log, std::int64_t after);

}  // namespace polku::http
