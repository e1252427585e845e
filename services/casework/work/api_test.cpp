#include "services/casework/plan_contents/testing.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using nlohmann::json;

class WorkApi : public CaseworkTest {
protected:
    json work(access::Principal const& who) {
        auto const response = api_.get(who, "/api/v1/work");
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> kinds(access::Principal const& who) {
        std::vector<std::string> found;
        auto const list = work(who);
        for (auto const& item : list["items"]) found.push_back(item["kind"]);
        return found;
    }
};

TEST_F(WorkApi, AnOpenHandoverIsWorkOfTheAddressedTeam) {
    auto const made = refer();
    auto const list = work(coach());
    ASSERT_EQ(list["items"].size(), 1U);
    EXPECT_EQ(list["items"][0]["kind"], "answer_handover");
    EXPECT_EQ(list["items"][0]["subject"], made.handover.text);
    EXPECT_EQ(list["items"][0]["due"], "2026-12-04");
    EXPECT_EQ(list["items"][0]["urgency"], "later");
    EXPECT_EQ(list["counts"]["handovers_in"], 1);
    EXPECT_THAT(work(coach_in_b())["items"], IsEmpty());
    EXPECT_EQ(work(officer())["counts"]["handovers_in"], 0);
    accept(coach(), made.handover);
    EXPECT_THAT(kinds(coach()), ElementsAre("hold_first_interview"));
}

TEST_F(WorkApi, ItGetsUrgentAndThenLate) {
    refer();
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 4}));
    EXPECT_EQ(work(coach())["items"][0]["urgency"], "today");
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 5}));
    EXPECT_EQ(work(coach())["items"][0]["urgency"], "late");
}

TEST_F(WorkApi, AVersionOfThePlanIsWorkOfWhoHasYetToAgree) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    auto const version = id_of(api_.post(coach(), of_case(made.case_id, "/plan/versions"), ""));
    EXPECT_THAT(kinds(coach()), ElementsAre("hold_first_interview"));
    auto const list = work(social_worker())["items"];
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["kind"], "answer_plan");
    EXPECT_EQ(list[0]["subject"], version.text);
    EXPECT_EQ(list[0]["due"], "2026-12-04");
    EXPECT_EQ(work(officer())["items"].size(), 1U);
    EXPECT_EQ(work(supervisor())["items"].size(), 1U);
    EXPECT_THAT(work(officer_pirkka())["items"], IsEmpty());
    EXPECT_THAT(work(silta_coach())["items"], IsEmpty());
    tick();
    api_.post(social_worker(), of_case(made.case_id, "/plan/versions/" + version.text + "/agree"), "");
    EXPECT_THAT(work(social_worker())["items"], IsEmpty());
}

TEST_F(WorkApi, FinanceSeesNobodyHereWhateverItsTeam) {
    auto const made = taken();
    propose(coach(), made.case_id, kAuthority, kKeski);
    EXPECT_EQ(work(officer())["items"].size(), 1U);
    auto const list = work(finance());
    EXPECT_THAT(list["items"], IsEmpty());
    EXPECT_EQ(list["counts"]["handovers_in"], 0);
    EXPECT_EQ(api_.get(client_person(made.client), "/api/v1/work").status, 403);
    EXPECT_EQ(api_.get(evaluator(), "/api/v1/work").status, 403);
}

}  // namespace
}  // namespace polku::casework::samples
