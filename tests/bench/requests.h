#pragma once

#include "tests/bench/results.h"

#include <filesystem>
#include <vector>

namespace polku::bench {

/// W1.tsv to W5.tsv and `export.tsv` (the long file): a request a line, user name, method, address and body between
/// tabs. And `people.txt`: everybody who asks.
void write_requests(std::filesystem::path const& folder, World const& world, std::vector<MadeCase> const& cases,
                    PaidMonth const& month, PaidMonth const& long_month, domain::LocalDate today);

}  // namespace polku::bench
