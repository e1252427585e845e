#pragma once

#include "shared/domain/problem.h"
#include "shared/http/message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Keyset pagination: a page goes on after the last row shown, whatever was added or taken away meanwhile.
namespace polku::http {

/// The sort key of the last row shown, opaque to the caller (base64url). Requires: no part holds U+001F.
std::string make_cursor(std::vector<std::string> const& parts);

struct Page {
    int limit = 50;
    /// The parts of the cursor; empty on the first page.
    std::vector<std::string> after;
};

/// `limit` (1 to 200, 50 when absent) and `cursor` of the request. 400 bad_cursor for a cursor that no list of `parts`
/// parts made, 400 bad_limit.
domain::Result<Page> read_page(Request const& request, std::size_t parts);

}  // namespace polku::http
