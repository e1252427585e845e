#include "services/casework/closing/rules.h"

#include <algorithm>

namespace polku::casework {

domain::Result<void> check_closing(bool case_open, std::span<OpenItem const> open_items) {
    if (!case_open) return domain::refused(domain::conflict("case_closed"));
    if (open_items.empty()) return {};
    domain::Params counts;
    for (auto const& kind : kOpenThingNames) {
        auto const count = std::ranges::count(open_items, kind.value, &OpenItem::kind);
        if (count > 0) counts.emplace_back(std::string(kind.text), std::to_string(count));
    }
    return domain::refused(domain::conflict("case_has_open_items", std::move(counts)));
}

domain::Result<void> check_reopening(bool case_open, bool another_open) {
    if (case_open) return domain::refused(domain::conflict("case_is_open"));
    if (another_open) return domain::refused(domain::conflict("another_case_open"));
    return {};
}

}  // namespace polku::casework
