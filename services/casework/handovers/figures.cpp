#include "services/casework/handovers/figures.h"

#include "shared/domain/working_days.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace polku::casework {

namespace {

struct Pair {
    WaitFigures figures;
    std::vector<int> days;
};

void count(WaitFigures& figures, HandoverState state) {
    figures.decided += 1;
    switch (state) {
        case HandoverState::accepted: figures.accepted += 1; break;
        case HandoverState::declined: figures.declined += 1; break;
        case HandoverState::withdrawn: figures.withdrawn += 1; break;
        case HandoverState::expired: figures.expired += 1; break;
        case HandoverState::draft:
        case HandoverState::proposed: break;
    }
}

}  // namespace

std::vector<WaitFigures> wait_figures(std::span<Wait const> waits) {
    std::map<std::pair<std::string, std::string>, Pair> pairs;
    for (auto const& wait : waits) {
        auto& pair = pairs[{wait.from_organisation.text, wait.to_organisation.text}];
        pair.figures.from_organisation = wait.from_organisation;
        pair.figures.to_organisation = wait.to_organisation;
        count(pair.figures, wait.state);
        pair.days.push_back(
            domain::working_days_between(domain::local_date(wait.proposed_at), domain::local_date(wait.decided_at)));
    }
    std::vector<WaitFigures> figures;
    for (auto& [organisations, pair] : pairs) {
        if (pair.figures.decided < kFewestInFigures) continue;
        std::ranges::sort(pair.days);
        pair.figures.median_working_days = pair.days[(pair.days.size() - 1) / 2];
        pair.figures.longest_working_days = pair.days.back();
        figures.push_back(std::move(pair.figures));
    }
    std::ranges::stable_sort(figures, std::ranges::greater(), &WaitFigures::median_working_days);
    return figures;
}

}  // namespace polku::casework
