#include "services/casework/settings/store.h"

#include <utility>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// A time of a handover holds until the next one begins: its last day is worked out below.
constexpr Query kSettings{
    "settings.list",
    "SELECT 'deadline', kind, valid_from, valid_until, amount, unit, legal_basis, recorded_at, recorded_by, '', '', "
    "'', NULL FROM deadline_rule UNION ALL "
    "SELECT 'plan_content', content, valid_from, valid_until, NULL, '', legal_basis, recorded_at, recorded_by, '', '', "
    "'', NULL FROM plan_content_rule UNION ALL "
    "SELECT 'handover_time', step, valid_from, NULL, working_days, 'working_days', '', recorded_at, recorded_by, '', "
    "'', '', NULL FROM handover_time UNION ALL "
    "SELECT 'share_rule', organisation_kind || '.' || category, valid_from, valid_until, NULL, '', act, recorded_at, "
    "recorded_by, '', '', '', NULL FROM share_rule UNION ALL "
    "SELECT vocabulary, code, valid_from, valid_until, NULL, '', legal_basis, recorded_at, recorded_by, name_fi, "
    "name_sv, name_en, acts_as FROM term ORDER BY 1, 2, 3"};
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

constexpr Query kInsertShareRule{
    "settings.insert_share_rule",
    "INSERT INTO share_rule (organisation_kind, category, act, valid_from, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Query kInsertTerm{
    "settings.insert_term",
    "INSERT INTO term (vocabulary, code, valid_from, name_fi, name_sv, name_en, legal_basis, recorded_at, recorded_by, "
    "acts_as) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Query kEndShareRule{
    "settings.end_share_rule",
    "UPDATE share_rule SET valid_until = $1 WHERE organisation_kind = $2 AND category = $3 AND valid_from = $4"};
constexpr Query kEndTerm{"settings.end_term",
                         "UPDATE term SET valid_until = $1 WHERE vocabulary = $2 AND code = $3 AND valid_from = $4"};
// One job for each case, also of a closed one, which is read on: what a statute opens and closes is in the grants of
// them all. A case whose import was undone has none.
constexpr Query kRewriteEveryCase{"settings.rewrite_every_case",
                                  "INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) "
                                  "SELECT 'grants.rewrite:' || $1 || ':' || id, 'grants.rewrite', id, "
                                  "'grants.rewrite:' || $1 || ':' || id, $2, '{}', 0 "
                                  "FROM client_case WHERE undone_at IS NULL ON CONFLICT DO NOTHING"};

std::pair<std::string_view, std::string_view> kind_and_category(std::string_view key) {
    auto const dot = key.find('.');
    return {key.substr(0, dot), key.substr(dot + 1)};
}

Setting setting_from_row(Row const& row) {
    Setting setting;
    setting.kind = domain::value_of<SettingKind>(kSettingKindNames, row.text(0)).value();
    setting.key = row.string(1);
    setting.valid_from = row.date(2);
    setting.valid_until = row.optional_date(3);
    if (!row.null(4)) setting.amount = static_cast<int>(row.integer(4));
    setting.unit = row.string(5);
    setting.legal_basis = row.string(6);
    setting.recorded_at = row.instant(7);
    setting.recorded_by = row.optional_id(8);
    if (auto fi = row.string(9); !fi.empty())
        setting.names = SettingNames{std::move(fi), row.string(10), row.string(11)};
    if (!row.null(12)) setting.acts_as = row.string(12);
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
        case SettingKind::share_rule: {
            auto const [kind, category] = kind_and_category(setting.key);
            tx.run(kInsertShareRule, kind, category, setting.legal_basis, setting.valid_from, setting.recorded_at,
                   setting.recorded_by);
            break;
        }
        case SettingKind::organisation_kind:
        case SettingKind::plan_type: {
            auto const& names = setting.names.value();
            tx.run(kInsertTerm, domain::name_of<SettingKind>(kSettingKindNames, setting.kind), setting.key,
                   setting.valid_from, names.fi, names.sv, names.en, setting.legal_basis, setting.recorded_at,
                   setting.recorded_by, setting.acts_as.empty() ? std::nullopt : std::optional(setting.acts_as));
            break;
        }
    }
}

void save_setting_end(storage::Tx& tx, Setting const& ended) {
    switch (ended.kind) {
        case SettingKind::deadline: tx.run(kEndDeadline, ended.valid_until, ended.key, ended.valid_from); break;
        case SettingKind::plan_content: tx.run(kEndContent, ended.valid_until, ended.key, ended.valid_from); break;
        case SettingKind::handover_time: break;
        case SettingKind::share_rule: {
            auto const [kind, category] = kind_and_category(ended.key);
            tx.run(kEndShareRule, ended.valid_until, kind, category, ended.valid_from);
            break;
        }
        case SettingKind::organisation_kind:
        case SettingKind::plan_type:
            tx.run(kEndTerm, ended.valid_until, domain::name_of<SettingKind>(kSettingKindNames, ended.kind), ended.key,
                   ended.valid_from);
            break;
    }
}

void rewrite_grants_of_every_case(storage::Tx& tx, std::string_view cause, domain::Instant now) {
    tx.run(kRewriteEveryCase, cause, now);
}

}  // namespace polku::casework
