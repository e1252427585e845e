#include "services/notices/inbox/addressed.h"

#include "generated/notices/migrations.h"
#include "services/notices/members/views.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::notices {
namespace {

using ::testing::ElementsAre;

domain::Instant const kGivenAt{1'795'341'600'000};  // 2026-11-22, noon in Helsinki
constexpr std::string_view kAway = "00000000-0000-7000-8000-0000000a0001";
constexpr std::string_view kDeputy = "00000000-0000-7000-8000-0000000a0002";
constexpr std::string_view kFirm = "00000000-0000-7000-8000-0000000a0003";

class AddressedNotices : public ::testing::Test {
protected:
    AddressedNotices() {
        work(1, kAway, 1);
        work(2, kDeputy, 1);
    }
    static std::string numbered(int number) { return "00000000-0000-7000-8000-0000000b000" + std::to_string(number); }
    static events::Recorded event(std::string type, std::string data) {
        return {1, {numbered(9)}, {std::move(type), "", "", std::move(data)}, kGivenAt, "request"};
    }
    void hear(std::string type, std::string data) {
        database_->write_now(
            [&](storage::Tx& tx) { apply_identity_event(tx, event(std::move(type), std::move(data))); });
    }
    void work(int membership, std::string_view person, int team) {
        hear("polku.membership.started.v1", R"({"id":")" + numbered(membership) + R"(","person":")" +
                                                std::string(person) + R"(","organisation":")" + std::string(kFirm) +
                                                R"(","team":")" + numbered(team) +
                                                R"(","role":"coach","contract":null,"client":null})");
    }
    void leave(int membership) { hear("polku.membership.ended.v1", R"({"id":")" + numbered(membership) + "\"}"); }
    void go_away(int absence, std::string_view person, std::string_view substitute, std::string_view first,
                 std::string_view last) {
        auto const who = substitute.empty() ? std::string("null") : '"' + std::string(substitute) + '"';
        hear("polku.absence.recorded.v1", R"({"id":")" + numbered(absence) + R"(","person":")" + std::string(person) +
                                              R"(","substitute":)" + who + R"(,"first_day":")" + std::string(first) +
                                              R"(","last_day":")" + std::string(last) + "\"}");
    }
    /// Who is told of a case that was given to the one who may be away, and as what.
    std::vector<std::string> told() {
        auto const given = event("polku.case.worker-moved.v1", R"({"case":")" + numbered(8) + R"(","organisation":")" +
                                                                   std::string(kFirm) + R"(","person":")" +
                                                                   std::string(kAway) + "\"}");
        std::vector<std::string> found;
        for (auto const& one : database_->read([&](storage::Tx& tx) { return addressed_notices(tx, given).value(); }))
            found.push_back(one.kind + (one.to.person->text == kDeputy ? " deputy" : " self"));
        return found;
    }
    storage::TestDatabase database_ = storage::open_for_test(migrations());
};

TEST_F(AddressedNotices, WhatGoesToOnePersonGoesToTheSubstituteTooWhileTheyAreAway) {
    EXPECT_THAT(told(), ElementsAre("case_given self"));
    go_away(1, kAway, kDeputy, "2026-11-22", "2026-11-22");
    EXPECT_THAT(told(), ElementsAre("case_given self", "case_given_to_absent deputy"));
    hear("polku.absence.ended.v1", R"({"id":")" + numbered(1) + "\"}");
    EXPECT_THAT(told(), ElementsAre("case_given self"));
}

TEST_F(AddressedNotices, NotBeforeTheFirstDayAndNotAfterTheLast) {
    go_away(1, kAway, kDeputy, "2026-11-23", "2026-11-30");
    go_away(2, kAway, kDeputy, "2026-11-01", "2026-11-21");
    EXPECT_THAT(told(), ElementsAre("case_given self"));
}

TEST_F(AddressedNotices, ASubstituteWhoIsAwayOrHasLeftIsNotTold) {
    go_away(1, kAway, kDeputy, "2026-11-20", "2026-11-30");
    go_away(2, kDeputy, "", "2026-11-22", "2026-11-22");
    EXPECT_THAT(told(), ElementsAre("case_given self"));
    hear("polku.absence.ended.v1", R"({"id":")" + numbered(2) + "\"}");
    EXPECT_EQ(told().size(), 2U);
    leave(2);
    EXPECT_THAT(told(), ElementsAre("case_given self"));
    work(3, kDeputy, 2);
    EXPECT_THAT(told(), ElementsAre("case_given self")) << "another team";
}

}  // namespace
}  // namespace polku::notices
