#pragma once

#include "services/outcomes/milestones/model.h"
#include "services/outcomes/milestones/rules.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::outcomes {

/// The case that a milestone belongs to: the scope of its routes.
std::optional<domain::Id> case_of_milestone(storage::Tx& tx, domain::Id const& milestone);

std::optional<Milestone> find_milestone(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& id);
std::vector<Milestone> milestones_of_case(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& case_id);

/// One page of claims, oldest first, that the principal's organisation made under its contract (providers) or has to
/// verify as the buyer (authorities). Whether the cases are visible is casework's to say.
struct ListFilter {
    std::optional<State> state;
    domain::Instant after_at;  ///< of the last row shown
    std::string after_id;
    int limit = 50;
};
std::vector<Milestone> listed_milestones(storage::Tx& tx, access::Allowed const& allowed, ListFilter const& filter);

void insert(storage::Tx& tx, Milestone const& milestone);
/// The claim's own fields and its state, with a new revision.
void save_claim(storage::Tx& tx, Milestone const& milestone, domain::Instant now, domain::Id const& by);
/// State, hold and version; and with `first_verified` when and by which version it was verified.
void save_state(storage::Tx& tx, Milestone const& milestone, bool first_verified = false);

/// Claims for one result that are alive, in the order in which they were recorded.
std::vector<LiveClaim> live_claims(storage::Tx& tx, ResultKey const& result);
bool result_taken(storage::Tx& tx, ResultKey const& result, domain::Id const& but_by);
/// Of the claims that `settle` names: one more claim of the same result, past the policy by the claim that was acted
/// on.
std::optional<Milestone> claim_of_same_result(storage::Tx& tx, ResultKey const& result, domain::Id const& id);

/// For the reader of casework's merges: claims that are alive on one record, in the order in which they were recorded.
std::vector<Milestone> live_claims_of_record(storage::Tx& tx, domain::Id const& client);
/// The claim that holds the result.
std::optional<Milestone> holder_of(storage::Tx& tx, ResultKey const& result);
/// Of whom the claim's result is from now on; and of those of a record that claim nothing any more.
void move_claim(storage::Tx& tx, domain::Id const& milestone, domain::Id const& canonical_client);
void move_settled_claims(storage::Tx& tx, domain::Id const& client, domain::Id const& canonical_client);

std::vector<domain::Id> touched_by(storage::Tx& tx, domain::Id const& milestone);
std::vector<Verification> verifications_of(storage::Tx& tx, domain::Id const& milestone);
void insert(storage::Tx& tx, domain::Id const& milestone, Verification const& verification);

/// The client's pseudonym in that contract: the one that is kept, or `fresh`, which is kept from then on.
std::string pseudonym_for(storage::Tx& tx, domain::Id const& contract, domain::Id const& client,
                          std::string const& fresh);

}  // namespace polku::outcomes
