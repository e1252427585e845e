#pragma once

#include "services/casework/imports/model.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace polku::casework::imports {

/// A referral file, recognised or not: what it is written in, and where each column stands.
struct ReferralFile {
    SeenFile seen;
    char separator = ';';
    std::string text;                            ///< UTF-8, with the header; empty when `faults` leave nothing to read
    std::array<std::size_t, kColumns> places{};  ///< position of each Column in a record
    Faults faults;                               ///< of the file as a whole, each saying what was seen
};

/// Takes `;`, `,` or tabs, a byte-order mark or none, UTF-8 or Windows-1252 (so Latin-1), columns in any order, and
/// header names in any case, with or without the dots of ä and ö. When a column is missing or comes twice no row can be
/// read; an unknown column is a fault, but rows are read. Requires: at most kMaxBytes.
ReferralFile open_referral_file(std::string_view bytes);

/// Every identity code in `text` with its last characters starred, the rest cut to 100 characters: fit to be shown.
std::string presentable(std::string_view text);

}  // namespace polku::casework::imports
