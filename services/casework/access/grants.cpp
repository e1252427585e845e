#include "services/casework/access/grants.h"

#include <algorithm>
#include <tuple>

namespace polku::casework {

namespace {

using access::Category;
using access::Ground;

/// What a commission opens by itself: the lot's organisations must know whom they serve and for what work.
constexpr Category kCommissioned[] = {Category::basic, Category::employment};

void add_grants_of_part(std::vector<GrantRow>& rows, GroundFacts const& facts, Part const& part) {
    auto const add = [&](Category category, Ground ground, domain::Instant valid_until) {
        rows.push_back({part.organisation, part.team, category, part.relation, ground, valid_until});
    };
    for (auto const& statute : facts.statutes) {
        if (statute.organisation == part.organisation) add(statute.category, Ground::statute, kForever);
    }
    for (auto const& commission : facts.commissions) {
        if (commission.organisation != part.organisation) continue;
        for (auto const category : kCommissioned) add(category, Ground::commission, commission.valid_until);
    }
    for (auto const& consent : facts.consents) {
        if (consent.organisation == part.organisation) add(consent.category, Ground::consent, consent.valid_until);
    }
}

}  // namespace

std::vector<GrantRow> grants_of(GroundFacts const& facts) {
    std::vector<GrantRow> rows;
    for (auto const& part : facts.parts) add_grants_of_part(rows, facts, part);
    // Two consents to the same category: the one that lasts longer stands.
    auto const same = [](GrantRow const& a, GrantRow const& b) {
        return a.organisation == b.organisation && a.team == b.team && a.category == b.category && a.ground == b.ground;
    };
    auto const key = [](GrantRow const& row) {
        return std::tuple(row.organisation.text, row.team.text, row.category, row.ground, -row.valid_until.ms);
    };
    std::ranges::sort(rows, {}, key);
    auto const repeated = std::ranges::unique(rows, same);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

}  // namespace polku::casework
