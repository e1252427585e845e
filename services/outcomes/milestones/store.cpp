#include "services/outcomes/milestones/store.h"

namespace polku::outcomes {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kCaseOfMilestone{"outcomes.case_of_milestone", "SELECT case_id FROM milestone WHERE id = $1"};
constexpr Query kMilestone{
    "outcomes.milestone",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, "
    "occurrence, happened_on, note, recorded_at, recorded_by, state, held_at, verified_at, "
    "contract_version, canonical_client, rival FROM milestone WHERE id = $1"};
constexpr Query kMilestonesOfCase{
    "outcomes.milestones_of_case",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, "
    "result_group, occurrence, happened_on, note, recorded_at, recorded_by, state, held_at, "
    "verified_at, contract_version, canonical_client, rival FROM milestone WHERE case_id = $1 ORDER BY recorded_at, "
    "id"};
constexpr Query kMilestonesOfFirm{
    "outcomes.milestones_of_firm",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, occurrence, "
    "happened_on, "
    "note, recorded_at, recorded_by, state, held_at, verified_at, contract_version, canonical_client, rival FROM "
    "milestone "
    "WHERE organisation = $1 AND contract = $2 AND ($3 = '' OR state = $3) AND (recorded_at, id) > ($4, $5) "
    "ORDER BY recorded_at, id LIMIT $6"};
constexpr Query kMilestonesOfBuyer{
    "outcomes.milestones_of_buyer",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, occurrence, "
    "happened_on, "
    "note, recorded_at, recorded_by, state, held_at, verified_at, contract_version, canonical_client, rival FROM "
    "milestone "
    "WHERE contract IN (SELECT l.contract FROM lot l WHERE l.buyer = $1) AND ($2 = '' OR state = $2) "
    "AND (recorded_at, id) > ($3, $4) ORDER BY recorded_at, id LIMIT $5"};
constexpr Query kClaimOfSameResult{
    "outcomes.claim_of_same_result",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, occurrence, "
    "happened_on, "
    "note, recorded_at, recorded_by, state, held_at, verified_at, contract_version, canonical_client, rival FROM "
    "milestone "
    "WHERE id = $1 AND canonical_client = $2 AND result_group = $3 AND occurrence = $4"};
constexpr Query kHoldersOf{
    "outcomes.holders_of",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, occurrence, "
    "happened_on, "
    "note, recorded_at, recorded_by, state, held_at, verified_at, contract_version, canonical_client, rival FROM "
    "milestone WHERE client = $1 AND (payable = 1 OR state = 'contested') ORDER BY recorded_at, id"};
constexpr Query kHolder{
    "outcomes.holder",
    "SELECT id, version, case_id, client, access_version, contract, organisation, type, result_group, occurrence, "
    "happened_on, "
    "note, recorded_at, recorded_by, state, held_at, verified_at, contract_version, canonical_client, rival FROM "
    "milestone WHERE canonical_client = $1 AND result_group = $2 AND occurrence = $3 AND payable = 1 AND rival = 0"};
constexpr Query kSetCanonical{"outcomes.set_canonical",
                              "UPDATE milestone SET canonical_client = $1 WHERE client = $2 AND NOT (payable = 1 OR "
                              "state = 'contested')"};
constexpr Query kMoveClaim{"outcomes.move_claim", "UPDATE milestone SET canonical_client = $1 WHERE id = $2"};
constexpr Query kInsertMilestone{"outcomes.insert_milestone",
                                 "INSERT INTO milestone (id, case_id, client, access_version, contract, organisation, "
                                 "type, result_group, occurrence, "
                                 "happened_on, note, recorded_at, recorded_by, state, payable, canonical_client) "
                                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
constexpr Query kInsertRevision{
    "outcomes.insert_revision",
    "INSERT INTO milestone_revision (milestone, number, type, happened_on, note, made_at, made_by) "
    "VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM milestone_revision WHERE milestone = $1), "
    "$2, $3, $4, $5, $6)"};
constexpr Query kSaveClaim{
    "outcomes.save_claim",
    "UPDATE milestone SET type = $1, result_group = $2, occurrence = $3, happened_on = $4, note = $5, "
    "state = $6, payable = $7, held_at = $8, access_version = $9, version = $10 WHERE id = $11"};
constexpr Query kSaveState{
    "outcomes.save_state",
    "UPDATE milestone SET state = $1, payable = $2, held_at = $3, access_version = $4, version = $5, rival = $6 "
    "WHERE id = $7"};
constexpr Query kSaveVerified{
    "outcomes.save_verified",
    "UPDATE milestone SET state = $1, payable = $2, held_at = $3, access_version = $4, version = $5, "
    "verified_at = $6, contract_version = $7 WHERE id = $8"};
constexpr Query kLiveClaims{
    "outcomes.live_claims",
    "SELECT id, payable = 1 AND rival = 0, held_at FROM milestone WHERE canonical_client = $1 AND result_group = $2 "
    "AND occurrence = $3 AND (payable = 1 OR state = 'contested') ORDER BY recorded_at, id"};
constexpr Query kResultTaken{"outcomes.result_taken",
                             "SELECT 1 FROM milestone WHERE canonical_client = $1 AND result_group = $2 AND occurrence "
                             "= $3 AND payable = 1 AND rival = 0 AND id <> $4"};
constexpr Query kTouchedBy{"outcomes.touched_by",
                           "SELECT made_by FROM milestone_revision WHERE milestone = $1 "
                           "UNION SELECT uploaded_by FROM evidence WHERE milestone = $1"};
constexpr Query kVerificationsOf{
    "outcomes.verifications_of",
    "SELECT number, decision, reason, decided_at, decided_by, organisation, contract_version, "
    "evidence, evidence_sha256 FROM verification WHERE milestone = $1 ORDER BY number"};
constexpr Query kInsertVerification{
    "outcomes.insert_verification",
    "INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, "
    "organisation, contract_version, evidence, evidence_sha256) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Query kPseudonym{"outcomes.pseudonym", "SELECT pseudonym FROM pseudonym WHERE contract = $1 AND client = $2"};
constexpr Query kInsertPseudonym{"outcomes.insert_pseudonym",
                                 "INSERT INTO pseudonym (contract, client, pseudonym) VALUES ($1, $2, $3)"};

std::string_view state_text(State state) { return domain::name_of<State>(kStateNames, state); }

Milestone milestone_of(Row const& row) {
    Milestone milestone;
    milestone.id = row.id(0);
    milestone.version = row.integer(1);
    milestone.case_id = row.id(2);
    milestone.client = row.id(3);
    milestone.access_version = row.integer(4);
    milestone.contract = row.id(5);
    milestone.organisation = row.id(6);
    milestone.claim.type = row.string(7);
    milestone.result.result_group = row.string(8);
    milestone.result.occurrence = row.string(9);
    milestone.claim.happened_on = row.date(10);
    milestone.claim.note = row.string(11);
    milestone.recorded_at = row.instant(12);
    milestone.recorded_by = row.id(13);
    milestone.state = domain::value_of<State>(kStateNames, row.text(14)).value();
    milestone.held_at = row.optional_instant(15);
    milestone.verified_at = row.optional_instant(16);
    milestone.contract_version = row.optional_integer(17);
    milestone.result.client = row.id(18);
    milestone.rival = row.boolean(19);
    return milestone;
}

Verification verification_of(Row const& row) {
    return {.number = row.integer(0),
            .decision = domain::value_of<Decision>(kDecisionNames, row.text(1)).value(),
            .reason = row.string(2),
            .decided_at = row.instant(3),
            .decided_by = row.id(4),
            .organisation = row.id(5),
            .contract_version = row.integer(6),
            .evidence = row.optional_id(7),
            .evidence_sha256 = row.optional_string(8)};
}

void insert_revision(Tx& tx, Milestone const& milestone, domain::Instant now, domain::Id const& by) {
    tx.run(kInsertRevision, milestone.id, milestone.claim.type, milestone.claim.happened_on, milestone.claim.note, now,
           by);
}

}  // namespace

std::optional<domain::Id> case_of_milestone(Tx& tx, domain::Id const& milestone) {
    return tx.one(kCaseOfMilestone, [](Row const& row) { return row.id(0); }, milestone);
}

std::optional<Milestone> find_milestone(Tx& tx, access::Allowed const&, domain::Id const& id) {
    return tx.one(kMilestone, milestone_of, id);
}

std::vector<Milestone> milestones_of_case(Tx& tx, access::Allowed const&, domain::Id const& case_id) {
    return tx.all(kMilestonesOfCase, milestone_of, case_id);
}

std::vector<Milestone> listed_milestones(Tx& tx, access::Allowed const& allowed, ListFilter const& filter) {
    auto const& who = allowed.principal();
    auto const state = filter.state ? state_text(*filter.state) : std::string_view{};
    if (who.contract) {
        return tx.all(kMilestonesOfFirm, milestone_of, who.organisation, *who.contract, state, filter.after_at,
                      filter.after_id, filter.limit);
    }
    return tx.all(kMilestonesOfBuyer, milestone_of, who.organisation, state, filter.after_at, filter.after_id,
                  filter.limit);
}

void insert(Tx& tx, Milestone const& milestone) {
    tx.run(kInsertMilestone, milestone.id, milestone.case_id, milestone.client, milestone.access_version,
           milestone.contract, milestone.organisation, milestone.claim.type, milestone.result.result_group,
           milestone.result.occurrence, milestone.claim.happened_on, milestone.claim.note, milestone.recorded_at,
           milestone.recorded_by, state_text(milestone.state), milestone.payable(), milestone.result.client);
    insert_revision(tx, milestone, milestone.recorded_at, milestone.recorded_by);
}

void save_claim(Tx& tx, Milestone const& milestone, domain::Instant now, domain::Id const& by) {
    tx.run(kSaveClaim, milestone.claim.type, milestone.result.result_group, milestone.result.occurrence,
           milestone.claim.happened_on, milestone.claim.note, state_text(milestone.state), milestone.payable(),
           milestone.held_at, milestone.access_version, milestone.version, milestone.id);
    insert_revision(tx, milestone, now, by);
}

void save_state(Tx& tx, Milestone const& milestone, bool first_verified) {
    if (first_verified) {
        tx.run(kSaveVerified, state_text(milestone.state), milestone.payable(), milestone.held_at,
               milestone.access_version, milestone.version, milestone.verified_at, milestone.contract_version,
               milestone.id);
        return;
    }
    tx.run(kSaveState, state_text(milestone.state), milestone.payable(), milestone.held_at, milestone.access_version,
           milestone.version, milestone.rival, milestone.id);
}

std::vector<LiveClaim> live_claims(Tx& tx, ResultKey const& result) {
    auto const claim_of = [](Row const& row) {
        return LiveClaim{.id = row.id(0), .payable = row.boolean(1), .held = !row.null(2)};
    };
    return tx.all(kLiveClaims, claim_of, result.client, result.result_group, result.occurrence);
}

bool result_taken(Tx& tx, ResultKey const& result, domain::Id const& but_by) {
    return tx.any(kResultTaken, result.client, result.result_group, result.occurrence, but_by);
}

std::optional<Milestone> claim_of_same_result(Tx& tx, ResultKey const& result, domain::Id const& id) {
    return tx.one(kClaimOfSameResult, milestone_of, id, result.client, result.result_group, result.occurrence);
}

std::vector<domain::Id> touched_by(Tx& tx, domain::Id const& milestone) {
    return tx.all(kTouchedBy, [](Row const& row) { return row.id(0); }, milestone);
}

std::vector<Verification> verifications_of(Tx& tx, domain::Id const& milestone) {
    return tx.all(kVerificationsOf, verification_of, milestone);
}

void insert(Tx& tx, domain::Id const& milestone, Verification const& verification) {
    tx.run(kInsertVerification, milestone, verification.number,
           domain::name_of<Decision>(kDecisionNames, verification.decision), verification.reason,
           verification.decided_at, verification.decided_by, verification.organisation, verification.contract_version,
           verification.evidence, verification.evidence_sha256);
}

std::string pseudonym_for(Tx& tx, domain::Id const& contract, domain::Id const& client, std::string const& fresh) {
    if (auto kept = tx.one(kPseudonym, [](Row const& row) { return row.string(0); }, contract, client)) return *kept;
    tx.run(kInsertPseudonym, contract, client, fresh);
    return fresh;
}

std::vector<Milestone> live_claims_of_record(Tx& tx, domain::Id const& client) {
    return tx.all(kHoldersOf, milestone_of, client);
}

std::optional<Milestone> holder_of(Tx& tx, ResultKey const& result) {
    return tx.one(kHolder, milestone_of, result.client, result.result_group, result.occurrence);
}

void move_claim(Tx& tx, domain::Id const& milestone, domain::Id const& canonical_client) {
    tx.run(kMoveClaim, canonical_client, milestone);
}

void move_settled_claims(Tx& tx, domain::Id const& client, domain::Id const& canonical_client) {
    tx.run(kSetCanonical, canonical_client, client);
}

}  // namespace polku::outcomes
