#pragma once

#include "shared/domain/problem.h"

#include <string>
#include <string_view>

namespace polku::http {

/// What a request line asks for.
struct Target {
    std::string path;   ///< decoded once, without the query
    std::string query;  ///< raw, without '?'
};

/// Reads an origin-form target ("/a?b") or an absolute-form one ("https://HOST/a?b") whose authority is `host`.
/// Problem: 400 for any other form, and for a path that two readers could read in two ways: a percent sign without two
/// digits, an encoded slash, backslash or control character, a raw backslash, what is not UTF-8, an empty segment in
/// the middle, `.` and `..`. Requires: visible ASCII without `#`.
domain::Result<Target> parse_target(std::string_view target, std::string_view host);

}  // namespace polku::http
