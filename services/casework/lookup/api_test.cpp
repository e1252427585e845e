#include "services/casework/lookup/api.h"

#include "services/casework/testing_codes.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using nlohmann::json;

class ClientLookup : public TestWithCodes {
protected:
    ClientLookup() { api_.router().add(lookup_routes(*secrets_)); }

    http::Response find(access::Principal const& who, std::string_view known_as) {
        return api_.post(who, "/api/v1/clients/find", json({{"known_as", known_as}}).dump());
    }
    json found(std::string_view known_as) {
        auto const response = find(data_protection(), known_as);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body)["items"];
    }
};

TEST_F(ClientLookup, TheWholeCodeOrTheOwnNumberFindsOneClientAndNoBeginningDoes) {
    auto const made = refer_with_code(kSampleCode);
    json const kalle = {{{"id", made.client.text}, {"name", "Kalle Testinen"}, {"born_on", "1990-01-01"}}};
    EXPECT_EQ(found(kSampleCode), kalle);
    EXPECT_EQ(found(' ' + kSampleCode + ' '), kalle);
    EXPECT_EQ(found("N-1"), kalle);
    for (auto const& nobody :
         std::vector<std::string>{"N", "N-", "010190", kSampleCode.substr(0, 10), "Testinen", "%"}) {
        EXPECT_EQ(found(nobody), json::array()) << nobody;
    }
    EXPECT_EQ(find(data_protection(), "").status, 422);
}

TEST_F(ClientLookup, AnotherOrganisationsNumberIsNobodys) {
    refer();
    auto const elsewhere = person(15, access::Role::data_protection, kCounty);
    EXPECT_EQ(json::parse(find(elsewhere, "N-1").body)["items"], json::array());
}

TEST_F(ClientLookup, OnlyDataProtectionFindsAnybody) {
    auto const made = refer();
    for (auto const& who : {coach(), officer(), supervisor(), social_worker(), finance(), administrator(), evaluator(),
                            consortium_lead(), client_person(made.client)}) {
        EXPECT_EQ(find(who, "N-1").status, 403);
    }
}

TEST_F(ClientLookup, TheFindingIsJournaledWithoutTheCode) {
    auto const made = refer_with_code(kSampleCode);
    auto const answer = find(data_protection(), kSampleCode);
    EXPECT_THAT(answer.body, Not(HasSubstr(kSampleCode)));
    auto const entries = api_.read_log();
    ASSERT_FALSE(entries.empty());
    EXPECT_THAT(entries.back(), HasSubstr(made.client.text));
    EXPECT_THAT(entries.back(), HasSubstr("client_find"));
    EXPECT_THAT(entries.back(), HasSubstr("supervision"));
    EXPECT_THAT(entries.back(), Not(HasSubstr(kSampleCode)));
}

}  // namespace
}  // namespace polku::casework::samples
