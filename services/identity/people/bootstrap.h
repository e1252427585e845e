#pragma once

#include "services/identity/people/model.h"
#include "shared/domain/problem.h"
#include "shared/storage/tx.h"

#include <string>
#include <string_view>

namespace polku::identity {

/// Who may let everybody else in, and where they work: what an empty installation begins with.
struct FirstAdministrator {
    NewOrganisation organisation;
    NewUser person;
};

/// 422 with pointers into {"organisation", "person"}.
domain::Result<void> check_first_administrator(FirstAdministrator const& first);

/// In one transaction: the organisation, the person and their membership as administrator, with the events and a
/// journal row of the principal system:bootstrap. 409 `users_exist` when there is any user.
domain::Result<domain::Id> insert_first_administrator(storage::Tx& tx, FirstAdministrator const& first,
                                                      std::string_view password_hash, domain::IdSource& ids,
                                                      domain::Instant now);

}  // namespace polku::identity
