#pragma once

#include "services/casework/handovers/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Disagreements about declined returns: rows and nothing else.
namespace polku::casework {

/// Of a return that has just been declined. One that was open for the case before is settled: it is asked again.
void open_disagreement(storage::Tx& tx, Handover const& declined, domain::Instant now);

/// Ends the case's open disagreement, if there is one, because the case has moved.
void settle_by_moving(storage::Tx& tx, domain::Id const& case_id, domain::Instant now);

/// Who has the case keeps it. False: there was no open disagreement about this return.
bool settle_by_keeping(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover,
                       std::string_view note, domain::Instant now);

/// About a return of the case that `allowed` is about.
std::optional<Disagreement> find_disagreement(storage::Tx& tx, access::Allowed const& allowed,
                                              domain::Id const& handover);

/// One as a list shows it: no content of the case.
struct DisagreementRow {
    domain::Id handover;  ///< the declined return
    domain::Id case_id;
    domain::Id client;
    std::string client_given_names;
    std::string client_family_name;
    domain::Id from_organisation;
    domain::Id from_team;
    std::string reason;
    access::Ground ground = access::Ground::none;
    domain::Instant opened_at;
};
/// Those that the principal's team is a side of, oldest first: narrowed in SQL as its inbox is.
std::vector<DisagreementRow> open_disagreements(storage::Tx& tx, access::Principal const& principal, int limit);

}  // namespace polku::casework
