#include "services/casework/plan_print/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "services/casework/plan_print/print.h"
#include "services/casework/plan_versions/content.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/plans/rules.h"
#include "services/casework/terms/store.h"

#include <fmt/format.h>

#include <set>

namespace polku::casework {

namespace {

constexpr int kAskAgainSeconds = 5;

/// The version as the reader may see it today, and the journal's word of what that is.
domain::Result<PlanPrint> load_print(http::ReadCall& call) {
    auto const version = load_version(call.tx, call.allowed, call.path.id("version"));
    auto const client = load_client(call.tx, call.allowed);
    if (!version || !client) return domain::refused(domain::not_found());
    auto const in_force = version_in_force(call.tx, call.allowed);
    PlanPrint print;
    print.version = *version;
    print.superseded = version->state == VersionState::agreed && in_force && version->number < in_force->number;
    print.shown = visible(items_of(load_version_parts(call.tx, call.allowed, version->id)), call.allowed);
    print.service_language = client->service_language;
    print.type = find_term(call.tx, Vocabulary::plan_type, version->plan_type, domain::local_date(call.now));
    std::set<access::Category> categories;
    if (call.allowed.ground_for(access::Category::basic)) {
        print.client = display_name(client->given_names, client->family_name);
        categories.insert(access::Category::basic);
    }
    for (auto const& goal : print.shown.goals) categories.insert(goal.category);
    for (auto const& action : print.shown.actions) categories.insert(action.category);
    call.entry.categories.assign(categories.begin(), categories.end());
    call.entry.clients = {client->id};
    call.entry.subject = version->id.text;
    return print;
}

domain::Result<http::Response> print_version(http::ReadCall& call, AskNames const& ask_names) {
    auto print = load_print(call);
    if (!print) return domain::refused(print.error());
    auto names = ask_names(call.request.request_id);
    if (!names) return domain::refused(domain::unavailable(kAskAgainSeconds));
    print->organisations = std::move(*names);
    http::Response response;
    response.body = pdf::render(plan_document(*print));
    response.set("Content-Type", "application/pdf");
    response.set("Content-Language", std::string(domain::language_code(print_language(*print))));
    // The name tells no client.
    response.set("Content-Disposition", fmt::format("inline; filename=\"plan-v{}.pdf\"", print->version.number));
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

std::vector<http::Route> plan_print_routes(AskNames ask_names) {
    auto handler = [ask_names = std::move(ask_names)](http::ReadCall& call) { return print_version(call, ask_names); };
    return {{http::Method::get, "/api/v1/cases/{case}/plan/versions/{version}/pdf", access::Action::plan_read,
             http::case_in_path("case"), http::Cost::heavy, http::ReadHandler(std::move(handler))}};
}

}  // namespace polku::casework
