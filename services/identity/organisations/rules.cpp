#include "services/identity/organisations/rules.h"

#include "shared/domain/text.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::identity {

std::string name_key(std::string_view name) { return domain::fold(domain::trim(name)); }

bool is_kind_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

domain::Result<Organisation> register_organisation(NewOrganisation const& wanted, OrganisationFacts facts,
                                                   domain::Id const& id) {
    if (facts.business_id_taken) return domain::refused(domain::invalid("/business_id", "business_id_taken"));
    return Organisation{.id = id,
                        .version = 1,
                        .kind = wanted.kind,
                        .called = wanted.called,
                        .name = wanted.name,
                        .business_id = wanted.business_id.text};
}

domain::Result<Team> register_team(std::string_view name, domain::Id const& organisation, NameFacts facts,
                                   domain::Id const& id) {
    if (facts.name_taken) return domain::refused(domain::invalid("/name", "name_taken"));
    return Team{.id = id, .organisation = organisation, .name = std::string(name)};
}

domain::Result<Consortium> register_consortium(std::string_view name, NameFacts facts, domain::Id const& id) {
    if (facts.name_taken) return domain::refused(domain::invalid("/name", "name_taken"));
    return Consortium{.id = id, .name = std::string(name)};
}

events::Event registered(Organisation const& organisation) {
    std::string data;
    json::Writer(data)
        .begin_object()
        .field("id", organisation.id)
        .field("kind", domain::name_of<OrganisationKind>(kOrganisationKindNames, organisation.kind))
        .end_object();
    return {.type = "polku.organisation.registered.v1", .subject = organisation.id.text, .category = {}, .data = data};
}

events::Event registered(Team const& team) {
    std::string data;
    json::Writer(data)
        .begin_object()
        .field("id", team.id)
        .field("organisation", team.organisation)
        .field("name", team.name)
        .end_object();
    return {.type = "polku.team.registered.v1", .subject = team.id.text, .category = {}, .data = data};
}

}  // namespace polku::identity
