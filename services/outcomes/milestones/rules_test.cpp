#include "services/outcomes/milestones/rules.h"

#include "services/outcomes/testing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace polku::outcomes {
namespace {

using namespace testing;
using domain::LocalDate;

constexpr domain::Instant kNow{1'795'341'600'000};  // 2026-11-22
LocalDate const kToday(2026, 11, 22);

access::CaseAccess about_case() {
    access::CaseAccess about;
    about.case_id = kCase;
    about.client = kClient;
    return about;
}

std::string code_of(domain::Result<Milestone> const& result) {
    if (result) return "";
    return result.error().faults.empty() ? result.error().code : result.error().faults[0].code;
}

std::string recorded_on(LocalDate day, std::string type = "M3") {
    auto const lot_a = lot(kLotA, kLeadA, {kMemberA});
    auto const about = about_case();
    return code_of(record({.contract = kLotA, .claim = {.type = std::move(type), .happened_on = day, .note = ""}},
                          aino(), {.about = about, .canonical_client = about.client, .lot = &lot_a, .today = kToday},
                          id(50), kNow));
}

TEST(MilestoneRules, AClaimFallsUnderTheVersionOfItsDay) {
    EXPECT_EQ(recorded_on(kToday), "");
    EXPECT_EQ(recorded_on(LocalDate(2026, 1, 1)), "");
    EXPECT_EQ(recorded_on(LocalDate(2026, 11, 23)), "in_the_future");
    EXPECT_EQ(recorded_on(LocalDate(2025, 12, 31)), "outside_contract");
    EXPECT_EQ(recorded_on(kToday, "M9"), "not_a_choice");
}

TEST(MilestoneRules, EveryFaultOfAClaimIsNamed) {
    auto const lot_a = lot(kLotA, kLeadA, {});
    auto const checked =
        check_claim({.type = "M9", .happened_on = LocalDate(2026, 12, 1), .note = ""}, lot_a, kLeadA, kToday);
    ASSERT_FALSE(checked);
    ASSERT_EQ(checked.error().faults.size(), 2U);
    EXPECT_EQ(checked.error().faults[0].pointer, "/happened_on");
    EXPECT_EQ(checked.error().faults[1].pointer, "/type");
}

TEST(MilestoneRules, ARoleHoldsForOneContract) {
    auto const lot_b = lot(kLotB, kLeadB, {kLeadA});
    auto const about = about_case();
    auto const refused =
        record({.contract = kLotB, .claim = {.type = "M3", .happened_on = kToday, .note = ""}}, aino(),
               {.about = about, .canonical_client = about.client, .lot = &lot_b, .today = kToday}, id(50), kNow);
    EXPECT_EQ(code_of(refused), "not_your_contract");
}

Milestone claim_of_aino() {
    Milestone milestone;
    milestone.id = id(50);
    milestone.contract = kLotA;
    milestone.organisation = kLeadA;
    milestone.result = {.client = kClient, .result_group = "job"};
    milestone.claim = {.type = "M3", .happened_on = kToday, .note = ""};
    milestone.recorded_at = kNow;
    milestone.recorded_by = aino().person;
    return milestone;
}

std::string eyes(access::Principal const& by, std::vector<Membership> memberships,
                 std::vector<domain::Id> touched = {}) {
    auto const checked = four_eyes(claim_of_aino(), lot(kLotA, kLeadA, {kMemberA}), by,
                                   {.touched_by = std::move(touched), .memberships = std::move(memberships)});
    return checked ? "" : checked.error().code;
}

Membership member_of(domain::Id organisation, std::optional<domain::Instant> ended = {}) {
    return {.id = id(70),
            .person = tuula().person,
            .organisation = std::move(organisation),
            .started_at = {1},
            .ended_at = ended};
}

TEST(MilestoneRules, FourEyes) {
    EXPECT_EQ(eyes(tuula(), {member_of(kAuthority)}), "");
    EXPECT_EQ(eyes(aino(), {member_of(kAuthority)}), "own_claim");
    EXPECT_EQ(eyes(tuula(), {member_of(kAuthority)}, {tuula().person}), "own_claim");
    for (auto const& paid : {kLeadA, kMemberA}) {
        EXPECT_EQ(eyes(tuula(), {member_of(kAuthority), member_of(paid)}), "paid_organisation");
        EXPECT_EQ(eyes(tuula(), {member_of(kAuthority), member_of(paid, kNow)}), "paid_organisation");
        EXPECT_EQ(eyes(tuula(), {member_of(kAuthority), member_of(paid, domain::Instant{kNow.ms - 1})}), "");
    }
    EXPECT_EQ(eyes(tuula(), {member_of(kAuthority), member_of(kLeadB)}), "");
}

TEST(MilestoneRules, WhoIsNotKnownDecidesNothing) {
    EXPECT_EQ(eyes(tuula(), {}), domain::unavailable(1).code);
    EXPECT_EQ(eyes(tuula(), {member_of(kAuthority, kNow)}), domain::unavailable(1).code);
}

// Whatever claims come and go, exactly one holds the result while any is alive, and it is held back exactly while
// others claim it.
TEST(MilestoneRules, SettlingLeavesOneHolder) {
    std::mt19937 random(20261122);
    std::vector<LiveClaim> claims;
    int made = 0;
    for (int step = 0; step < 3000; ++step) {
        if (claims.empty() || random() % 3 != 0) {
            auto const taken = std::ranges::any_of(claims, &LiveClaim::payable);
            claims.push_back({.id = id(++made), .payable = !taken, .held = false});
        } else {
            claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(random() % claims.size()));
        }
        auto const holder_before = std::ranges::find(claims, true, &LiveClaim::payable);
        auto const expected = holder_before != claims.end() ? holder_before->id
                              : claims.empty()              ? domain::Id{}
                                                            : claims[0].id;
        auto const settled = settle(claims);
        for (auto& claim : claims) {
            if (settled.promote == claim.id) claim.payable = true;
            if (settled.hold == claim.id) claim.held = true;
            if (settled.release == claim.id) claim.held = false;
        }
        ASSERT_EQ(std::ranges::count(claims, true, &LiveClaim::payable), claims.empty() ? 0 : 1);
        for (auto const& claim : claims) {
            ASSERT_EQ(claim.payable, claim.id == expected);
            ASSERT_EQ(claim.held, claim.payable && claims.size() > 1);
        }
        auto const again = settle(claims);
        ASSERT_FALSE(again.promote || again.hold || again.release);
    }
}

}  // namespace
}  // namespace polku::outcomes
