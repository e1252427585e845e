#pragma once

#include "shared/domain/problem.h"
#include "shared/http/message.h"

#include <string>

namespace polku::gateway {

/// The problem as the gateway's own answer to this request.
[[nodiscard]] http::Response refuse(http::Request const& request, domain::Problem const& problem);

/// 405; `allow` names what the address takes: "GET, HEAD".
[[nodiscard]] http::Response method_not_allowed(http::Request const& request, std::string allow);

}  // namespace polku::gateway
