#pragma once

#include "shared/events/read_log.h"
#include "shared/runtime/awaitable.h"

#include <string>

namespace polku::events {

/// Keeps one entry (canonical JSON) in the read log and resumes on the caller's own loop when it is durable. Throws
/// when it could not be kept. The entries of one turn of a loop are handed over together.
runtime::Awaitable<void> await_entry(ReadLog& log, std::string entry);

}  // namespace polku::events
