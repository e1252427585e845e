#include "services/casework/access/grants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace polku::casework {
namespace {

using access::Category;
using access::Ground;
using access::Relation;
using domain::Id;
using domain::Instant;
using ::testing::ElementsAre;

Part part(std::string organisation, std::string team, Relation relation = Relation::party) {
    return {{std::move(organisation)}, {std::move(team)}, relation};
}

bool opens(std::vector<GrantRow> const& rows, Id const& organisation, Category category, Ground ground) {
    return std::ranges::any_of(rows, [&](GrantRow const& row) {
        return row.organisation == organisation && row.category == category && row.ground == ground;
    });
}

TEST(Grants, NobodyWithoutAPart) {
    GroundFacts facts;
    facts.statutes = {{{"authority"}, Category::basic}};
    facts.commissions = {{{"provider"}}};
    facts.consents = {{{"county"}, Category::health}};
    EXPECT_TRUE(grants_of(facts).empty());
}

TEST(Grants, ACommissionOpensBasicAndEmploymentFromItsFirstDayToItsLast) {
    GroundFacts facts;
    facts.parts = {part("provider", "team", Relation::responsible)};
    facts.commissions = {{{"provider"}, {Instant{200}, Instant{500}}}};
    auto const rows = grants_of(facts);
    ASSERT_EQ(rows.size(), 2U);
    for (auto const& row : rows) {
        EXPECT_TRUE(row.category == Category::basic || row.category == Category::employment);
        EXPECT_EQ(row.ground, Ground::commission);
        EXPECT_EQ(row.relation, Relation::responsible);
        EXPECT_EQ(row.valid, (Validity{Instant{200}, Instant{500}}));
    }
}

TEST(Grants, TheStatuteIsTheOrganisationsOwn) {
    GroundFacts facts;
    facts.parts = {part("authority", "a", Relation::responsible), part("county", "c")};
    facts.statutes = {{{"authority"}, Category::basic}, {{"county"}, Category::social}};
    auto const rows = grants_of(facts);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(opens(rows, {"authority"}, Category::basic, Ground::statute));
    EXPECT_TRUE(opens(rows, {"county"}, Category::social, Ground::statute));
}

TEST(Grants, EachTeamOfAnOrganisationThatTakesPart) {
    GroundFacts facts;
    facts.parts = {part("authority", "keski", Relation::responsible), part("authority", "pirkka")};
    facts.statutes = {{{"authority"}, Category::basic}};
    auto const rows = grants_of(facts);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].team.text, "keski");
    EXPECT_EQ(rows[0].relation, Relation::responsible);
    EXPECT_EQ(rows[1].team.text, "pirkka");
    EXPECT_EQ(rows[1].relation, Relation::party);
}

/// The periods in which the provider's team may see health on consents of these periods.
std::vector<Validity> health_periods(std::vector<Validity> const& consents) {
    GroundFacts facts;
    facts.parts = {part("provider", "team")};
    for (auto const& period : consents) facts.consents.push_back({{"provider"}, Category::health, period});
    std::vector<Validity> periods;
    for (auto const& row : grants_of(facts)) periods.push_back(row.valid);
    return periods;
}

TEST(Grants, PeriodsThatMeetOrOverlapAreOne) {
    Validity const early{Instant{10}, Instant{20}};
    EXPECT_THAT(health_periods({early, {Instant{15}, Instant{30}}}), ElementsAre(Validity{Instant{10}, Instant{30}}));
    EXPECT_THAT(health_periods({{Instant{20}, Instant{30}}, early}), ElementsAre(Validity{Instant{10}, Instant{30}}));
    EXPECT_THAT(health_periods({early, {Instant{12}, Instant{14}}}), ElementsAre(early));
    EXPECT_THAT(health_periods({early, {Instant{21}, Instant{30}}}),
                ElementsAre(early, Validity{Instant{21}, Instant{30}}));
}

