#pragma once

#include "shared/domain/date.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace polku::casework::imports {

/// Referrals of invented people, each clearly a sample: names such as "Alma Esimerkki", addresses at example.org, and
/// identity codes with individual numbers 900-999. Equal options give equal rows.
struct SampleOptions {
    std::size_t rows = 60;    ///< at most 100 000
    std::uint32_t seed = 1;   ///< other people and numbers, apart from a few codes that two seeds may share
    domain::LocalDate today;  ///< spells of unemployment began before it, services begin after it
    std::vector<std::string> lots{"VALM-2026-A", "VALM-2026-B"};
    std::vector<std::string> teams{"TE-tiimi Keski", "TE-tiimi Pirkka"};
};

/// The header, then a row for each person; columns in canonical order.
std::vector<std::vector<std::string>> sample_rows(SampleOptions const& options);

/// The rows as an employment authority exports them: UTF-8 with a byte-order mark, `;`, CRLF.
std::string sample_referrals(SampleOptions const& options);

}  // namespace polku::casework::imports
