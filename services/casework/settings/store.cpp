#include "services/casework/settings/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// A time of a handover holds until the next one begins: its last day is worked out below.
constexpr Query kSettings{
    "settings.list",
    "SELECT 'deadline', kind, valid_from, valid_until, amount, unit, legal_basis, recorded_at, recorded_by "
    "FROM deadline_rule UNION ALL "
    "SELECT 'plan_content', content, valid_from, valid_until, NULL, '', legal_basis, recorded_at, recorded_by "
    "FROM plan_content_rule UNION ALL "
    "SELECT 'handover_time', step, valid_from, NULL, working_days, 'working_days', '', recorded_at, recorded_by "
    "FROM handover_time ORDER BY 1, 2, 3"};
constexpr Query kInsertDeadline{
    "settings.insert_deadline",
    "INSERT INTO deadline_rule (kind, valid_from, amount, unit, legal_basis, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kInsertContent{
    "settings.insert_content",
    "INSERT INTO plan_content_rule (content, valid_from, legal_basis, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kInsertTime{"settings.insert_time",
                            "INSERT INTO handover_time (step, valid_from, working_days, recorded_at, recorded_by) "
                            "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kEndDeadline{"settings.end_deadline",
                             "UPDATE deadline_rule SET valid_until = $1 WHERE kind = $2 AND valid_from = $3"};
constexpr Query kEndContent{"settings.end_content",
                            "UPDATE plan_content_rule SET valid_until = $1 WHERE content = $2 AND valid_from = $3"};

Setting setting_from_row(Row const& row) {
    Setting setting;
    setting.kind = domain::value_of<SettingKind>(kSettingKindNames, row.text(0)).value();
    setting.key = row.string(1);
    setting.valid_from = row.date(2);
    setting.valid_until = row.optional_date(3);
    if (setting.kind != SettingKind::plan_content) setting.amount = static_cast<int>(row.integer(4));
    setting.unit = row.string(5);
    setting.legal_basis = row.string(6);
    setting.recorded_at = row.instant(7);
    setting.recorded_by = row.optional_id(8);
    return setting;
}

}  // namespace

std::vector<Setting> list_settings(storage::Tx& tx) {
    auto settings = tx.all(kSettings, setting_from_row);
    for (std::size_t i = 1; i < settings.size(); ++i) {
        auto& before = settings[i - 1];
        auto const& next = settings[i];
        if (before.kind == SettingKind::handover_time && next.kind == before.kind && next.key == before.key)
            before.valid_until = domain::add_days(next.valid_from, -1);
    }
    return settings;
}

void insert_setting(storage::Tx& tx, Setting const& setting) {
    switch (setting.kind) {
        case SettingKind::deadline:
            tx.run(kInsertDeadline, setting.key, setting.valid_from, setting.amount.value(), setting.unit,
                   setting.legal_basis, setting.recorded_at, setting.recorded_by);
            break;
        case SettingKind::plan_content:
            tx.run(kInsertContent, setting.key, setting.valid_from, setting.legal_basis, setting.recorded_at,
                   setting.recorded_by);
            break;
        case SettingKind::handover_time:
            tx.run(kInsertTime, setting.key, setting.valid_from, setting.amount.value(), setting.recorded_at,
                   setting.recorded_by);
            break;
    }
}

void save_setting_end(storage::Tx& tx, Setting const& ended) {
    if (ended.kind == SettingKind::deadline) tx.run(kEndDeadline, ended.valid_until, ended.key, ended.valid_from);
    if (ended.kind == SettingKind::plan_content) tx.run(kEndContent, ended.valid_until, ended.key, ended.valid_from);
}

}  // namespace polku::casework
