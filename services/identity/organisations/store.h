#pragma once

#include "services/identity/organisations/model.h"
#include "services/identity/organisations/rules.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>

namespace polku::identity {

Directory load_directory(storage::Tx& tx);
std::optional<Organisation> find_organisation(storage::Tx& tx, domain::Id const& id);
std::vector<Team> teams_of(storage::Tx& tx, domain::Id const& organisation);
bool team_in_organisation(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation);

OrganisationFacts organisation_facts(storage::Tx& tx, domain::BusinessId const& business_id);
NameFacts team_name_facts(storage::Tx& tx, domain::Id const& organisation, std::string_view name);
NameFacts consortium_name_facts(storage::Tx& tx, std::string_view name);

void insert(storage::Tx& tx, Organisation const& organisation, domain::Instant now);
void insert(storage::Tx& tx, Team const& team, domain::Instant now);
void insert(storage::Tx& tx, Consortium const& consortium, domain::Instant now);
/// A team is part of its organisation: a new one is a new version of it.
void raise_version(storage::Tx& tx, Organisation const& organisation);

}  // namespace polku::identity
