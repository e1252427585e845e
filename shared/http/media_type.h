#pragma once

#include "shared/domain/problem.h"
#include "shared/http/message.h"

#include <span>
#include <string_view>

namespace polku::http {

/// Whether a request's body is of one of these media types (parameters are left aside): 415 with the first of them
/// otherwise. Without a body and without a type there is nothing to judge. Requires: `allowed` is not empty.
domain::Result<void> check_media_type(Request const& request, std::span<std::string_view const> allowed);

}  // namespace polku::http
