#include "services/casework/deadlines/store.h"

#include "services/casework/access/first_ground.h"
#include "services/casework/deadlines/rules.h"
#include "services/casework/items/waiting.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kDeadlineRules{
    "deadlines.rules",
    "SELECT kind, valid_from, valid_until, amount, unit FROM deadline_rule ORDER BY kind, valid_from"};
constexpr Query kDeadlineFacts{
    "deadlines.facts",
    "SELECT c.opened_at, (SELECT MAX(a.starts_at) FROM appointment a WHERE a.case_id = c.id AND a.state = 'attended' "
    "AND a.kind IN ('first_interview', 'review')) FROM client_case c WHERE c.id = $1"};
constexpr Query kSaveDeadline{"deadlines.save",
                              "UPDATE client_case SET deadline_kind = $1, deadline_on = $2 WHERE id = $3"};
constexpr Query kNoteAct{"deadlines.note_act",
                         "UPDATE client_case SET last_act_at = $1 WHERE id = $2 AND last_act_at < $1"};
constexpr Query kCaseTime{"deadlines.case_time",
                          "SELECT deadline_kind, deadline_on, last_act_at FROM client_case WHERE id = $1"};

#define POLKU_WAITING_CASES(COLUMN, CONDITION, ORDER)                                                                  \
    "SELECT c.id, c.client, k.given_names, k.family_name, c.responsible_organisation, " COLUMN ", " POLKU_FIRST_GROUND \
    " "                                                                                                                \
    "FROM client_case c JOIN client k ON k.id = c.client JOIN grants g ON g.case_id = c.id "                           \
    "WHERE c.responsible_person = $1 AND c.responsible_organisation = $2 AND c.closed_at IS NULL AND " CONDITION       \
    " AND g.organisation = $2 AND (g.team = $4 OR $4 = '') AND g.person = '' AND g.category = 'basic' "                \
    "AND g.relation = 'responsible' AND g.valid_from <= $5 AND g.valid_until > $5 AND ($6 = '' OR c.contract = $6) "   \
    "GROUP BY c.id ORDER BY " ORDER " LIMIT $7"
constexpr Query kCasesDue{"deadlines.due", POLKU_WAITING_CASES("c.deadline_kind, c.deadline_on", "c.deadline_on <= $3",
                                                               "c.deadline_on, c.id")};
constexpr Query kCasesStandingStill{
    "deadlines.standing_still",
    POLKU_WAITING_CASES("'stagnation', c.last_act_at", "c.last_act_at < $3", "c.last_act_at, c.id")};
#undef POLKU_WAITING_CASES

WaitingCase waiting_case_from(Row const& row) {
    WaitingCase waiting;
    waiting.case_id = row.id(0);
    waiting.client = row.id(1);
    waiting.client_given_names = row.string(2);
    waiting.client_family_name = row.string(3);
    waiting.organisation = row.id(4);
    waiting.due.kind = domain::value_of<DeadlineKind>(kDeadlineKindNames, row.text(5)).value();
    waiting.ground = first_ground(row.integer(7));
    return waiting;
}

}  // namespace

std::vector<DeadlineRule> deadline_rules(storage::Tx& tx) {
    return tx.all(kDeadlineRules, [](Row const& row) {
        return DeadlineRule{domain::value_of<DeadlineKind>(kDeadlineKindNames, row.text(0)).value(), row.date(1),
                            row.optional_date(2), static_cast<int>(row.integer(3)),
                            domain::value_of<DeadlineUnit>(kDeadlineUnitNames, row.text(4)).value()};
    });
}

void refresh_deadline(storage::Tx& tx, domain::Id const& case_id) {
    auto const facts = tx.one(
        kDeadlineFacts,
        [](Row const& row) {
            auto const held = row.optional_instant(1);
            return DeadlineFacts{domain::local_date(row.instant(0)),
                                 held ? std::optional(domain::local_date(*held)) : std::nullopt};
        },
        case_id);
    if (!facts) return;
    auto const next = next_deadline(*facts, deadline_rules(tx));
    auto const kind =
        next ? std::optional(domain::name_of<DeadlineKind>(kDeadlineKindNames, next->kind)) : std::nullopt;
    tx.run(kSaveDeadline, kind, next ? std::optional(next->due_on) : std::nullopt, case_id);
}

void note_act(storage::Tx& tx, domain::Id const& case_id, domain::Instant at) { tx.run(kNoteAct, at, case_id); }

CaseTime case_time(storage::Tx& tx, access::Allowed const& allowed) {
    auto const found = tx.one(
        kCaseTime,
        [](Row const& row) {
            CaseTime time{.next = std::nullopt, .last_act_at = row.instant(2)};
            if (auto const due = row.optional_date(1)) {
                time.next = Deadline{domain::value_of<DeadlineKind>(kDeadlineKindNames, row.text(0)).value(), *due};
            }
            return time;
        },
        allowed.case_access().case_id);
    return found.value_or(CaseTime{});
}

std::vector<WaitingCase> cases_waiting(storage::Tx& tx, access::Principal const& principal, domain::Id const& worker,
                                       domain::Instant now, domain::LocalDate until, int limit) {
    auto const reader = waiting_reader(principal);
    if (!reader) return {};
    auto const rules = deadline_rules(tx);
    auto const due = [](Row const& row) {
        auto waiting = waiting_case_from(row);
        waiting.due.due_on = row.date(6);
        return waiting;
    };
    auto cases =
        tx.all(kCasesDue, due, worker, principal.organisation, until, reader->team, now, reader->contract, limit);
    auto const before = standing_still_before(domain::local_date(now), rules);
    if (!before) return cases;
    auto const still = [&](Row const& row) {
        auto waiting = waiting_case_from(row);
        waiting.due.due_on = stands_still_from(row.instant(6), rules).value_or(domain::local_date(now));
        return waiting;
    };
    for (auto& one : tx.all(kCasesStandingStill, still, worker, principal.organisation, *before, reader->team, now,
                            reader->contract, limit)) {
        cases.push_back(std::move(one));
    }
    return cases;
}

}  // namespace polku::casework
