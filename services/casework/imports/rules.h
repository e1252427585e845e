#pragma once

#include "services/casework/imports/model.h"
#include "services/casework/imports/referral_file.h"
#include "shared/domain/date.h"
#include "shared/domain/hetu.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace polku::casework::imports {

/// What a referral's words mean today for the authority that imports: equal facts give an equal reading of the same
/// file.
struct ReferralFacts {
    struct Lot {
        domain::Id contract;
        domain::LocalDate valid_from;
        std::optional<domain::LocalDate> valid_until;

        bool operator==(Lot const&) const = default;
    };
    domain::LocalDate today;                               ///< in Helsinki
    std::map<std::string, domain::Id, std::less<>> teams;  ///< of the authority, by name
    std::map<std::string, Lot, std::less<>> lots;          ///< that the authority buys, by code
    std::set<std::string, std::less<>> municipalities;     ///< codes valid today

    bool operator==(ReferralFacts const&) const = default;
};

/// What is known of the people in the file, asked row by row so that memory does not grow with what is stored.
struct KnownPeople {
    /// The fingerprints kept with the authority's own number; nothing when it is new, empty when it was given otherwise
    /// than by an import.
    std::function<std::optional<std::string>(std::string_view number)> number;
    /// Whether any organisation has a client with this identity code.
    std::function<bool(domain::Hetu const& code)> code;
};

/// A keyed hash of one column's content: 16 hexadecimal digits.
using Fingerprint = std::function<std::string(Column column, std::string_view content)>;

/// Of all columns, in their canonical order.
std::string fingerprints(RowContent const& content, Fingerprint const& fingerprint);

/// Gets every row without fault, in order; answers whether to read on.
using RowSink = std::function<bool(CheckedRow)>;

/// Checks every row; all faults of all rows at once. A known number with equal content is `unchanged`, with other
/// content a fault that names the first column that differs; a known identity code under a new number is a match.
Preview check_referrals(ReferralFile const& file, ReferralFacts const& facts, KnownPeople const& known,
                        Fingerprint const& fingerprint, RowSink const& sink);

}  // namespace polku::casework::imports
