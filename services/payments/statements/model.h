#pragma once

#include "services/payments/fee_lines/model.h"
#include "services/payments/statements/period.h"
#include "shared/domain/names.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::payments {

enum class StatementState : std::uint8_t {
    open,     ///< its lines may still come and go
    frozen,   ///< lines, prices and totals are fixed; waits for a second person
    refused,  ///< the second person did not approve; the lines stay, and it can be approved later
    approved,
    exported,
};

inline constexpr domain::Name<StatementState> kStatementStateNames[] = {{"open", StatementState::open},
                                                                        {"frozen", StatementState::frozen},
                                                                        {"refused", StatementState::refused},
                                                                        {"approved", StatementState::approved},
                                                                        {"exported", StatementState::exported}};

/// Net and VAT of all lines of one rate.
struct VatSum {
    domain::BasisPoints rate;
    domain::Cents net;
    domain::Cents vat;

    bool operator==(VatSum const&) const = default;
};

struct Totals {
    std::int64_t lines = 0;
    domain::Cents net;
    domain::Cents vat;
    std::vector<VatSum> rates;  ///< by rate

    [[nodiscard]] domain::Cents gross() const { return net + vat; }
    bool operator==(Totals const&) const = default;
};

/// What was fixed, by whom, and how far the log of outcomes had been read.
struct Freezing {
    domain::Instant at;
    domain::Id by;
    std::string source_epoch;
    std::int64_t source_number = 0;
    std::int64_t lines = 0;
    domain::Cents net;
    domain::Cents vat;
};

struct Statement {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id contract;
    Period period;
    StatementState state = StatementState::open;
    domain::Instant cut_off;  ///< its last instant
    std::optional<Freezing> frozen;
    std::optional<domain::Instant> approved_at;
    std::optional<domain::Id> approved_by;
    std::optional<domain::Instant> exported_at;
};

struct StatementLine {
    FeeLine line;
    bool late = false;               ///< it happened in an earlier month than the statement's
    std::optional<HoldReason> held;  ///< why it is not in the statement now (open ones)
};

enum class StatementDecision : std::uint8_t { approved, refused };

inline constexpr domain::Name<StatementDecision> kStatementDecisionNames[] = {{"approved", StatementDecision::approved},
                                                                              {"refused", StatementDecision::refused}};

struct Decided {
    StatementDecision decision = StatementDecision::approved;
    std::string reason;
    domain::Instant at;
    domain::Id by;
};

}  // namespace polku::payments
