#pragma once

#include "tests/bench/world.h"

#include <cstddef>
#include <string>
#include <vector>

namespace polku::bench {

struct MadeCase {
    std::string id;
    std::size_t lot;
    std::vector<std::string> seen_by;  ///< user names, one of each organisation that takes part
};

/// A file of referrals to the lots that an authority pays, as it exports them: `rows` people from the `first` on, all
/// of other files' apart.
std::string referral_file(World const& world, std::size_t authority, std::size_t first, std::size_t rows);

/// Family names as searched for: none other is in the data.
std::vector<std::string> family_names();

/// `count` clients whose cases the lots have taken over: with two or three organisations beside the authority, a plan
/// of four goals and twelve actions, and a version of it that all are asked to agree on, and that one in five have.
std::vector<MadeCase> make_cases(Making& making, World const& world, std::size_t count);

/// `each` more for every lot, that wait for it: the clients from `first` on.
void make_open_handovers(Making& making, World const& world, std::size_t first, std::size_t each);

}  // namespace polku::bench
