// Canonical JSON (RFC 8785, JCS): one text for one value, to be hashed and signed. Members sorted by the UTF-16 code
// units of their names, no white space, shortest escapes.
#pragma once

#include "shared/domain/problem.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace polku::json {

// Our records hold objects, arrays, text, integers within +-(2^53 - 1), booleans and null. Anything else (a fraction, a
// larger integer, text that is not UTF-8) throws std::invalid_argument: such a record must not be made.
[[nodiscard]] std::string canonical(nlohmann::json const& value);

// The same for JSON text, with the faults of json::parse, and 400 not_canonical for numbers that our records cannot
// hold.
[[nodiscard]] domain::Result<std::string> canonical_text(std::string_view text);

}  // namespace polku::json
