#include "gateway/service_table.h"

#include "gateway/testing.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace polku::gateway {

namespace {

TEST(ServiceTable, TheMostSpecificPatternWins) {
    FakeChannel casework, outcomes, journal;
    ServiceTable const table({{"/api/v1/cases", &casework},
                              {"/api/v1/cases/{}/milestones", &outcomes},
                              {"/api/v1/clients", &casework},
                              {"/api/v1/clients/{}/access-log", &journal},
                              {"/api/v1/clients/search/access-log", &casework},
                              {"/api/v1/milestones", &outcomes}});
    EXPECT_EQ(table.find("/api/v1/cases"), &casework);
    EXPECT_EQ(table.find("/api/v1/cases/1"), &casework);
    EXPECT_EQ(table.find("/api/v1/cases/1/plan/goals"), &casework);
    EXPECT_EQ(table.find("/api/v1/cases/1/milestones"), &outcomes);
    EXPECT_EQ(table.find("/api/v1/cases/1/milestones/2"), &outcomes);
    EXPECT_EQ(table.find("/api/v1/clients/1/access-log"), &journal);
    EXPECT_EQ(table.find("/api/v1/clients/search/access-log"), &casework) << "a word before any";
    EXPECT_EQ(table.find("/api/v1/clients/1/consents"), &casework);
    EXPECT_EQ(table.find("/api/v1/milestones"), &outcomes);
}

TEST(ServiceTable, FindsNothingElse) {
    FakeChannel casework, outcomes;
    ServiceTable const table({{"/api/v1/cases", &casework}, {"/api/v1/cases/{}/milestones", &outcomes}});
    EXPECT_EQ(table.find("/api/v1/case"), nullptr);
    EXPECT_EQ(table.find("/api/v1/casesx"), nullptr);
    EXPECT_EQ(table.find("/api/v1/"), nullptr);
    EXPECT_EQ(table.find("/api/v1"), nullptr);
    EXPECT_EQ(table.find("/api/v2/cases"), nullptr);
    EXPECT_EQ(table.find("/internal/cases"), nullptr);
    EXPECT_EQ(table.find("/"), nullptr);
}

TEST(ServiceTable, RefusesWhatIsNotATable) {
    FakeChannel channel;
    using Routes = std::vector<ServiceRoute>;
    EXPECT_THROW(ServiceTable(Routes{{"/internal/sessions", &channel}}), std::logic_error);
    EXPECT_THROW(ServiceTable(Routes{{"/api/v1/", &channel}}), std::logic_error);
    EXPECT_THROW(ServiceTable(Routes{{"/api/v1/cases/{case}", &channel}}), std::logic_error);
    EXPECT_THROW(ServiceTable(Routes{{"/api/v1/cases", nullptr}}), std::logic_error);
    EXPECT_THROW(ServiceTable(Routes{{"/api/v1/cases", &channel}, {"/api/v1/cases", &channel}}), std::logic_error);
}

}  // namespace

}  // namespace polku::gateway
