#include "services/casework/handovers/disagreement_store.h"

#include "services/casework/handovers/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kOpenDisagreement{"disagreements.open",
                                  "INSERT INTO disagreement (handover, case_id, opened_at) VALUES ($1, $2, $3)"};
// The open one of the case; what nobody said has nobody's name.
constexpr Query kSettleOfCase{"disagreements.settle_of_case",
                              "UPDATE disagreement SET settled_at = max($1, opened_at), outcome = $2 "
                              "WHERE case_id = $3 AND settled_at IS NULL"};
constexpr Query kKeep{"disagreements.keep",
                      "UPDATE disagreement SET settled_at = max($1, opened_at), outcome = 'kept', settled_by = $2, "
                      "settled_organisation = $3, note = $4 "
                      "WHERE handover = $5 AND case_id = $6 AND settled_at IS NULL"};
constexpr Query kFindDisagreement{"disagreements.find",
                                  "SELECT opened_at, settled_at, settled_by, outcome, note FROM disagreement "
                                  "WHERE handover = $1 AND case_id = $2"};
constexpr Query kOpenOfTeam{
    "disagreements.open_of_team",
    "SELECT h.id, h.case_id, c.client, k.given_names, k.family_name, h.from_organisation, h.from_team, h.reason, "
    "h.ground, d.opened_at FROM disagreement d JOIN handover h ON h.id = d.handover "
    "JOIN client_case c ON c.id = h.case_id JOIN client k ON k.id = c.client WHERE d.settled_at IS NULL "
    "AND ((h.from_organisation = $1 AND (h.from_team = $2 OR $2 = '')) "
    "OR (h.to_organisation = $1 AND (h.to_team = $2 OR $2 = ''))) AND ($3 = '' OR c.contract = $3) "
    "ORDER BY d.opened_at, h.id LIMIT $4"};

std::string_view outcome_name(DisagreementOutcome outcome) {
    return domain::name_of<DisagreementOutcome>(kDisagreementOutcomeNames, outcome);
}

DisagreementRow disagreement_row(Row const& row) {
    return {row.id(0),     row.id(1),     row.id(2),
            row.string(3), row.string(4), row.id(5),
            row.id(6),     row.string(7), access::parse_ground(row.text(8)).value(),
            row.instant(9)};
}

}  // namespace

void open_disagreement(storage::Tx& tx, Handover const& declined, domain::Instant now) {
    tx.run(kSettleOfCase, now, outcome_name(DisagreementOutcome::asked_again), declined.case_id);
    tx.run(kOpenDisagreement, declined.id, declined.case_id, now);
}

void settle_by_moving(storage::Tx& tx, domain::Id const& case_id, domain::Instant now) {
    tx.run(kSettleOfCase, now, outcome_name(DisagreementOutcome::moved), case_id);
}

bool settle_by_keeping(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover,
                       std::string_view note, domain::Instant now) {
    auto const& principal = allowed.principal();
    return tx.run(kKeep, now, principal.person, principal.organisation, note, handover, allowed.case_access().case_id) >
           0;
}

std::optional<Disagreement> find_disagreement(storage::Tx& tx, access::Allowed const& allowed,
                                              domain::Id const& handover) {
    return tx.one(
        kFindDisagreement,
        [](Row const& row) {
            auto const outcome = row.optional_string(3);
            return Disagreement{
                row.instant(0), row.optional_instant(1), row.optional_id(2),
                outcome ? domain::value_of<DisagreementOutcome>(kDisagreementOutcomeNames, *outcome) : std::nullopt,
                row.string(4)};
        },
        handover, allowed.case_access().case_id);
}

std::vector<DisagreementRow> open_disagreements(storage::Tx& tx, access::Principal const& principal, int limit) {
    auto const key = box_key(principal);
    if (!key) return {};
    return tx.all(kOpenOfTeam, disagreement_row, principal.organisation, key->team, key->contract, limit);
}

}  // namespace polku::casework
