#include "services/casework/settings/api.h"

#include "services/casework/render.h"
#include "services/casework/settings/rules.h"
#include "services/casework/settings/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnSettings{Action::setting_write};

void write_names(json::Writer& writer, Setting const& setting) {
    if (!setting.names) {
        writer.field("names", nullptr);
        return;
    }
    writer.begin_object("names")
        .field("fi", setting.names->fi)
        .field("sv", setting.names->sv)
        .field("en", setting.names->en)
        .end_object();
}

domain::Result<http::Response> list_settings_route(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& setting : list_settings(call.tx)) {
        writer.begin_object()
            .field("kind", domain::name_of<SettingKind>(kSettingKindNames, setting.kind))
            .field("key", setting.key)
            .field("valid_from", setting.valid_from)
            .field("valid_until", setting.valid_until)
            .field("standing", domain::name_of<SettingStanding>(kSettingStandingNames, standing_on(setting, today)));
        if (setting.amount)
            writer.field("amount", *setting.amount);
        else
            writer.field("amount", nullptr);
        writer.field("unit", setting.unit).field("legal_basis", setting.legal_basis);
        write_names(writer, setting);
        writer.field("acts_as", setting.acts_as.empty() ? std::nullopt : std::optional(setting.acts_as));
        writer.field("recorded_at", setting.recorded_by ? std::optional(setting.recorded_at) : std::nullopt)
            .field("recorded_by", setting.recorded_by)
            .end_object();
    }
    writer.end_array();
    write_can(writer, access::can(call.principal(), access::NoFacts{}, kActsOnSettings));
    writer.end_object();
    return http::json_response(std::move(body));
}

http::Written setting_written(http::WriteCall& call, Setting const& setting, std::string_view what, int status) {
    auto const subject = std::string(domain::name_of<SettingKind>(kSettingKindNames, setting.kind)) + "." +
                         setting.key + "." + domain::format_iso(setting.valid_from);
    call.entry.subject = subject;
    call.entry.outcome = what;
    if (setting.kind == SettingKind::share_rule)
        rewrite_grants_of_every_case(call.tx, subject + "." + std::string(what), call.now);
    return {.status = status, .id = subject, .location = status == 201 ? "/api/v1/settings" : std::string()};
}

domain::Result<http::Written> add_setting(http::WriteCall& call, Setting const& wanted) {
    auto const rows = list_settings(call.tx);
    auto const before = check_new_setting(wanted, rows, domain::local_date(call.now));
    if (!before) return domain::refused(before.error());
    if (*before) save_setting_end(call.tx, **before);
    auto added = wanted;
    added.acts_as = acts_as(wanted, rows);
    added.recorded_at = call.now;
    added.recorded_by = call.principal().person;
    insert_setting(call.tx, added);
    return setting_written(call, added, "added", 201);
}

/// Of a request to end a setting.
struct SettingEnd {
    SettingKind kind = SettingKind::deadline;
    std::string key;
    domain::LocalDate last_day;
};

domain::Result<http::Written> end_setting_act(http::WriteCall& call, SettingEnd const& wanted) {
    auto const rows = list_settings(call.tx);
    auto const ended = end_setting(wanted.kind, wanted.key, wanted.last_day, rows, domain::local_date(call.now));
    if (!ended) return domain::refused(ended.error());
    save_setting_end(call.tx, *ended);
    return setting_written(call, *ended, "ended", 200);
}

Setting read_setting(json::Reader& reader) {
    Setting setting;
    setting.kind = reader.choice<SettingKind>("kind", kSettingKindNames);
    setting.key = reader.text("key", {.max = 40});
    setting.valid_from = reader.date("valid_from");
    // How much is too much is for the rule to say, with every other fault.
    if (auto const amount = reader.optional_integer("amount", {.min = 0, .max = 1'000'000}))
        setting.amount = static_cast<int>(*amount);
    setting.unit = reader.optional_text("unit", {.min = 0, .max = 20}).value_or("");
    setting.legal_basis = reader.optional_text("legal_basis", {.min = 0, .max = 60}).value_or("");
    setting.acts_as = reader.optional_text("acts_as", {.min = 0, .max = 40}).value_or("");
    SettingNames names;
    auto const named = reader.optional_object("names", [&](json::Reader& r) {
        names = {r.text("fi", {.max = 100}), r.text("sv", {.max = 100}), r.text("en", {.max = 100})};
    });
    if (named) setting.names = std::move(names);
    return setting;
}

SettingEnd read_setting_end(json::Reader& reader) {
    SettingEnd end;
    end.kind = reader.choice<SettingKind>("kind", kSettingKindNames);
    end.key = reader.text("key", {.max = 40});
    end.last_day = reader.date("valid_until");
    return end;
}

}  // namespace

std::vector<http::Route> setting_routes() {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/settings", Action::setting_list, http::kNoScope, Cost::fast,
         http::ReadHandler(list_settings_route)},
        {Method::post, "/api/v1/settings", Action::setting_write, http::kNoScope, Cost::fast,
         http::json_write<Setting>(read_setting, add_setting)},
        {Method::post, "/api/v1/settings/end", Action::setting_write, http::kNoScope, Cost::fast,
         http::json_write<SettingEnd>(read_setting_end, end_setting_act)},
    };
}

}  // namespace polku::casework
