#include "shared/domain/problem.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Problem, FactoriesHaveTheirStatusCodeAndDetail) {
    EXPECT_EQ(bad_request("malformed_json", "x").status, 400);
    EXPECT_EQ(unauthenticated().status, 401);
    EXPECT_EQ(forbidden().status, 403);
    EXPECT_EQ(not_found().status, 404);
    EXPECT_EQ(conflict("conflict").status, 409);
    EXPECT_EQ(precondition_failed().status, 412);
    EXPECT_EQ(unsupported_media_type("text/csv").status, 415);
    EXPECT_EQ(precondition_required().status, 428);
    EXPECT_EQ(not_found().detail, "There is nothing here.");
    EXPECT_EQ(forbidden("not_your_case").code, "not_your_case");
}

TEST(Problem, FactsSayWhatToDo) {
    auto const busy = unavailable(7);
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.facts, (Params{{"retry_after", "7"}}));
    EXPECT_EQ(busy.detail, "The service is unavailable for a moment. Try again in 7 seconds.");
    EXPECT_EQ(too_large(1024).facts, (Params{{"max_bytes", "1024"}}));
    EXPECT_EQ(conflict("already_accepted", {{"by", "Aino Esimerkki"}}).facts, (Params{{"by", "Aino Esimerkki"}}));
}

TEST(Problem, InvalidCarriesEveryFault) {
    auto const problem = invalid({{"/title", "required"}, {"/due", "not_a_date"}});
    EXPECT_EQ(problem.status, 422);
    ASSERT_EQ(problem.faults.size(), 2U);
    EXPECT_EQ(invalid("/title", "too_long", {{"max", "200"}}).faults,
              (std::vector<FieldFault>{{"/title", "too_long", {{"max", "200"}}}}));
}

TEST(Problem, RefusedTurnsIntoAnyResult) {
    auto const refuse = []() -> Result<int> { return refused(not_found()); };
    ASSERT_FALSE(refuse().has_value());
    EXPECT_EQ(refuse().error(), not_found());
}

}  // namespace polku::domain
