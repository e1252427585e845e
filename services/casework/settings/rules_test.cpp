#include "services/casework/settings/rules.h"

#include <gmock/gmock.h>

namespace polku::casework {
namespace {

using domain::LocalDate;
using ::testing::ElementsAre;

LocalDate const kToday{2026, 11, 30};

Setting sample_setting(LocalDate from, std::optional<LocalDate> until = {}, std::string key = "review") {
    Setting setting;
    setting.key = std::move(key);
    setting.valid_from = from;
    setting.valid_until = until;
    setting.amount = 3;
    setting.unit = "months";
    return setting;
}

std::vector<std::string> fault_fields(Setting const& added) {
    std::vector<std::string> fields;
    auto const checked = check_new_setting(added, {}, kToday);
    if (checked) return fields;
    for (auto const& fault : checked.error().faults) fields.push_back(fault.pointer);
    return fields;
}

TEST(SettingRules, ANewRowEndsTheOneBeforeItTheDayBefore) {
    std::vector<Setting> const rows{sample_setting({2022, 5, 2}, LocalDate{2025, 12, 31}), sample_setting({2026, 1, 1}),
                                    sample_setting({2022, 5, 2}, {}, "stagnation")};
    auto const ended = check_new_setting(sample_setting({2027, 1, 1}), rows, kToday).value();
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->valid_from, (LocalDate{2026, 1, 1}));
    EXPECT_EQ(ended->valid_until, (LocalDate{2026, 12, 31}));
    EXPECT_FALSE(check_new_setting(sample_setting({2027, 1, 1}), {}, kToday).value()) << "the first of its setting";
}

TEST(SettingRules, RowsNeverOverlap) {
    std::vector<Setting> const coming{sample_setting({2027, 3, 1})};
    for (auto const& from : {LocalDate{2027, 1, 1}, LocalDate{2027, 3, 1}}) {
        auto const refused = check_new_setting(sample_setting(from), coming, kToday);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "setting_overlaps");
        EXPECT_EQ(refused.error().facts.front().second, "2027-03-01");
    }
    std::vector<Setting> const ending{sample_setting({2026, 1, 1}, LocalDate{2027, 6, 30})};
    EXPECT_EQ(check_new_setting(sample_setting({2027, 6, 30}), ending, kToday).error().code, "setting_overlaps");
    EXPECT_TRUE(check_new_setting(sample_setting({2027, 7, 1}), ending, kToday));
}

TEST(SettingRules, WhatWasCountedStays) {
    EXPECT_THAT(fault_fields(sample_setting(kToday)), ElementsAre("/valid_from"));
    EXPECT_THAT(fault_fields(sample_setting({2026, 12, 1})), ElementsAre());
}

TEST(SettingRules, EveryFaultAtOnce) {
    auto wrong = sample_setting({2020, 1, 1}, {}, "luck");
    wrong.amount = 0;
    wrong.unit = "years";
    EXPECT_THAT(fault_fields(wrong), ElementsAre("/key", "/valid_from", "/amount", "/unit"));
    auto content = sample_setting({2027, 1, 1}, {}, "client_task");
    content.kind = SettingKind::plan_content;
    EXPECT_THAT(fault_fields(content), ElementsAre("/amount"));
    content.amount.reset();
    EXPECT_THAT(fault_fields(content), ElementsAre());
    auto still = sample_setting({2027, 1, 1}, {}, "stagnation");
    EXPECT_THAT(fault_fields(still), ElementsAre("/unit")) << "in days";
    auto answer = sample_setting({2027, 1, 1}, {}, "answer");
    answer.kind = SettingKind::handover_time;
    answer.unit = "working_days";
    answer.amount = 61;
    EXPECT_THAT(fault_fields(answer), ElementsAre("/amount"));
}

Setting sample_kind(std::string key, std::string acts_as, LocalDate from = {2027, 1, 1}) {
    Setting setting;
    setting.kind = SettingKind::organisation_kind;
    setting.key = std::move(key);
    setting.valid_from = from;
    setting.names = SettingNames{"a", "b", "c"};
    setting.acts_as = std::move(acts_as);
    return setting;
}

TEST(SettingRules, AKindOfOrganisationActsAsOneOfTheLawForEver) {
    EXPECT_THAT(fault_fields(sample_kind("association", "provider")), ElementsAre());
    EXPECT_THAT(fault_fields(sample_kind("association", "")), ElementsAre("/acts_as"));
    EXPECT_THAT(fault_fields(sample_kind("association", "club")), ElementsAre("/acts_as"));
    EXPECT_THAT(fault_fields(sample_kind("An association", "provider")), ElementsAre("/key"));
    EXPECT_THAT(fault_fields(sample_kind("kela", "")), ElementsAre()) << "a new name of what the law knows";
    EXPECT_THAT(fault_fields(sample_kind("kela", "provider")), ElementsAre("/acts_as"));
    std::vector<Setting> const rows{sample_kind("association", "provider", {2026, 1, 1})};
    EXPECT_EQ(acts_as(sample_kind("association", ""), rows), "provider");
    EXPECT_TRUE(check_new_setting(sample_kind("association", ""), rows, kToday));
    EXPECT_EQ(check_new_setting(sample_kind("association", "kela"), rows, kToday).error().faults.front().code,
              "setting_acts_as_before");
    EXPECT_TRUE(end_setting(SettingKind::organisation_kind, "association", kToday, rows, kToday));
    EXPECT_FALSE(end_setting(SettingKind::organisation_kind, "kela", kToday, rows, kToday));
    auto deadline = sample_setting({2027, 1, 1});
    deadline.acts_as = "kela";
    EXPECT_THAT(fault_fields(deadline), ElementsAre("/acts_as"));
}

TEST(SettingRules, ARowIsEndedOnceAndNotBeforeToday) {
    std::vector<Setting> const rows{sample_setting({2026, 1, 1})};
    auto const end = [&](LocalDate day) { return end_setting(SettingKind::deadline, "review", day, rows, kToday); };
    EXPECT_EQ(end(kToday)->valid_until, kToday);
    EXPECT_EQ(end({2026, 11, 29}).error().code, "invalid");
    EXPECT_EQ(end_setting(SettingKind::deadline, "stagnation", kToday, rows, kToday).error().code,
              "setting_not_in_force");
    EXPECT_EQ(end_setting(SettingKind::handover_time, "answer", kToday, rows, kToday).error().status, 422);
}

TEST(SettingRules, ARowStandsBeforeOnOrAfterADay) {
    auto const setting = sample_setting({2026, 11, 1}, LocalDate{2026, 11, 30});
    EXPECT_EQ(standing_on(setting, {2026, 10, 31}), SettingStanding::coming);
    EXPECT_EQ(standing_on(setting, kToday), SettingStanding::present);
    EXPECT_EQ(standing_on(setting, {2026, 12, 1}), SettingStanding::past);
}

}  // namespace
}  // namespace polku::casework