TEST(Grants, AConsentLastsUntilTheFirstBreak) {
    GroundFacts facts;
    facts.consents = {{{"county"}, Category::health, {Instant{10}, Instant{20}}},
                      {{"county"}, Category::health, {Instant{20}, Instant{30}}},
                      {{"county"}, Category::health, {Instant{40}, Instant{50}}},
                      {{"county"}, Category::social, {Instant{0}, Instant{99}}},
                      {{"provider"}, Category::health, {Instant{0}, Instant{99}}}};
    auto const until = [&](std::int64_t now) {
        return consented_until(facts, {"county"}, Category::health, Instant{now});
    };
    EXPECT_EQ(until(9), std::nullopt);
    EXPECT_EQ(until(10), Instant{30});
    EXPECT_EQ(until(30), std::nullopt);
    EXPECT_EQ(until(49), Instant{50});
    EXPECT_EQ(until(50), std::nullopt);
}

constexpr std::int64_t kLastInstant = 30;

/// Facts drawn at random from three organisations: none, one or two teams of each take part.
GroundFacts drawn_facts(std::mt19937& random) {
    std::string const organisations[] = {"a", "b", "c"};
    auto const draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    auto const category = [&] { return static_cast<Category>(draw(8)); };
    auto const period = [&] {
        auto const from = draw(kLastInstant);
        return Validity{Instant{from}, draw(5) == 0 ? kForever : Instant{from + 1 + draw(10)}};
    };
    GroundFacts facts;
    for (auto const& organisation : organisations) {
        for (int team = 0, teams = draw(3); team < teams; ++team) {
            facts.parts.push_back(part(organisation, organisation + std::to_string(team)));
        }
        for (int i = draw(4); i > 0; --i) facts.statutes.push_back({{organisation}, category(), period()});
        for (int i = draw(3); i > 0; --i) facts.commissions.push_back({{organisation}, period()});
        for (int i = draw(6); i > 0; --i) facts.consents.push_back({{organisation}, category(), period()});
    }
    return facts;
}

/// The rule said again, as one sentence for each ground: whether a team of the organisation may see the category then.
bool is_founded(GroundFacts const& facts, Id const& organisation, Category category, Ground ground, Instant then) {
    auto const gives = [&](auto const& share) {
        return share.organisation == organisation && share.category == category && share.valid.holds(then);
    };
    switch (ground) {
        case Ground::statute: return std::ranges::any_of(facts.statutes, gives);
        case Ground::consent: return std::ranges::any_of(facts.consents, gives);
        case Ground::commission:
            return (category == Category::basic || category == Category::employment) &&
                   std::ranges::any_of(facts.commissions, [&](auto const& share) {
                       return share.organisation == organisation && share.valid.holds(then);
                   });
        default: return false;
    }
}

TEST(Grants, AtEveryInstantOpenIsWhatHasAGroundAndNothingElse) {
    std::mt19937 random(4242);  // NOLINT: the same cases at every run
    for (int round = 0; round < 100; ++round) {
        auto const facts = drawn_facts(random);
        auto const rows = grants_of(facts);
        for (auto const& row : rows) {
            EXPECT_TRUE(std::ranges::any_of(facts.parts, [&](Part const& taking) {
                return taking.organisation == row.organisation && taking.team == row.team;
            })) << round;
        }
        for (auto const& taking : facts.parts) {
            for (auto const& category : access::kCategoryNames) {
                for (auto const ground : {Ground::statute, Ground::commission, Ground::consent}) {
                    for (std::int64_t then = 0; then < kLastInstant; ++then) {
                        auto const open = std::ranges::count_if(rows, [&](GrantRow const& row) {
                            return row.organisation == taking.organisation && row.team == taking.team &&
                                   row.category == category.value && row.ground == ground &&
                                   row.valid.holds(Instant{then});
                        });
                        EXPECT_EQ(open, is_founded(facts, taking.organisation, category.value, ground, Instant{then}))
                            << round << ' ' << then;
                    }
                }
            }
        }
    }
}

}  // namespace
}  // namespace polku::casework
