#include "services/identity/organisations/api.h"

#include "services/identity/organisations/rules.h"
#include "services/identity/organisations/store.h"
#include "shared/http/json_write.h"

#include <array>

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

constexpr std::array kOrganisationActions = {Action::organisation_write};

NewOrganisation read_new_organisation(json::Reader& r) {
    NewOrganisation wanted;
    wanted.kind = r.choice<OrganisationKind>("kind", kOrganisationKindNames);
    wanted.called = r.optional_text("called", {.max = 40});
    if (wanted.called && !is_kind_code(*wanted.called)) r.fault("called", "not_a_code");
    r.object("name", [&](json::Reader& name) {
        wanted.name.fi = name.text("fi");
        wanted.name.sv = name.text("sv");
        wanted.name.en = name.text("en");
    });
    if (auto const text = r.text("business_id", {.max = 20}); !text.empty()) {
        auto id = domain::parse_business_id(text);
        if (id)
            wanted.business_id = std::move(*id);
        else
            r.fault("business_id", domain::fault_code(id.error()));
    }
    return wanted;
}

/// Of a team or a consortium.
std::string read_new_name(json::Reader& r) { return r.text("name"); }

void write_organisation(json::Writer& w, Organisation const& organisation, std::span<Team const> teams,
                        std::span<std::string_view const> can) {
    w.begin_object();
    w.field("id", organisation.id).field("version", organisation.version);
    w.field("kind", domain::name_of<OrganisationKind>(kOrganisationKindNames, organisation.kind));
    w.field("called", organisation.called);
    write_name(w, "name", organisation.name);
    w.field("business_id", organisation.business_id);
    w.begin_array("teams");
    for (auto const& team : teams) {
        if (team.organisation == organisation.id)
            w.begin_object().field("id", team.id).field("name", team.name).end_object();
    }
    w.end_array();
    w.begin_array("can");
    for (auto const action : can) w.value(action);
    w.end_array();
    w.end_object();
}

Result<Response> get_directory(http::ReadCall& call) {
    auto const directory = load_directory(call.tx);
    auto const can = access::can(call.principal(), access::NoFacts{}, kOrganisationActions);
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& organisation : directory.organisations) write_organisation(w, organisation, directory.teams, can);
    w.end_array().begin_array("consortia");
    for (auto const& consortium : directory.consortia)
        w.begin_object().field("id", consortium.id).field("name", consortium.name).end_object();
    w.end_array().field("next", std::nullopt).end_object();
    return http::json_response(std::move(body));
}

Result<Response> get_organisation(http::ReadCall& call) {
    auto const organisation = find_organisation(call.tx, call.path.id("organisation"));
    if (!organisation) return domain::refused(domain::not_found());
    auto const can = access::can(call.principal(), access::NoFacts{}, kOrganisationActions);
    std::string body;
    json::Writer w(body);
    write_organisation(w, *organisation, teams_of(call.tx, organisation->id), can);
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(organisation->version));
    return response;
}

Result<Written> post_organisation(http::WriteCall& call, NewOrganisation const& wanted) {
    auto const facts = organisation_facts(call.tx, wanted.business_id);
    auto const organisation = register_organisation(wanted, facts, call.ids.next());
    if (!organisation) return domain::refused(organisation.error());
    insert(call.tx, *organisation, call.now);
    call.emit(registered(*organisation));
    call.entry.subject = organisation->id.text;
    return Written{.status = 201,
                   .id = organisation->id.text,
                   .version = organisation->version,
                   .location = "/api/v1/organisations/" + organisation->id.text};
}

Result<Written> post_team(http::WriteCall& call, std::string const& name) {
    auto const organisation = find_organisation(call.tx, call.path.id("organisation"));
    if (!organisation) return domain::refused(domain::not_found());
    auto const facts = team_name_facts(call.tx, organisation->id, name);
    auto const team = register_team(name, organisation->id, facts, call.ids.next());
    if (!team) return domain::refused(team.error());
    insert(call.tx, *team, call.now);
    raise_version(call.tx, *organisation);
    call.emit(registered(*team));
    call.entry.subject = team->id.text;
    return Written{.status = 201, .id = team->id.text, .location = "/api/v1/organisations/" + organisation->id.text};
}

Result<Written> post_consortium(http::WriteCall& call, std::string const& name) {
    auto const facts = consortium_name_facts(call.tx, name);
    auto const consortium = register_consortium(name, facts, call.ids.next());
    if (!consortium) return domain::refused(consortium.error());
    insert(call.tx, *consortium, call.now);
    call.entry.subject = consortium->id.text;
    return Written{.status = 201, .id = consortium->id.text, .location = "/api/v1/organisations"};
}

}  // namespace

void write_name(json::Writer& w, std::string_view member, LocalName const& name) {
    w.begin_object(member).field("fi", name.fi).field("sv", name.sv).field("en", name.en).end_object();
}

std::vector<http::Route> organisation_routes() {
    using http::Cost;
    using http::json_write;
    using http::Method;
    using http::ReadHandler;
    return {
        {Method::get, "/api/v1/organisations", Action::directory_read, http::kNoScope, Cost::fast,
         ReadHandler(get_directory)},
        // For services that name organisations to people.
        {Method::get, "/internal/organisations", Action::internal_directory_read, http::kNoScope, Cost::fast,
         ReadHandler(get_directory)},
        {Method::get, "/api/v1/organisations/{organisation}", Action::organisation_list, http::kNoScope, Cost::fast,
         ReadHandler(get_organisation)},
        {Method::post, "/api/v1/organisations", Action::organisation_write, http::kNoScope, Cost::fast,
         json_write<NewOrganisation>(read_new_organisation, post_organisation)},
        {Method::post, "/api/v1/organisations/{organisation}/teams", Action::organisation_write, http::kNoScope,
         Cost::fast, json_write<std::string>(read_new_name, post_team)},
        {Method::post, "/api/v1/consortia", Action::organisation_write, http::kNoScope, Cost::fast,
         json_write<std::string>(read_new_name, post_consortium)},
    };
}

}  // namespace polku::identity
