#include "services/casework/handovers/package.h"

#include "shared/domain/sha256.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Client packed_client() {
    Client client;
    client.id = {"client"};
    client.family_name = "Testinen";
    client.given_names = "Kalle";
    client.mother_tongue = "fi";
    client.service_language = "fi";
    client.municipality = "837";
    client.phone = "+358401234567";
    return client;
}

PlanItems packed_plan() {
    PlanItems plan;
    Goal goal;
    goal.id = {"goal"};
    goal.title = "Uni kuntoon";
    goal.category = access::Category::health;
    plan.goals.push_back(goal);
    PlanAction action;
    action.id = {"action"};
    action.goal = goal.id;
    action.title = "Vastaanotto";
    action.category = access::Category::social;
    action.starts_on = domain::LocalDate{2026, 12, 1};
    action.ends_on = domain::LocalDate{2026, 12, 2};
    plan.actions.push_back(action);
    return plan;
}

std::vector<PackagePart> sample_package() {
    static Client const client = packed_client();
    static Case const the_case;
    return make_package({client, the_case, "N-1", "Viesti", packed_plan()});
}

std::vector<access::Category> categories_of(std::vector<PackagePart> const& package) {
    std::vector<access::Category> categories;
    categories.reserve(package.size());
    for (auto const& part : package) categories.push_back(part.category);
    return categories;
}

TEST(Package, HasEachCategoryOnceEachInItsOwnPart) {
    using enum access::Category;
    auto const package = sample_package();
    EXPECT_THAT(categories_of(package), ElementsAre(basic, employment, social, health));
    EXPECT_THAT(package[0].content, HasSubstr("Testinen"));
    EXPECT_THAT(package[1].content, HasSubstr("Viesti"));
    EXPECT_THAT(package[2].content, HasSubstr("Vastaanotto"));
    EXPECT_THAT(package[3].content, HasSubstr("Uni kuntoon"));
    for (auto const& part : package) {
        EXPECT_EQ(part.hash, domain::sha256_hex(part.content));
        EXPECT_EQ(part.content.find("Uni kuntoon") != std::string::npos, part.category == health);
    }
}

TEST(Package, HoldsNoPlacesAndNoWayToReachTheClient) {
    for (auto const& part : sample_package()) {
        EXPECT_THAT(part.content, Not(HasSubstr("837")));
        EXPECT_THAT(part.content, Not(HasSubstr("municipality")));
        EXPECT_THAT(part.content, Not(HasSubstr("+358")));
    }
}

TEST(Package, OneFigureFreezesTheWholeInAnyOrder) {
    auto package = sample_package();
    auto const whole = package_hash(package);
    std::ranges::reverse(package);
    EXPECT_EQ(package_hash(package), whole);
    package.front().hash[0] = package.front().hash[0] == 'a' ? 'b' : 'a';
    EXPECT_NE(package_hash(package), whole);
    package.erase(package.begin());
    EXPECT_NE(package_hash(package), whole);
}

}  // namespace
}  // namespace polku::casework
