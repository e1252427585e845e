#pragma once

#include "shared/access/policy.h"

#include <string>
#include <utility>
#include <vector>

/// For the tests of rules about items of a case: who reads or writes them.
namespace polku::casework::samples {

inline access::Grant granted(access::Category category, access::Ground ground = access::Ground::statute) {
    return {category, ground, std::nullopt, std::nullopt};
}

/// Somebody of `organisation` ("own" unless told) who stands so to the case "case"; with `relation` own, the client.
inline access::Allowed who_stands(access::Relation relation, std::string organisation = "own", bool open = true,
                                  std::vector<access::Grant> grants = {granted(access::Category::basic)}) {
    access::Principal principal;
    principal.person = {"person"};
    principal.organisation = {std::move(organisation)};
    principal.role = relation == access::Relation::own ? access::Role::client : access::Role::coach;
    access::CaseAccess facts;
    facts.case_id = {"case"};
    facts.relation = relation;
    facts.open = open;
    facts.grants = std::move(grants);
    return access::allow(principal, access::Action::case_read, facts).value();
}

}  // namespace polku::casework::samples
