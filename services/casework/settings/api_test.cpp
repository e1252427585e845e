#include "services/casework/settings/api.h"

#include "services/casework/deadlines/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using nlohmann::json;

class SettingApi : public CaseworkTest {
protected:
    SettingApi() { api_.router().add(setting_routes()); }
    std::vector<std::string> rows_of(std::string_view kind, std::string_view key) {
        std::vector<std::string> rows;
        auto const page = nlohmann::json::parse(api_.get(administrator(), "/api/v1/settings").body);
        for (auto const& row : page["items"]) {
            if (row["kind"] != kind || row["key"] != key) continue;
            auto const until = row["valid_until"].is_null() ? std::string("on") : row["valid_until"].get<std::string>();
            rows.push_back(row["valid_from"].get<std::string>() + " " + until + " " +
                           row["standing"].get<std::string>());
        }
        return rows;
    }
    Registered taken_;
    http::Response add(access::Principal const& who, std::string_view body) {
        tick();
        return api_.post(who, "/api/v1/settings", std::string(body));
    }
};

constexpr std::string_view kSixMonths =
    R"({"kind":"deadline","key":"review","valid_from":"2027-01-01","amount":6,"unit":"months","legal_basis":"380/2023"})";

TEST_F(SettingApi, AnAdministratorAddsARowFromADayAndTheOneBeforeEnds) {
    EXPECT_THAT(rows_of("deadline", "review"), ElementsAre("2022-05-02 on present"));
    EXPECT_EQ(add(administrator(), kSixMonths).status, 201);
    EXPECT_THAT(rows_of("deadline", "review"), ElementsAre("2022-05-02 2026-12-31 present", "2027-01-01 on coming"));
    api_.clock().set(domain::start_of_day(domain::LocalDate{2027, 1, 1}));
    EXPECT_THAT(rows_of("deadline", "review"), ElementsAre("2022-05-02 2026-12-31 past", "2027-01-01 on present"));
    auto const shown = api_.get(administrator(), "/api/v1/settings").body;
    EXPECT_THAT(shown, HasSubstr(R"("recorded_by":")" + administrator().person.text));
    EXPECT_THAT(add(administrator(), kSixMonths).body, HasSubstr("setting_from_tomorrow"));
}

TEST_F(SettingApi, AKindOfOrganisationIsAddedAndNamedAgain) {
    auto const named = [](std::string_view from, std::string_view fi, std::string_view acting) {
        return fmt::format(
            R"({{"kind":"organisation_kind","key":"association","valid_from":"{}",{}"names":{{"fi":"{}","sv":"b","en":"c"}}}})",
            from, acting, fi);
    };
    EXPECT_THAT(add(administrator(), named("2027-01-01", "yhdistys", "")).body, HasSubstr("/acts_as"));
    EXPECT_EQ(add(administrator(), named("2027-01-01", "yhdistys", R"("acts_as":"provider",)")).status, 201);
    EXPECT_EQ(add(administrator(), named("2027-02-01", "järjestö", "")).status, 201);
    EXPECT_THAT(rows_of("organisation_kind", "association"),
                ElementsAre("2027-01-01 2027-01-31 coming", "2027-02-01 on coming"));
    auto const items = nlohmann::json::parse(api_.get(administrator(), "/api/v1/settings").body)["items"];
    for (auto const& row : items) {
        auto const expected = row["key"] == "association" ? json("provider") : row["acts_as"];
        EXPECT_EQ(row["acts_as"], row["kind"] == "organisation_kind" ? expected : json());
    }
}

TEST_F(SettingApi, TheRulesReadTheRowOfTheirDay) {
    EXPECT_EQ(add(administrator(), R"({"kind":"deadline","key":"first_interview","valid_from":"2026-11-24","amount":5,)"
                                   R"("unit":"working_days"})")
                  .status,
              201);
    auto const deadline = [&] {
        return nlohmann::json::parse(read_case(coach(), taken_.case_id).body)["deadline"]["due_on"];
    };
    taken_ = taken();
    EXPECT_EQ(deadline(), "2026-12-04") << "ten working days, by the row of its day";
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 11, 24}));
    EXPECT_EQ(deadline(), "2026-12-04") << "what was counted stays";
    auto another = referral();
    another.number = "N-2";
    taken_ = taken(another);
    EXPECT_EQ(deadline(), "2026-12-01");
}

TEST_F(SettingApi, TimesOfHandoversAndContentsOfPlansAreSettingsToo) {
    EXPECT_EQ(add(administrator(), R"({"kind":"handover_time","key":"answer","valid_from":"2027-02-01","amount":7,)"
                                   R"("unit":"working_days"})")
                  .status,
              201);
    EXPECT_THAT(rows_of("handover_time", "answer"),
                ElementsAre("2025-01-01 2027-01-31 present", "2027-02-01 on coming"));
    tick();
    EXPECT_EQ(api_.post(administrator(), "/api/v1/settings/end",
                        R"({"kind":"plan_content","key":"client_task","valid_until":"2026-12-31"})")
                  .status,
              200);
    EXPECT_THAT(rows_of("plan_content", "client_task"), ElementsAre("2025-01-01 2026-12-31 present"));
    tick();
    EXPECT_THAT(api_.post(administrator(), "/api/v1/settings/end",
                          R"({"kind":"plan_content","key":"client_task","valid_until":"2026-12-31"})")
                    .body,
                HasSubstr("setting_not_in_force"));
}

TEST_F(SettingApi, ForTheAdministratorAlone) {
    for (auto const& who : {coach(), officer(), supervisor(), social_worker()}) {
        EXPECT_EQ(api_.get(who, "/api/v1/settings").status, 403);
        EXPECT_EQ(add(who, kSixMonths).status, 403);
    }
    EXPECT_EQ(add(administrator(), kSixMonths).status, 201);
    auto const entry = nlohmann::json::parse(api_.journal().back());
    EXPECT_EQ(entry["action"], "setting_write");
    EXPECT_EQ(entry["subject"], "deadline.review.2027-01-01");
}

TEST_F(SettingApi, SaysEveryFaultAtOnce) {
    auto const refused =
        add(administrator(), R"({"kind":"deadline","key":"nope","valid_from":"2020-01-01","amount":9999,"unit":"x"})");
    EXPECT_EQ(refused.status, 422);
    for (auto const* const field : {"/key", "/valid_from", "/amount", "/unit"})
        EXPECT_THAT(refused.body, HasSubstr("\"pointer\":\"" + std::string(field) + "\"")) << field;
}

}  // namespace
}  // namespace polku::casework::samples
