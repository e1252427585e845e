#include "services/identity/saved_filters/rules.h"

#include <algorithm>
#include <vector>

namespace polku::identity {

namespace {

bool of_a_query(char c) {
    auto const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("-._~!$&'()*+,;=:@/?%").find(c) != std::string_view::npos;
}

}  // namespace

domain::Result<void> check_saved_filter(SavedFilter const& filter, int others) {
    std::vector<domain::FieldFault> faults;
    if (!std::ranges::all_of(filter.query, of_a_query)) faults.push_back({"/query", "not_a_query", {}});
    if (others >= kMostSavedFilters)
        faults.push_back({"/name", "too_many_filters", {{"max", std::to_string(kMostSavedFilters)}}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

}  // namespace polku::identity
