#include "services/casework/access/grants.h"

#include "services/casework/emergencies/model.h"

#include <algorithm>
#include <tuple>

namespace polku::casework {

namespace {

using access::Category;
using access::Ground;

/// What a commission opens by itself: the lot's organisations must know whom they serve and for what work.
constexpr Category kCommissioned[] = {Category::basic, Category::employment};

void add_grants_of_part(std::vector<GrantRow>& rows, GroundFacts const& facts, Part const& part) {
    auto const add = [&](Category category, Ground ground, Validity const& valid) {
        rows.push_back({part.organisation, part.team, category, part.relation, ground, valid});
    };
    for (auto const& statute : facts.statutes) {
        if (statute.organisation == part.organisation) add(statute.category, Ground::statute, statute.valid);
    }
    for (auto const& commission : facts.commissions) {
        if (commission.organisation != part.organisation) continue;
        for (auto const category : kCommissioned) add(category, Ground::commission, commission.valid);
    }
    for (auto const& consent : facts.consents) {
        if (consent.organisation == part.organisation) add(consent.category, Ground::consent, consent.valid);
    }
}

}  // namespace

std::vector<GrantRow> grants_of(GroundFacts const& facts) {
    std::vector<GrantRow> rows;
    for (auto const& part : facts.parts) add_grants_of_part(rows, facts, part);
    for (auto const& emergency : facts.emergencies) {
        for (auto const category : kEmergencyCategories) {
            rows.push_back({emergency.organisation, emergency.team, category, access::Relation::emergency,
                            Ground::emergency, emergency.valid, emergency.person});
        }
    }
    std::ranges::sort(rows, {}, [](GrantRow const& row) {
        return std::tuple(row.organisation.text, row.team.text, row.person.text, row.category, row.ground,
                          row.valid.from);
    });
    std::vector<GrantRow> joined;
    for (auto& row : rows) {
        auto const goes_on = [&](GrantRow const& before) {
            return before.organisation == row.organisation && before.team == row.team && before.person == row.person &&
                   before.category == row.category && before.ground == row.ground &&
                   row.valid.from <= before.valid.until;
        };
        if (!joined.empty() && goes_on(joined.back())) {
            joined.back().valid.until = std::max(joined.back().valid.until, row.valid.until);
        } else {
            joined.push_back(std::move(row));
        }
    }
    return joined;
}

std::optional<domain::Instant> consented_until(GroundFacts const& facts, domain::Id const& organisation,
                                               access::Category category, domain::Instant now) {
    GroundFacts consented;
    consented.parts = {{organisation, {}, access::Relation::party}};
    consented.consents = facts.consents;
    for (auto const& row : grants_of(consented)) {
        if (row.category == category && row.valid.holds(now)) return row.valid.until;
    }
    return std::nullopt;
}

}  // namespace polku::casework
