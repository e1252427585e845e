#pragma once

#include "services/casework/terms/model.h"
#include "shared/access/policy.h"
#include "shared/domain/date.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// Every term once, as it is on `today`, or was when it ended; by vocabulary and code. What is to come is none yet.
std::vector<Term> list_terms(storage::Tx& tx, domain::LocalDate today);
std::optional<Term> find_term(storage::Tx& tx, Vocabulary vocabulary, std::string_view code, domain::LocalDate today);

/// The type of the case's plan.
std::string plan_type_of(storage::Tx& tx, access::Allowed const& allowed);
/// Requires: it is a type of plan.
void save_plan_type(storage::Tx& tx, access::Allowed const& allowed, std::string_view code);

}  // namespace polku::casework
