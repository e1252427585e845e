#pragma once

#include "shared/events/journal.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace polku::journal {

/// A service's own log, walked beside what was gathered of it.
class OwnLog {
public:
    /// Entries after a number, in order; none: that was all.
    using Page = std::function<std::vector<events::NumberedEntry>(std::int64_t after)>;

    explicit OwnLog(Page page) : page_(std::move(page)) {}

    /// The entry's text; nothing when the log has none of that number. Requires: numbers rise from call to call.
    std::optional<std::string> entry(std::int64_t number);

    struct Rest {
        std::int64_t count = 0;
        std::optional<std::int64_t> gap;             ///< the first number missing
        std::optional<events::NumberedEntry> first;  ///< of those that are there
    };
    /// What is behind `number`.
    Rest rest_after(std::int64_t number) const;

private:
    Page page_;
    std::vector<events::NumberedEntry> entries_;
    std::size_t next_ = 0;
};

}  // namespace polku::journal
