#pragma once

#include "tests/bench/cases.h"

#include <string>
#include <vector>

namespace polku::bench {

/// A month's results of a lot that are paid: their statement is frozen, approved and exported, and its file is read by
/// finance of the authority.
struct PaidMonth {
    std::string export_id;
    std::string read_by;  ///< a user name
};

/// Of the lot, at most `most` verified results in the clock's month: recorded with evidence, and verified.
void make_results(Making& making, World const& world, std::vector<MadeCase> const& cases, std::size_t lot,
                  std::size_t most);

/// Requires: the month of the results is over, and all has been read.
PaidMonth export_month(Making& making, World const& world, std::size_t lot);

}  // namespace polku::bench
