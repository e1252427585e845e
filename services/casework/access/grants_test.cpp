#include "services/casework/access/grants.h"

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
    facts.commissions = {{{"provider"}, kForever}};
    facts.consents = {{{"county"}, Category::health, Instant{1}}};
    EXPECT_TRUE(grants_of(facts).empty());
}

TEST(Grants, ACommissionOpensBasicAndEmploymentUntilItEnds) {
    GroundFacts facts;
    facts.parts = {part("provider", "team", Relation::responsible)};
    facts.commissions = {{{"provider"}, Instant{500}}};
    auto const rows = grants_of(facts);
    ASSERT_EQ(rows.size(), 2U);
    for (auto const& row : rows) {
        EXPECT_TRUE(row.category == Category::basic || row.category == Category::employment);
        EXPECT_EQ(row.ground, Ground::commission);
        EXPECT_EQ(row.relation, Relation::responsible);
        EXPECT_EQ(row.valid_until, Instant{500});
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

TEST(Grants, OfTwoConsentsTheLongerStands) {
    GroundFacts facts;
    facts.parts = {part("provider", "team")};
    facts.consents = {{{"provider"}, Category::health, Instant{10}}, {{"provider"}, Category::health, Instant{20}}};
    auto const rows = grants_of(facts);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].valid_until, Instant{20});
}

/// Facts drawn at random from three organisations: none, one or two teams of each take part.
GroundFacts drawn_facts(std::mt19937& random) {
    std::string const organisations[] = {"a", "b", "c"};
    auto const draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    auto const category = [&] { return static_cast<Category>(draw(8)); };
    GroundFacts facts;
    for (auto const& organisation : organisations) {
        for (int team = 0, teams = draw(3); team < teams; ++team) {
            facts.parts.push_back(part(organisation, organisation + std::to_string(team)));
        }
        for (int i = draw(4); i > 0; --i) facts.statutes.push_back({{organisation}, category()});
        if (draw(2) == 0) facts.commissions.push_back({{organisation}, Instant{draw(100)}});
        for (int i = draw(4); i > 0; --i) facts.consents.push_back({{organisation}, category(), Instant{draw(100)}});
    }
    return facts;
}

/// The rule said again, as one sentence for each ground.
bool is_founded(GrantRow const& row, GroundFacts const& facts) {
    switch (row.ground) {
        case Ground::statute:
            return row.valid_until == kForever && std::ranges::any_of(facts.statutes, [&](auto const& share) {
                       return share.organisation == row.organisation && share.category == row.category;
                   });
        case Ground::commission:
            return (row.category == Category::basic || row.category == Category::employment) &&
                   std::ranges::any_of(facts.commissions, [&](auto const& share) {
                       return share.organisation == row.organisation && share.valid_until == row.valid_until;
                   });
        case Ground::consent:
            return std::ranges::any_of(facts.consents, [&](auto const& share) {
                return share.organisation == row.organisation && share.category == row.category &&
                       share.valid_until == row.valid_until;
            });
        default: return false;
    }
}

TEST(Grants, EveryRowHasAPartAndAGroundAndNoneIsMissing) {
    std::mt19937 random(4242);  // NOLINT: the same cases at every run
    for (int round = 0; round < 500; ++round) {
        auto const facts = drawn_facts(random);
        auto const rows = grants_of(facts);
        for (auto const& row : rows) {
            EXPECT_TRUE(is_founded(row, facts)) << round;
            EXPECT_TRUE(std::ranges::any_of(facts.parts, [&](Part const& taking) {
                return taking.organisation == row.organisation && taking.team == row.team;
            })) << round;
        }
        for (auto const& taking : facts.parts) {
            for (auto const& share : facts.consents) {
                if (share.organisation != taking.organisation) continue;
                EXPECT_TRUE(opens(rows, share.organisation, share.category, Ground::consent)) << round;
            }
            for (auto const& share : facts.statutes) {
                if (share.organisation != taking.organisation) continue;
                EXPECT_TRUE(opens(rows, share.organisation, share.category, Ground::statute)) << round;
            }
        }
    }
}

}  // namespace
}  // namespace polku::casework
