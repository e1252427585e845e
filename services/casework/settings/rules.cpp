#include "services/casework/settings/rules.h"

#include "services/casework/deadlines/model.h"
#include "services/casework/plan_contents/model.h"
#include "shared/access/vocabulary.h"

#include <algorithm>
#include <array>

namespace polku::casework {

namespace {

constexpr std::array<std::string_view, 3> kHandoverSteps{"first_reminder", "second_reminder", "answer"};
constexpr std::array<std::string_view, 4> kOrganisationKinds{"employment_authority", "wellbeing_county", "provider",
                                                             "kela"};
constexpr int kMostWorkingDays = 60;
constexpr int kMostOfOthers = 400;

std::vector<std::string_view> keys_of(SettingKind kind) {
    std::vector<std::string_view> keys;
    switch (kind) {
        case SettingKind::deadline:
            for (auto const& one : kDeadlineKindNames) keys.push_back(one.text);
            break;
        case SettingKind::plan_content:
            for (auto const& one : kPlanContentNames) keys.push_back(one.text);
            break;
        case SettingKind::handover_time: keys.assign(kHandoverSteps.begin(), kHandoverSteps.end()); break;
        case SettingKind::organisation_kind:
        case SettingKind::share_rule:
        case SettingKind::plan_type: break;
    }
    return keys;
}

bool of_the_law(std::string_view organisation_kind) {
    return std::ranges::find(kOrganisationKinds, organisation_kind) != kOrganisationKinds.end();
}

/// A kind of organisation that an act speaks of, and a category.
bool is_share_rule(std::string_view key) {
    auto const dot = key.find('.');
    if (dot == std::string_view::npos) return false;
    auto const kind = key.substr(0, dot);
    return kind != "provider" && of_the_law(kind) && access::parse_category(key.substr(dot + 1));
}

bool is_code(std::string_view key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool has_names(SettingKind kind) { return kind == SettingKind::organisation_kind || kind == SettingKind::plan_type; }
bool always_holds(SettingKind kind, std::string_view key) {
    return kind == SettingKind::handover_time || (kind == SettingKind::organisation_kind && of_the_law(key));
}

/// A case stands still after days; what is to be held is due after working days or months.
std::vector<std::string_view> units_of(Setting const& setting) {
    if (setting.kind == SettingKind::handover_time) return {"working_days"};
    if (setting.kind != SettingKind::deadline) return {};
    if (setting.key == "stagnation") return {"days"};
    return {"working_days", "months", "days"};
}

std::string joined_choices(std::vector<std::string_view> const& choices) {
    std::string text;
    for (auto const choice : choices) text += (text.empty() ? "" : ", ") + std::string(choice);
    return text;
}

bool is_one_of(std::vector<std::string_view> const& choices, std::string_view text) {
    return std::ranges::find(choices, text) != choices.end();
}

bool same_setting(Setting const& row, SettingKind kind, std::string_view key) {
    return row.kind == kind && row.key == key;
}

void key_faults(Setting const& added, std::vector<domain::FieldFault>& faults) {
    if (added.kind == SettingKind::share_rule) {
        if (!is_share_rule(added.key)) faults.push_back({"/key", "not_a_share_rule", {}});
        if (added.legal_basis.empty()) faults.push_back({"/legal_basis", "required", {}});
    } else if (has_names(added.kind)) {
        if (!is_code(added.key)) faults.push_back({"/key", "not_a_code", {}});
    } else if (auto const keys = keys_of(added.kind); !is_one_of(keys, added.key)) {
        faults.push_back({"/key", "not_a_choice", {{"choices", joined_choices(keys)}}});
    }
}

/// A kind of organisation acts as one of the four, for ever.
void acting_faults(Setting const& added, std::string_view acts_as, std::vector<domain::FieldFault>& faults) {
    if (added.kind != SettingKind::organisation_kind) {
        if (!added.acts_as.empty()) faults.push_back({"/acts_as", "setting_does_not_act", {}});
    } else if (acts_as.empty()) {
        faults.push_back({"/acts_as", "required", {}});
    } else if (!of_the_law(acts_as)) {
        std::vector<std::string_view> const kinds(kOrganisationKinds.begin(), kOrganisationKinds.end());
        faults.push_back({"/acts_as", "not_a_choice", {{"choices", joined_choices(kinds)}}});
    } else if (!added.acts_as.empty() && added.acts_as != acts_as) {
        faults.push_back({"/acts_as", "setting_acts_as_before", {}});
    }
}

void name_faults(Setting const& added, std::vector<domain::FieldFault>& faults) {
    if (has_names(added.kind) == added.names.has_value()) return;
    faults.push_back({"/names", added.names ? "setting_has_no_names" : "required", {}});
}

std::vector<domain::FieldFault> setting_faults(Setting const& added, std::string_view acts_as,
                                               domain::LocalDate today) {
    std::vector<domain::FieldFault> faults;
    key_faults(added, faults);
    acting_faults(added, acts_as, faults);
    name_faults(added, faults);
    if (added.valid_from <= today) faults.push_back({"/valid_from", "setting_from_tomorrow", {}});
    auto const units = units_of(added);
    if (units.empty()) {
        if (added.amount) faults.push_back({"/amount", "setting_has_no_amount", {}});
        return faults;
    }
    auto const most = added.unit == "working_days" ? kMostWorkingDays : kMostOfOthers;
    if (!added.amount) {
        faults.push_back({"/amount", "required", {}});
    } else if (*added.amount < 1 || *added.amount > most) {
        faults.push_back({"/amount", "setting_amount", {{"max", std::to_string(most)}}});
    }
    if (!is_one_of(units, added.unit))
        faults.push_back({"/unit", "not_a_choice", {{"choices", joined_choices(units)}}});
    return faults;
}

}  // namespace

SettingStanding standing_on(Setting const& setting, domain::LocalDate day) {
    if (setting.valid_from > day) return SettingStanding::coming;
    return setting.valid_until && *setting.valid_until < day ? SettingStanding::past : SettingStanding::present;
}

std::string acts_as(Setting const& added, std::span<Setting const> rows) {
    if (added.kind != SettingKind::organisation_kind) return {};
    for (auto const& row : rows) {
        if (same_setting(row, added.kind, added.key)) return row.acts_as;
    }
    return of_the_law(added.key) ? added.key : added.acts_as;
}

domain::Result<std::optional<Setting>> check_new_setting(Setting const& added, std::span<Setting const> rows,
                                                         domain::LocalDate today) {
    auto faults = setting_faults(added, acts_as(added, rows), today);
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    std::optional<Setting> before;
    for (auto const& row : rows) {
        if (!same_setting(row, added.kind, added.key)) continue;
        auto const reaches = !row.valid_until || *row.valid_until >= added.valid_from;
        if (row.valid_from >= added.valid_from || (row.valid_until && reaches))
            return domain::refused(
                domain::conflict("setting_overlaps", {{"valid_from", domain::format_iso(row.valid_from)}}));
        if (!row.valid_until) before = row;
    }
    if (before) before->valid_until = domain::add_days(added.valid_from, -1);
    return before;
}

domain::Result<Setting> end_setting(SettingKind kind, std::string_view key, domain::LocalDate last_day,
                                    std::span<Setting const> rows, domain::LocalDate today) {
    if (always_holds(kind, key)) return domain::refused(domain::invalid("/kind", "setting_never_ends"));
    auto const open = std::ranges::find_if(
        rows, [&](Setting const& row) { return same_setting(row, kind, key) && !row.valid_until; });
    if (open == rows.end()) return domain::refused(domain::conflict("setting_not_in_force"));
    if (last_day < today || last_day < open->valid_from)
        return domain::refused(domain::invalid("/valid_until", "setting_ends_today_at_the_earliest"));
    auto ended = *open;
    ended.valid_until = last_day;
    return ended;
}

}  // namespace polku::casework
