#pragma once

#include "shared/http/channel.h"

#include <string>
#include <string_view>
#include <vector>

/// Which service answers an address.
namespace polku::gateway {

/// `pattern` holds for itself and for all that is below it: "/api/v1/cases" also for "/api/v1/cases/1/plan". A segment
/// `{}` stands for any one: "/api/v1/cases/{}/milestones".
struct ServiceRoute {
    std::string pattern;
    http::Channel* channel = nullptr;
};

/// The most specific pattern wins: the one with the most segments, then the one with the earliest literal segment.
class ServiceTable {
public:
    /// Throws std::logic_error: a pattern that is not under /api/v1/ or not well formed, is there twice, or has no
    /// channel.
    explicit ServiceTable(std::vector<ServiceRoute> routes);

    /// Of a decoded and normalised path; nullptr when no service answers it.
    [[nodiscard]] http::Channel* find(std::string_view path) const;

private:
    struct Entry {
        std::vector<std::string> segments;  ///< "{}" = any
        http::Channel* channel;
    };
    std::vector<Entry> entries_;  ///< most specific first
};

}  // namespace polku::gateway
