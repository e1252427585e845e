#pragma once

#include "services/casework/testing.h"

#include <string_view>

/// For tests that ask for agreement: a plan that has what it must have.
namespace polku::casework::samples {

inline constexpr std::string_view kFilledIn = "Sovittu palvelu";

/// Adds, as `who`, what the plan's own answer says is missing: a service under each goal, and a task of the client's
/// own, which is done, so that nothing more waits than before.
void fill_plan(http::TestRouter& api, access::Principal const& who, domain::Id const& case_id);

}  // namespace polku::casework::samples
