#pragma once

#include "services/casework/settings/model.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string>

namespace polku::casework {

SettingStanding standing_on(Setting const& setting, domain::LocalDate day);

/// As which of the four kinds of the law an organisation of the kind `added` acts: as it always has, or as is said when
/// it is new. Empty for other settings, and when it is not said.
std::string acts_as(Setting const& added, std::span<Setting const> rows);

/// Whether the row may be added to `rows` (of all settings), and then the row of the same setting that ends the day
/// before it begins, if there is one. 422 with every fault: a key or a unit that the kind has not, a kind of
/// organisation that acts as none or not as before, an amount out of range, a first day that is not after `today`: what
/// was counted stays as it was counted. 409 when a row begins later already: what is to come is added in its order.
domain::Result<std::optional<Setting>> check_new_setting(Setting const& added, std::span<Setting const> rows,
                                                         domain::LocalDate today);

/// The row that stays without a follower after `last_day`: 422 for a day before today or before the row begins, 409
/// when none is open, 422 for a time of a handover and a kind of organisation that the law knows, of which one always
/// holds.
domain::Result<Setting> end_setting(SettingKind kind, std::string_view key, domain::LocalDate last_day,
                                    std::span<Setting const> rows, domain::LocalDate today);

}  // namespace polku::casework
