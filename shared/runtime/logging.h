#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace polku::runtime {

enum class LogLevel : std::uint8_t { debug, info, warn, error };

/// A member of a log line. Never a body, a name, an identity code, a token or a query string.
struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;
};

/// Lines below `level` are left out. "debug", "info", "warn" or "error" in the settings. Info unless told.
void set_log_level(LogLevel level);

/// One JSON object a line on standard error: {"at", "level", "event", fields...}. `event` is a stable name such as
/// "request" or "storage_failed". Text that is not UTF-8 is shown with ?; thread-safe.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

/// Where lines go instead of standard error (tests); nullptr = standard error again.
void set_log_sink(void (*sink)(std::string_view line));

}  // namespace polku::runtime
