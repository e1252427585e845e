#include "services/casework/closing/store.h"

#include "services/casework/appointments/rules.h"
#include "services/casework/appointments/store.h"
#include "services/casework/handovers/store.h"
#include "services/casework/items/rules.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/tasks/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertClosing{"closing.insert",
                               "INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, "
                               "outcome, note) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kReopen{"closing.reopen",
                        "UPDATE case_closing SET reopened_at = $1, reopened_by = $2, reopened_organisation = $3, "
                        "reopen_reason = $4 WHERE case_id = $5 AND reopened_at IS NULL"};
constexpr Query kClosings{"closing.all",
                          "SELECT reason, outcome, note, closed_at, closed_by, closed_organisation, reopened_at, "
                          "reopened_by, reopened_organisation, reopen_reason FROM case_closing WHERE case_id = $1 "
                          "ORDER BY closed_at DESC"};
constexpr Query kAnotherOpen{
    "closing.another_open",
    "SELECT 1 FROM client_case c JOIN same_person p ON p.client = c.client JOIN client_case o ON "
    "o.client = p.other AND o.programme = c.programme AND o.id <> c.id WHERE c.id = $1 AND "
    "o.closed_at IS NULL"};

}  // namespace

void insert_closing(storage::Tx& tx, domain::Id const& case_id, Closing const& closing) {
    tx.run(kInsertClosing, case_id, closing.closed.at, closing.closed.person, closing.closed.organisation,
           domain::name_of<ClosingReason>(kClosingReasonNames, closing.how.reason),
           domain::name_of<ClosingOutcome>(kClosingOutcomeNames, closing.how.outcome), closing.how.note);
}

void save_reopening(storage::Tx& tx, domain::Id const& case_id, RecordedBy const& by, std::string_view reason) {
    tx.run(kReopen, by.at, by.person, by.organisation, reason, case_id);
}

std::vector<Closing> closings_of(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(
        kClosings,
        [](Row const& row) {
            Closing closing;
            closing.how = {domain::value_of<ClosingReason>(kClosingReasonNames, row.text(0)).value(),
                           domain::value_of<ClosingOutcome>(kClosingOutcomeNames, row.text(1)).value(), row.string(2)};
            closing.closed = {row.instant(3), row.id(4), row.id(5)};
            if (auto const at = row.optional_instant(6)) closing.reopened = RecordedBy{*at, row.id(7), row.id(8)};
            closing.reopen_reason = row.string(9);
            return closing;
        },
        allowed.case_access().case_id);
}

std::vector<OpenItem> still_open(storage::Tx& tx, access::Allowed const& allowed) {
    std::vector<OpenItem> items;
    for (auto const& handover : handovers_of_case(tx, allowed)) {
        if (handover.state != HandoverState::proposed) continue;
        items.push_back({OpenThing::handover, handover.id, "", handover.to_organisation, std::nullopt});
    }
    if (auto const version = version_in_review(tx, allowed.case_access().case_id)) {
        items.push_back({OpenThing::plan_version, version->id, "", version->asked_organisation, std::nullopt});
    }
    for (auto const& task : open_tasks(tx, allowed)) {
        if (!may_see(allowed, task.category, task.recorded)) continue;
        items.push_back({OpenThing::task, task.id, task.title, task.organisation, task.person, task.category});
    }
    for (auto const& appointment : planned_appointments(tx, allowed)) {
        if (!may_see_appointment(allowed, appointment)) continue;
        items.push_back({OpenThing::appointment, appointment.id, appointment.title, appointment.organisation,
                         appointment.person, appointment.category});
    }
    return items;
}

bool another_open_case(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.any(kAnotherOpen, allowed.case_access().case_id);
}

}  // namespace polku::casework
