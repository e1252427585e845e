#include "gateway/service_table.h"

#include "shared/domain/text.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace polku::gateway {

namespace {

constexpr std::string_view kRoot = "/api/v1/";
constexpr std::string_view kAny = "{}";

std::vector<std::string> pattern_segments(ServiceRoute const& route) {
    auto const& pattern = route.pattern;
    if (!pattern.starts_with(kRoot)) throw std::logic_error("not under /api/v1/: " + pattern);
    if (route.channel == nullptr) throw std::logic_error("no channel for " + pattern);
    std::vector<std::string> segments;
    for (auto const segment : domain::split(std::string_view(pattern).substr(1), '/')) {
        auto const braces = segment.find_first_of("{}") != std::string_view::npos;
        if (segment.empty() || (braces && segment != kAny)) throw std::logic_error("not a pattern: " + pattern);
        segments.emplace_back(segment);
    }
    return segments;
}

bool more_specific(std::vector<std::string> const& a, std::vector<std::string> const& b) {
    if (a.size() != b.size()) return a.size() > b.size();
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((a[i] == kAny) != (b[i] == kAny)) return b[i] == kAny;
    }
    return a < b;
}

bool begins_with(std::vector<std::string_view> const& parts, std::vector<std::string> const& segments) {
    if (parts.size() < segments.size()) return false;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (parts[i].empty() || (segments[i] != kAny && segments[i] != parts[i])) return false;
    }
    return true;
}

}  // namespace

ServiceTable::ServiceTable(std::vector<ServiceRoute> routes) {
    for (auto const& route : routes) entries_.push_back({pattern_segments(route), route.channel});
    std::ranges::sort(entries_, more_specific, &Entry::segments);
    if (auto const twice = std::ranges::adjacent_find(entries_, {}, &Entry::segments); twice != entries_.end()) {
        throw std::logic_error("two services for one pattern that ends in " + twice->segments.back());
    }
}

http::Channel* ServiceTable::find(std::string_view path) const {
    if (!path.starts_with(kRoot)) return nullptr;
    auto const parts = domain::split(path.substr(1), '/');
    for (auto const& entry : entries_) {
        if (begins_with(parts, entry.segments)) return entry.channel;
    }
    return nullptr;
}

}  // namespace polku::gateway
