#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::outcomes {

enum class State : std::uint8_t {
    recorded,   ///< claimed, waits for its verification; holds the result
    contested,  ///< a later claim for the same result: kept, waits for the commissioner
    verified,
    refused,
    withdrawn,  ///< by those who claimed it
};

inline constexpr domain::Name<State> kStateNames[] = {{"recorded", State::recorded},
                                                      {"contested", State::contested},
                                                      {"verified", State::verified},
                                                      {"refused", State::refused},
                                                      {"withdrawn", State::withdrawn}};

enum class Decision : std::uint8_t { verified, refused };

inline constexpr domain::Name<Decision> kDecisionNames[] = {{"verified", Decision::verified},
                                                            {"refused", Decision::refused}};

/// What is paid at most once: one result of one client, in all contracts of a programme together. `occurrence` is never
/// sent by a client of the API; it is "1".
struct ResultKey {
    domain::Id client;  ///< who they are now, when records have been merged
    std::string result_group;
    std::string occurrence = "1";

    bool operator==(ResultKey const&) const = default;
};

/// What the recorder says.
struct Claim {
    std::string type;
    domain::LocalDate happened_on;
    std::string note;
};
struct NewClaim {
    domain::Id contract;
    Claim claim;
};

struct Milestone {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id case_id;
    domain::Id client;                ///< the record that the case is on: for ever
    std::int64_t access_version = 0;  ///< of the case, when this was last decided on
    domain::Id contract;
    domain::Id organisation;  ///< that claims it
    ResultKey result;
    Claim claim;
    domain::Instant recorded_at;
    domain::Id recorded_by;
    State state = State::recorded;
    std::optional<domain::Instant> held_at;        ///< since when another claims the same result too
    std::optional<domain::Instant> verified_at;    ///< the first time; from then on the claim itself cannot be changed
    std::optional<std::int64_t> contract_version;  ///< by which it was verified then
    bool rival = false;  ///< verified, as another claim was that holds the same result since a merge: held back

    /// Whether it holds the result: no other claim for it can be paid.
    [[nodiscard]] bool payable() const {
        return state == State::recorded || state == State::verified || (state == State::refused && verified_at);
    }
};

/// A decision about a claim, on the evidence that was the latest one then.
struct Verification {
    std::int64_t number = 0;
    Decision decision = Decision::verified;
    std::string reason;
    domain::Instant decided_at;
    domain::Id decided_by;
    domain::Id organisation;
    std::int64_t contract_version = 0;
    std::optional<domain::Id> evidence;
    std::optional<std::string> evidence_sha256;
};

}  // namespace polku::outcomes
