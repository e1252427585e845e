#include "services/casework/timeline/store.h"

#include "services/casework/items/page.h"
#include "services/casework/timeline/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

// Each kind of what happened, in the same columns: when, where it stands, what, about which thing, its words, its
// category, whose act, and who recorded the thing. `withheld` is 1 for what only some of those with a ground may see.
#define POLKU_TIMELINE(SOURCES)                                                                                 \
    "WITH reader AS (SELECT $1 AS case_id, $2 AS person, $3 AS organisation) "                                  \
    "SELECT at, key, what, subject, text, category, organisation, person, recorded_at, recorded_organisation, " \
    "withheld FROM (" SOURCES ") WHERE (at, key) < ($4, $5) ORDER BY at DESC, key DESC LIMIT $6"
// For what every reader of the case knows.
#define POLKU_OF_NO_ITEM "0 AS recorded_at, '' AS recorded_organisation, 0 AS withheld "

constexpr Query kResponsibility{
    "timeline.responsibility",
    POLKU_TIMELINE("SELECT x.from_at AS at, 'responsibility' AS key, CASE WHEN x.handover IS NULL THEN 'opened' ELSE "
                   "'moved' END AS what, COALESCE(x.handover, '') AS subject, '' AS text, '' AS category, "
                   "x.organisation AS organisation, '' AS person, " POLKU_OF_NO_ITEM
                   "FROM reader r JOIN responsibility x ON x.case_id = r.case_id")};
constexpr Query kParty{
    "timeline.party",
    POLKU_TIMELINE("SELECT x.joined_at AS at, 'joined:' || x.id AS key, 'joined' AS what, x.id AS subject, '' AS text, "
                   "'' AS category, x.organisation AS organisation, '' AS person, " POLKU_OF_NO_ITEM
                   "FROM reader r JOIN party x ON x.case_id = r.case_id "
                   "UNION ALL SELECT x.left_at, 'left:' || x.id, 'left', x.id, '', '', x.organisation, '', 0, '', 0 "
                   "FROM reader r JOIN party x ON x.case_id = r.case_id WHERE x.left_at IS NOT NULL")};
constexpr Query kConsent{
    "timeline.consent",
    POLKU_TIMELINE("SELECT s.recorded_at AS at, 'given:' || s.id AS key, 'given' AS what, s.id AS subject, '' AS text, "
                   "'' AS category, s.recorded_organisation AS organisation, s.recorded_by AS person, " POLKU_OF_NO_ITEM
                   "FROM reader r JOIN client_case c ON c.id = r.case_id JOIN consent s ON s.client = c.client "
                   "AND s.contract = c.contract "
                   "UNION ALL SELECT s.withdrawn_at, 'withdrawn:' || s.id, 'withdrawn', s.id, '', '', '', "
                   "s.withdrawn_by, 0, '', 0 FROM reader r JOIN client_case c ON c.id = r.case_id JOIN consent s ON "
                   "s.client = c.client AND s.contract = c.contract WHERE s.withdrawn_at IS NOT NULL")};
constexpr Query kPlan{
    "timeline.plan",
    POLKU_TIMELINE(
        "SELECT x.recorded_at AS at, 'goal:' || x.id AS key, 'goal_added' AS what, x.id AS subject, x.title "
        "AS text, x.category AS category, x.recorded_organisation AS organisation, x.recorded_by AS person, "
        "x.recorded_at AS recorded_at, x.recorded_organisation AS recorded_organisation, 0 AS withheld "
        "FROM reader r JOIN plan_goal x ON x.case_id = r.case_id "
        "UNION ALL SELECT x.recorded_at, 'action:' || x.id, 'action_added', x.id, x.title, x.category, "
        "x.recorded_organisation, x.recorded_by, x.recorded_at, x.recorded_organisation, 0 "
        "FROM reader r JOIN plan_action x ON x.case_id = r.case_id "
        "UNION ALL SELECT x.asked_at, 'asked:' || x.id, 'agreement_asked', x.id, CAST(x.number AS TEXT), '', "
        "x.asked_organisation, x.asked_by, 0, '', 0 FROM reader r JOIN plan_version x ON x.case_id = "
        "r.case_id "
        "UNION ALL SELECT x.settled_at, 'settled:' || x.id, x.state, x.id, CAST(x.number AS TEXT), '', "
        "x.settled_organisation, x.settled_by, 0, '', 0 FROM reader r JOIN plan_version x ON x.case_id = "
        "r.case_id WHERE x.settled_at IS NOT NULL "
        "UNION ALL SELECT k.acknowledged_at, 'acknowledged:' || x.id, 'acknowledged', x.id, CAST(x.number "
        "AS TEXT), '', '', k.acknowledged_by, 0, '', 0 FROM reader r JOIN plan_version x ON x.case_id = "
        "r.case_id JOIN plan_acknowledgement k ON k.version = x.id")};
constexpr Query kTaskEntries{
    "timeline.task",
    POLKU_TIMELINE("SELECT s.at AS at, 'task:' || t.id || ':' || s.version AS key, s.step AS what, t.id AS subject, "
                   "t.title AS text, t.category AS category, s.organisation AS organisation, s.person AS person, "
                   "t.recorded_at AS recorded_at, t.recorded_organisation AS recorded_organisation, 0 AS withheld "
                   "FROM reader r JOIN case_task t ON t.case_id = r.case_id JOIN task_step s ON s.task = t.id")};
#define POLKU_NOT_AMONG_THOSE_WHO_MEET                                                                              \
    "CASE WHEN a.person = r.person OR a.recorded_by = r.person OR EXISTS (SELECT 1 FROM appointment_participant p " \
    "WHERE p.appointment = a.id AND p.person = r.person) THEN 0 ELSE 1 END "
