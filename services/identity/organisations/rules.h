#pragma once

#include "services/identity/organisations/model.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"

#include <string>
#include <string_view>

namespace polku::identity {

/// Under which a team (of its organisation) and a consortium is unique: case and diacritics do not tell two apart.
/// The code of a kind as the settings have it: small letters, digits and underscores.
bool is_kind_code(std::string_view text);

std::string name_key(std::string_view name);

/// What the database says of the identifiers that a newcomer asks for.
struct OrganisationFacts {
    bool business_id_taken = false;
};
struct NameFacts {
    bool name_taken = false;
};

/// Each is the new thing, or 422 with the field that somebody else has already.
domain::Result<Organisation> register_organisation(NewOrganisation const& wanted, OrganisationFacts facts,
                                                   domain::Id const& id);
domain::Result<Team> register_team(std::string_view name, domain::Id const& organisation, NameFacts facts,
                                   domain::Id const& id);
domain::Result<Consortium> register_consortium(std::string_view name, NameFacts facts, domain::Id const& id);

/// polku.organisation.registered.v1 and polku.team.registered.v1. A consortium has none: nobody keeps a copy of its
/// name.
events::Event registered(Organisation const& organisation);
events::Event registered(Team const& team);

}  // namespace polku::identity
