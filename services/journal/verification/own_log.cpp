#include "services/journal/verification/own_log.h"

namespace polku::journal {

std::optional<std::string> OwnLog::entry(std::int64_t number) {
    while (next_ < entries_.size() && entries_[next_].number < number) ++next_;
    if (next_ == entries_.size()) {
        entries_ = page_(number - 1);
        next_ = 0;
    }
    if (next_ == entries_.size() || entries_[next_].number != number) return std::nullopt;
    return entries_[next_].canonical;
}

OwnLog::Rest OwnLog::rest_after(std::int64_t number) const {
    Rest rest;
    auto expected = number + 1;
    for (auto page = page_(number); !page.empty(); page = page_(expected - 1)) {
        if (!rest.first) rest.first = page.front();
        for (auto const& entry : page) {
            if (entry.number != expected && !rest.gap) rest.gap = expected;
            expected = entry.number + 1;
            ++rest.count;
        }
    }
    return rest;
}

}  // namespace polku::journal
