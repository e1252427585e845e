#pragma once

#include "shared/domain/ids.h"
#include "shared/http/message.h"

#include <cstdint>
#include <string>

/// What identity asks casework before somebody leaves.
namespace polku::identity {

/// How many open cases the person is the named worker of; `organisation` and `team` in the query narrow it.
http::Request question_of_open_cases(domain::Id const& person);
/// The number in casework's answer. Throws std::logic_error when it cannot be read.
std::int64_t open_cases_in(std::string const& answer);

}  // namespace polku::identity
