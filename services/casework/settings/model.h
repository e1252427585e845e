#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

/// What an administrator sets by date: deadlines of the work, contents that a plan must have, times of a handover; the
/// statutory grounds, by kind of organisation and category; which kinds of organisation and types of plan there are,
/// and what they are called.
enum class SettingKind : std::uint8_t {
    deadline,
    plan_content,
    handover_time,
    share_rule,
    organisation_kind,
    plan_type
};
inline constexpr domain::Name<SettingKind> kSettingKindNames[] = {
    {"deadline", SettingKind::deadline},
    {"plan_content", SettingKind::plan_content},
    {"handover_time", SettingKind::handover_time},
    {"share_rule", SettingKind::share_rule},
    {"organisation_kind", SettingKind::organisation_kind},
    {"plan_type", SettingKind::plan_type},
};

struct SettingNames {
    std::string fi;
    std::string sv;
    std::string en;
};

/// One row of a setting: what holds from a day on. Its key within the kind: a kind of deadline, a content, a step, a
/// kind of organisation with a category ("kela.basic"), a kind of organisation, a type of plan.
struct Setting {
    SettingKind kind = SettingKind::deadline;
    std::string key;
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;  ///< its last day
    std::optional<int> amount;                     ///< of `unit`; a required content has none
    std::string unit;                              ///< working_days, days or months; empty without an amount
    std::string legal_basis;                       ///< an act's number, "381/2023"; empty when it is one's own
    std::optional<SettingNames> names;             ///< of what has a name
    std::string acts_as;                           ///< of a kind of organisation: which of the four of the law
    domain::Instant recorded_at;                   ///< 0: it came with Polku
    std::optional<domain::Id> recorded_by;
};

/// How a row stands to a day.
enum class SettingStanding : std::uint8_t { past, present, coming };
inline constexpr domain::Name<SettingStanding> kSettingStandingNames[] = {
    {"past", SettingStanding::past}, {"present", SettingStanding::present}, {"coming", SettingStanding::coming}};

}  // namespace polku::casework