constexpr Query kAppointmentEntries{
    "timeline.appointment",
    POLKU_TIMELINE(
        "SELECT a.recorded_at AS at, 'made:' || a.id AS key, 'made' AS what, a.id AS subject, a.title AS "
        "text, a.category AS category, a.recorded_organisation AS organisation, a.recorded_by AS person, "
        "a.recorded_at AS recorded_at, a.recorded_organisation AS "
        "recorded_organisation, " POLKU_NOT_AMONG_THOSE_WHO_MEET
        "AS withheld FROM reader r JOIN appointment a ON a.case_id = r.case_id WHERE a.reschedules IS NULL "
        "UNION ALL SELECT a.settled_at, 'settled:' || a.id, a.state, a.id, a.title, a.category, "
        "a.settled_organisation, a.settled_by, a.recorded_at, a.recorded_organisation, " POLKU_NOT_AMONG_THOSE_WHO_MEET
        "FROM reader r JOIN appointment a ON a.case_id = r.case_id WHERE a.settled_at IS NOT NULL")};
#undef POLKU_NOT_AMONG_THOSE_WHO_MEET
constexpr Query kNoteEntries{
    "timeline.note",
    POLKU_TIMELINE("SELECT t.written_at AS at, 'note:' || n.id || ':' || t.number AS key, CASE WHEN t.number = 1 THEN "
                   "'written' ELSE 'corrected' END AS what, n.id AS subject, t.text AS text, n.category AS category, "
                   "n.recorded_organisation AS organisation, t.written_by AS person, n.recorded_at AS recorded_at, "
                   "n.recorded_organisation AS recorded_organisation, CASE WHEN n.sharing = 'organisation' AND "
                   "n.recorded_organisation <> r.organisation THEN 1 ELSE 0 END AS withheld "
                   "FROM reader r JOIN note n ON n.case_id = r.case_id JOIN note_text t ON t.note = n.id")};
#define POLKU_OF_DOCUMENT(PERSON)                                                                              \
    "d.category AS category, d.recorded_organisation AS organisation, " PERSON                                 \
    " AS person, d.recorded_at AS "                                                                            \
    "recorded_at, d.recorded_organisation AS recorded_organisation, CASE WHEN d.sharing = 'organisation' AND " \
    "d.recorded_organisation <> r.organisation THEN 1 ELSE 0 END AS withheld "                                 \
    "FROM reader r JOIN document d ON d.case_id = r.case_id WHERE "
constexpr Query kDocumentEntries{
    "timeline.document",
    POLKU_TIMELINE(
        "SELECT d.recorded_at AS at, 'document:' || d.id AS key, 'recorded' AS what, d.id AS subject, d.title AS "
        "text, " POLKU_OF_DOCUMENT("d.recorded_by") "d.recorded_at IS NOT NULL "
                                                    "UNION ALL SELECT d.withdrawn_at, 'gone:' || d.id, 'withdrawn', "
                                                    "d.id, d.title, " POLKU_OF_DOCUMENT(
                                                        "d.withdrawn_by") "d.withdrawn_at IS NOT NULL")};
#undef POLKU_OF_DOCUMENT
#undef POLKU_OF_NO_ITEM
#undef POLKU_TIMELINE

struct Source {
    TimelineKind kind;
    Query const& query;
};
constexpr Source kSources[] = {{TimelineKind::responsibility, kResponsibility},
                               {TimelineKind::party, kParty},
                               {TimelineKind::consent, kConsent},
                               {TimelineKind::plan, kPlan},
                               {TimelineKind::task, kTaskEntries},
                               {TimelineKind::appointment, kAppointmentEntries},
                               {TimelineKind::note, kNoteEntries},
                               {TimelineKind::document, kDocumentEntries}};

TimelineEntry entry_from_row(Row const& row, TimelineKind kind) {
    TimelineEntry entry;
    entry.at = row.instant(0);
    entry.key = row.string(1);
    entry.kind = kind;
    entry.what = row.string(2);
    entry.subject = row.string(3);
    entry.text = row.string(4);
    entry.category = access::parse_category(row.text(5));
    entry.organisation = row.id(6);
    entry.person = row.string(7);
    entry.recorded = {row.instant(8), {}, row.id(9)};
    entry.withheld = row.boolean(10);
    return entry;
}

}  // namespace

std::vector<TimelineEntry> list_timeline(storage::Tx& tx, access::Allowed const& allowed,
                                         std::optional<TimelineKind> kind, std::optional<TimelinePlace> const& after,
                                         int limit) {
    auto const& reader = allowed.principal();
    auto const load = [&](std::optional<TimelinePlace> const& place, int most) {
        auto const from = place.value_or(TimelinePlace{domain::Instant{INT64_MAX}, ""});
        std::vector<TimelineEntry> entries;
        for (auto const& source : kSources) {
            if (kind && *kind != source.kind) continue;
            tx.each(
                source.query, [&](Row const& row) { entries.push_back(entry_from_row(row, source.kind)); },
                allowed.case_access().case_id, reader.person, reader.organisation, from.at, from.key, most);
        }
        std::ranges::sort(entries, [](TimelineEntry const& a, TimelineEntry const& b) {
            return a.at != b.at ? a.at > b.at : a.key > b.key;
        });
        if (entries.size() > static_cast<std::size_t>(most)) entries.resize(static_cast<std::size_t>(most));
        return entries;
    };
    auto const place_of = [](TimelineEntry const& entry) { return TimelinePlace{entry.at, entry.key}; };
    auto const seen = [&](TimelineEntry const& entry) { return may_see_entry(allowed, entry); };
    return page_of_seen<TimelineEntry>(after, limit, load, place_of, seen);
}

}  // namespace polku::casework
