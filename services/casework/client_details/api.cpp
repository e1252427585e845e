#include "services/casework/client_details/api.h"

#include "services/casework/client_details/rules.h"
#include "services/casework/client_details/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/events.h"
#include "services/casework/render.h"
#include "shared/domain/text.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnDetails{Action::client_write, Action::client_code_show, Action::client_ban_write};
constexpr int kMostChanges = 50;

/// All of this is of the category basic. Who takes part on a consent for other categories alone knows nothing of it.
bool may_know(access::Allowed const& allowed) { return allowed.ground_for(access::Category::basic).has_value(); }

void write_changes(json::Writer& writer, http::ReadCall& call) {
    writer.begin_array("changes");
    for (auto const& change : list_details_changes(call.tx, call.allowed, kMostChanges)) {
        writer.begin_object()
            .field("changed_at", change.changed_at)
            .field("changed_by", change.changed_by)
            .field("organisation", change.changed_organisation)
            .begin_array("fields");
        for (auto const field : change.fields) writer.value(domain::name_of<DetailField>(kDetailFieldNames, field));
        writer.end_array().end_object();
    }
    writer.end_array();
}

domain::Result<http::Response> read_details_route(http::ReadCall& call) {
    if (!may_know(call.allowed)) return domain::refused(domain::not_found());
    auto const stored = load_details(call.tx, call.allowed);
    auto const& details = stored.details;
    std::string body;
    json::Writer writer(body);
    writer.begin_object()
        .field("client", call.allowed.case_access().client)
        .field("version", stored.version)
        .field("family_name", details.family_name)
        .field("given_names", details.given_names)
        .field("mother_tongue", details.mother_tongue)
        .field("service_language", details.service_language)
        .field("interpreter", details.interpreter)
        .field("phone", details.phone)
        .field("email", details.email)
        .field("number", details.number);
    // Absent, not empty: nothing shows that a place is withheld.
    if (details.municipality) writer.field("municipality", *details.municipality);
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnDetails);
    if (access::allow(call.principal(), Action::client_ban_write, call.allowed.case_access()))
        writer.field("safety_ban", stored.safety_ban);
    writer.field("has_identity_code", stored.has_code).begin_array("numbers");
    for (auto const& one : stored.numbers)
        writer.begin_object().field("organisation", one.organisation).field("number", one.number).end_object();
    writer.end_array();
    write_changes(writer, call);
    if (!call.allowed.case_access().open) std::erase_if(acts, [](auto act) { return act != "client_code_show"; });
    write_can(writer, acts);
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    call.entry.categories = {access::Category::basic};
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(stored.version));
    return response;
}

DetailsChange change_of(http::WriteCall& call, std::int64_t version, std::vector<DetailField> fields) {
    return {.version = version,
            .changed_at = call.now,
            .changed_by = call.principal().person,
            .changed_organisation = call.principal().organisation,
            .fields = std::move(fields)};
}

/// For the pages that show the client, each by the case that they are of.
void tell_changed(http::WriteCall& call) {
    note_act(call.tx, call.allowed.case_access().case_id, call.now);
    for (auto const& one : cases_with_client(call.tx, call.allowed)) call.emit(case_event("client-changed", one));
}

http::Written details_written(http::WriteCall& call, std::int64_t version, std::string_view outcome) {
    call.entry.subject = call.allowed.case_access().client.text;
    call.entry.outcome = outcome;
    call.entry.categories = {access::Category::basic};
    return {.status = 200, .id = call.allowed.case_access().client.text, .version = version};
}

domain::Result<http::Written> write_details(http::WriteCall& call, ClientDetails const& wanted) {
    if (!may_know(call.allowed)) return domain::refused(domain::not_found());
    auto const& about = call.allowed.case_access();
    auto const stored = load_details(call.tx, call.allowed);
    DetailsFacts const facts{
        .version = stored.version,
        .case_open = about.open,
        .places = call.allowed.places(),
        .municipality_known = !wanted.municipality || *wanted.municipality == stored.details.municipality ||
                              is_municipality(call.tx, *wanted.municipality, domain::local_date(call.now)),
        .number_free = !is_number_of_another(call.tx, call.allowed, domain::trim(wanted.number))};
    auto const after = check_details(wanted, call.if_match, facts);
    if (!after) return domain::refused(after.error());
    auto const changed = changed_fields(stored.details, *after);
    if (changed.empty()) return details_written(call, stored.version, "unchanged");
    auto const change = change_of(call, stored.version + 1, changed);
    save_details(call.tx, call.allowed, stored, *after, change);
    tell_changed(call);
    return details_written(call, change.version, "changed");
}

