#pragma once

#include "services/casework/client_details/model.h"
#include "shared/domain/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// What the rules need of the store.
struct DetailsFacts {
    std::int64_t version = 1;
    bool case_open = true;
    bool places = true;              ///< whether the writer may know where the client lives
    bool municipality_known = true;  ///< the wanted code is one in force
    bool number_free = true;         ///< no other client of the writer's organisation has the wanted number
};

/// The details as they are kept: without spaces around, codes of languages in small letters. 409 case_closed; 412 when
/// `expected` is not the version; 422 with every fault.
domain::Result<ClientDetails> check_details(ClientDetails wanted, std::optional<std::int64_t> expected,
                                            DetailsFacts const& facts);

/// Which of them differ, in the order of DetailField. A municipality that is not to be written does not.
std::vector<DetailField> changed_fields(ClientDetails const& before, ClientDetails const& after);

/// The values before, of the fields that changed, as compact JSON: for who has to put a mistake right.
std::string values_before(ClientDetails const& before, std::vector<DetailField> const& changed);

/// 409 case_closed, or the state is asked for that it has; 412 when `expected` is not the version.
domain::Result<void> check_safety_ban(bool banned, bool wanted, std::optional<std::int64_t> expected,
                                      DetailsFacts const& facts);

}  // namespace polku::casework
