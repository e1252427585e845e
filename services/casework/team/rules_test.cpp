#include "services/casework/team/rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace polku::casework {
namespace {

domain::Id const kMe{"me"};
domain::Id const kColleague{"colleague"};
domain::Id const kThird{"third"};

/// "ok", or the code of why not.
std::string giving(access::Role role, std::optional<domain::Id> worker, domain::Id const& to, bool open = true,
                   bool of_team = true) {
    access::Principal by;
    by.person = kMe;
    by.role = role;
    auto const checked =
        check_worker(by, to, {.case_open = open, .worker = std::move(worker), .person_of_team = of_team});
    if (checked) return "ok";
    return checked.error().faults.empty() ? checked.error().code : checked.error().faults.front().code;
}

TEST(TeamRules, WhoMayGiveWhatToWhom) {
    using access::Role;
    struct Line {
        Role role;
        std::optional<domain::Id> worker;
        domain::Id to;
        std::string expected;
    };
    std::vector<Line> const lines{
        {Role::coach, kMe, kColleague, "ok"},
        {Role::coach, std::nullopt, kMe, "ok"},
        {Role::coach, std::nullopt, kColleague, "not_your_case"},
        {Role::coach, kColleague, kMe, "not_your_case"},
        {Role::coach, kColleague, kThird, "not_your_case"},
        {Role::officer, kMe, kColleague, "ok"},
        {Role::officer, kColleague, kThird, "not_your_case"},
        {Role::team_lead, kColleague, kThird, "ok"},
        {Role::team_lead, std::nullopt, kColleague, "ok"},
        {Role::supervisor, kColleague, kThird, "ok"},
        {Role::team_lead, kColleague, kColleague, "worker_already"},
    };
    for (auto const& line : lines)
        EXPECT_EQ(giving(line.role, line.worker, line.to), line.expected)
            << access::name(line.role) << " gives " << (line.worker ? line.worker->text : "nobody") << "'s to "
            << line.to.text;
}

TEST(TeamRules, AClosedCaseAndAStrangerAreRefused) {
    EXPECT_EQ(giving(access::Role::team_lead, kColleague, kThird, false), "case_closed");
    EXPECT_EQ(giving(access::Role::team_lead, kColleague, kThird, true, false), "not_in_the_team");
}

}  // namespace
}  // namespace polku::casework