domain::Result<http::Written> write_safety_ban(http::WriteCall& call, bool const& wanted) {
    if (!may_know(call.allowed)) return domain::refused(domain::not_found());
    auto const stored = load_details(call.tx, call.allowed);
    DetailsFacts const facts{.version = stored.version, .case_open = call.allowed.case_access().open};
    if (auto const checked = check_safety_ban(stored.safety_ban, wanted, call.if_match, facts); !checked)
        return domain::refused(checked.error());
    auto const change = change_of(call, stored.version + 1, {DetailField::safety_ban});
    save_safety_ban(call.tx, call.allowed, wanted, change);
    tell_changed(call);
    return details_written(call, change.version, wanted ? "ordered" : "ended");
}

/// In an answer of its own that nothing keeps: it is on no page until somebody asks for it.
domain::Result<http::Response> show_code_route(http::ReadCall& call, storage::Secrets const& secrets) {
    if (!may_know(call.allowed)) return domain::refused(domain::not_found());
    auto const nothing = http::read_json(call.request, [](json::Reader&) {});
    if (!nothing) return domain::refused(nothing.error());
    auto const& client = call.allowed.case_access().client;
    auto const sealed = sealed_code(call.tx, call.allowed);
    if (!sealed) return domain::refused(domain::conflict("no_identity_code"));
    std::string body;
    json::Writer writer(body);
    writer.begin_object()
        .field("identity_code", secrets.sealing().open(*sealed, {"client", "code_sealed", client.text}))
        .end_object();
    call.entry.clients = {client};
    call.entry.categories = {access::Category::basic};
    auto response = http::json_response(std::move(body));
    response.set("Cache-Control", "no-store");
    return response;
}

ClientDetails read_new_details(json::Reader& reader) {
    ClientDetails details;
    details.family_name = reader.text("family_name", {.max = 100});
    details.given_names = reader.text("given_names", {.max = 200});
    details.mother_tongue = reader.text("mother_tongue", {.max = 10});
    details.service_language = reader.text("service_language", {.max = 10});
    details.interpreter = reader.optional_text("interpreter", {.min = 0, .max = 10}).value_or("");
    details.municipality = reader.optional_text("municipality", {.max = 10});
    details.phone = reader.optional_text("phone", {.min = 0, .max = 40}).value_or("");
    details.email = reader.optional_text("email", {.min = 0, .max = 254}).value_or("");
    details.number = reader.optional_text("number", {.min = 0, .max = 100}).value_or("");
    return details;
}

}  // namespace

std::vector<http::Route> client_details_routes(storage::Secrets const& secrets) {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    auto show = [&secrets](http::ReadCall& call) { return show_code_route(call, secrets); };
    auto const read_ban = [](json::Reader& reader) { return reader.boolean("safety_ban"); };
    return {
        {Method::get, "/api/v1/cases/{case}/client", Action::client_read, of_case, Cost::fast, read_details_route},
        {Method::put, "/api/v1/cases/{case}/client", Action::client_write, of_case, Cost::fast,
         http::json_write<ClientDetails>(read_new_details, write_details, http::Precondition::if_match)},
        {Method::put, "/api/v1/cases/{case}/client/safety-ban", Action::client_ban_write, of_case, Cost::fast,
         http::json_write<bool>(read_ban, write_safety_ban, http::Precondition::if_match)},
        {Method::post, "/api/v1/cases/{case}/client/identity-code", Action::client_code_show, of_case, Cost::fast,
         http::ReadHandler(std::move(show))},
    };
}

}  // namespace polku::casework
