#include "services/casework/handovers/store.h"

#include "shared/domain/text.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsert{"handovers.insert",
                        "INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, "
                        "to_organisation, to_team, "
                        "reason, note, wished_on, proposed_at, answer_by, ground, package_hash, returns, consented) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"};
constexpr Query kInsertPart{"handovers.insert_part",
                            "INSERT INTO handover_package (handover, category, content, hash) VALUES ($1, $2, $3, $4)"};
constexpr Query kDecide{
    "handovers.decide",
    "UPDATE handover SET state = $1, version = $2, decided_at = $3, decided_by = $4, decided_organisation = $5, "
    "decline_reason = $6, decline_note = $7 WHERE id = $8"};
constexpr Query kCaseOf{"handovers.case_of", "SELECT case_id FROM handover WHERE id = $1"};
constexpr Query kPackage{"handovers.package",
                         "SELECT category, content, hash FROM handover_package WHERE handover = $1 ORDER BY category"};
constexpr Query kOpenOfCase{"handovers.open_of_case",
                            "SELECT 1 FROM handover WHERE case_id = $1 AND state = 'proposed' "
                            "AND kind IN ('responsibility', 'return')"};
constexpr Query kOpenReferral{"handovers.open_referral",
                              "SELECT 1 FROM handover WHERE case_id = $1 AND state = 'proposed' AND kind = 'referral' "
                              "AND to_team = $2"};
constexpr Query kOpenRequest{"handovers.open_request",
                             "SELECT 1 FROM handover WHERE case_id = $1 AND state = 'proposed' AND kind = 'request' "
                             "AND from_team = $2"};

#define POLKU_HANDOVER_COLUMNS                                                                                       \
    "h.id, h.case_id, c.client, h.version, h.kind, h.state, h.from_organisation, h.from_team, h.from_person, "       \
    "h.to_organisation, "                                                                                            \
    "h.to_team, h.reason, h.note, h.wished_on, h.proposed_at, h.answer_by, h.ground, h.package_hash, h.decided_at, " \
    "h.decided_by, "                                                                                                 \
    "h.decided_organisation, h.decline_reason, h.decline_note, h.returns, "                                          \
    "h.state = 'accepted' AND h.id = c.responsible_by, h.consented"

constexpr Query kLoad{"handovers.load",
                      "SELECT " POLKU_HANDOVER_COLUMNS
                      " FROM handover h JOIN client_case c ON c.id = h.case_id WHERE h.id = $1 AND h.case_id = $2"};
constexpr Query kLoadForJob{"handovers.load_for_job",
                            "SELECT " POLKU_HANDOVER_COLUMNS
                            " FROM handover h JOIN client_case c ON c.id = h.case_id WHERE h.id = $1"};
constexpr Query kOfCase{"handovers.of_case",
                        "SELECT " POLKU_HANDOVER_COLUMNS
                        " FROM handover h JOIN client_case c ON c.id = h.case_id WHERE h.case_id = $1 "
                        "ORDER BY h.proposed_at DESC, h.id DESC"};

// An inbox shows what is addressed to the team; an outgoing list what the team sent. A provider's people see one
// contract's. Teams are named one by one, also when it is every team of the organisation: so a box is read by its
// index, and what was decided long ago is not looked at. Of one team a page is read in the index's own order, and ends
// with the page.
#define POLKU_ONE_TEAM "= $2 "
#define POLKU_EVERY_TEAM "IN (SELECT t.id FROM team t WHERE t.organisation = $1 AND $2 = '') "
#define POLKU_HANDOVER_LIST(organisation, team, teams)                         \
    "SELECT " POLKU_HANDOVER_COLUMNS                                           \
    ", k.given_names, k.family_name FROM handover h "                          \
    "JOIN client_case c ON c.id = h.case_id JOIN client k ON k.id = c.client " \
    "WHERE h." organisation " = $1 AND h." team " " teams "AND ($3 = '' OR c.contract = $3) AND c.undone_at IS NULL "

// What waits for an answer is shown as long as the law or the contract lets the addressed organisation know of the
// case.
#define POLKU_HANDOVER_GROUND_TODAY                                                                \
    "AND (EXISTS (SELECT 1 FROM organisation o JOIN share_rule s ON s.organisation_kind = o.kind " \
    "WHERE o.id = $1 AND s.category = 'basic' AND s.valid_from <= $4 "                             \
    "AND (s.valid_until IS NULL OR s.valid_until >= $4)) "                                         \
    "OR EXISTS (SELECT 1 FROM lot_party p WHERE p.contract = c.contract AND p.organisation = $1 "  \
    "AND p.valid_from <= $4 AND (p.valid_until IS NULL OR p.valid_until >= $4))) "

#define POLKU_OPEN_IN(teams)                                                                \
    POLKU_HANDOVER_LIST("to_organisation", "to_team", teams)                                \
    POLKU_HANDOVER_GROUND_TODAY                                                             \
    "AND h.state = 'proposed' AND h.proposed_at < $5 AND (h.proposed_at, h.id) > ($6, $7) " \
    "ORDER BY h.proposed_at, h.id LIMIT $8"
#define POLKU_OPEN_OUT(teams)                                                               \
    POLKU_HANDOVER_LIST("from_organisation", "from_team", teams)                            \
    "AND h.state = 'proposed' AND h.proposed_at < $4 AND (h.proposed_at, h.id) > ($5, $6) " \
    "ORDER BY h.proposed_at, h.id LIMIT $7"
#define POLKU_CLOSED(organisation, team, teams)                       \
    POLKU_HANDOVER_LIST(organisation, team, teams)                    \
    "AND h.state <> 'proposed' AND (h.proposed_at, h.id) < ($4, $5) " \
    "ORDER BY h.proposed_at DESC, h.id DESC LIMIT $6"
#define POLKU_COUNT_IN(teams)                                                                              \
    "SELECT COUNT(*) FROM handover h JOIN client_case c ON c.id = h.case_id WHERE h.to_organisation = $1 " \
    "AND h.to_team " teams "AND ($3 = '' OR c.contract = $3) " POLKU_HANDOVER_GROUND_TODAY "AND h.state = 'proposed'"

/// The same for one team and, when the key names none, for every team of the organisation.
struct BoxQueries {
    Query of_team;
    Query of_organisation;

    [[nodiscard]] Query const& of(BoxKey const& key) const { return key.team.empty() ? of_organisation : of_team; }
};

constexpr BoxQueries kOpenIn{{"handovers.open_in_of_team", POLKU_OPEN_IN(POLKU_ONE_TEAM)},
                             {"handovers.open_in_of_organisation", POLKU_OPEN_IN(POLKU_EVERY_TEAM)}};
constexpr BoxQueries kOpenOut{{"handovers.open_out_of_team", POLKU_OPEN_OUT(POLKU_ONE_TEAM)},
                              {"handovers.open_out_of_organisation", POLKU_OPEN_OUT(POLKU_EVERY_TEAM)}};
constexpr BoxQueries kClosedIn{
    {"handovers.closed_in_of_team", POLKU_CLOSED("to_organisation", "to_team", POLKU_ONE_TEAM)},
    {"handovers.closed_in_of_organisation", POLKU_CLOSED("to_organisation", "to_team", POLKU_EVERY_TEAM)}};
constexpr BoxQueries kClosedOut{
    {"handovers.closed_out_of_team", POLKU_CLOSED("from_organisation", "from_team", POLKU_ONE_TEAM)},
    {"handovers.closed_out_of_organisation", POLKU_CLOSED("from_organisation", "from_team", POLKU_EVERY_TEAM)}};
constexpr BoxQueries kCountIn{{"handovers.count_in_of_team", POLKU_COUNT_IN(POLKU_ONE_TEAM)},
                              {"handovers.count_in_of_organisation", POLKU_COUNT_IN(POLKU_EVERY_TEAM)}};

#undef POLKU_COUNT_IN
#undef POLKU_CLOSED
#undef POLKU_OPEN_OUT
#undef POLKU_OPEN_IN
#undef POLKU_HANDOVER_GROUND_TODAY
#undef POLKU_HANDOVER_LIST
#undef POLKU_EVERY_TEAM
#undef POLKU_ONE_TEAM
#undef POLKU_HANDOVER_COLUMNS

Handover handover_from_row(Row const& row) {
    Handover handover;
    handover.id = row.id(0);
    handover.case_id = row.id(1);
    handover.client = row.id(2);
    handover.version = row.integer(3);
    handover.kind = domain::value_of<HandoverKind>(kHandoverKindNames, row.text(4)).value();
    handover.state = domain::value_of<HandoverState>(kHandoverStateNames, row.text(5)).value();
    handover.from_organisation = row.id(6);
    handover.from_team = row.id(7);
    handover.from_person = row.optional_id(8);
    handover.to_organisation = row.id(9);
    handover.to_team = row.id(10);
    handover.reason = row.string(11);
    handover.note = row.string(12);
    handover.wished_on = row.optional_date(13);
    handover.proposed_at = row.instant(14);
    handover.answer_by = row.date(15);
    handover.ground = access::parse_ground(row.text(16)).value();
    handover.package_hash = row.string(17);
    handover.decided_at = row.optional_instant(18);
    handover.decided_by = row.optional_id(19);
    handover.decided_organisation = row.optional_id(20);
    handover.decline_reason = row.optional_string(21);
    handover.decline_note = row.optional_string(22);
    handover.returns = row.optional_id(23);
    handover.rests = !row.null(24) && row.boolean(24);
    for (auto const name : domain::split(row.text(25), '|')) {
        if (auto const category = access::parse_category(name)) handover.consented.push_back(*category);
    }
    return handover;
}

std::string joined_categories(std::vector<access::Category> const& categories) {
    std::string text;
    for (auto const category : categories) text += (text.empty() ? "" : "|") + std::string(access::name(category));
    return text;
}

std::vector<PackagePart> package_parts(storage::Tx& tx, domain::Id const& handover) {
    return tx.all(
        kPackage,
        [](Row const& row) {
            return PackagePart{access::parse_category(row.text(0)).value(), row.string(1), row.string(2)};
        },
        handover);
}

}  // namespace

void insert_handover(storage::Tx& tx, Handover const& handover, std::span<PackagePart const> package) {
    tx.run(kInsert, handover.id, handover.case_id, domain::name_of<HandoverKind>(kHandoverKindNames, handover.kind),
           domain::name_of<HandoverState>(kHandoverStateNames, handover.state), handover.from_organisation,
           handover.from_team, handover.from_person, handover.to_organisation, handover.to_team, handover.reason,
           handover.note, handover.wished_on, handover.proposed_at, handover.answer_by, access::name(handover.ground),
           handover.package_hash, handover.returns, joined_categories(handover.consented));
    for (auto const& part : package)
        tx.run(kInsertPart, handover.id, access::name(part.category), part.content, part.hash);
}

void save_decision(storage::Tx& tx, Handover const& handover) {
    tx.run(kDecide, domain::name_of<HandoverState>(kHandoverStateNames, handover.state), handover.version,
           handover.decided_at, handover.decided_by, handover.decided_organisation, handover.decline_reason,
           handover.decline_note, handover.id);
}

std::optional<domain::Id> case_of_handover(storage::Tx& tx, domain::Id const& handover) {
    return tx.one(kCaseOf, [](Row const& row) { return row.id(0); }, handover);
}

std::optional<Handover> load_handover(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover) {
    return tx.one(kLoad, handover_from_row, handover, allowed.case_access().case_id);
}

std::optional<Handover> load_handover_for_job(storage::Tx& tx, access::Allowed const& allowed,
                                              domain::Id const& handover) {
    auto const action = allowed.action();
    if (action != access::Action::handover_expire && action != access::Action::handover_remind) return std::nullopt;
    return tx.one(kLoadForJob, handover_from_row, handover);
}

std::vector<ShownPart> load_package(storage::Tx& tx, access::Allowed const& allowed, Handover const& handover) {
    std::vector<ShownPart> shown;
    for (auto& part : package_parts(tx, handover.id)) {
        if (auto const ground = allowed.ground_for(part.category, handover.proposed_at)) {
            shown.push_back({std::move(part), *ground});
        }
    }
    return shown;
}

std::vector<ShownPart> load_package(storage::Tx& tx, Handover const& handover, std::span<access::Grant const> grants) {
    std::vector<ShownPart> shown;
    for (auto& part : package_parts(tx, handover.id)) {
        auto const grant = std::ranges::find(grants, part.category, &access::Grant::category);
        if (grant != grants.end()) shown.push_back({std::move(part), grant->ground});
    }
    return shown;
}

std::vector<Handover> handovers_of_case(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(kOfCase, handover_from_row, allowed.case_access().case_id);
}

bool has_open_handover(storage::Tx& tx, domain::Id const& case_id) { return tx.any(kOpenOfCase, case_id); }

bool has_open_referral(storage::Tx& tx, domain::Id const& case_id, domain::Id const& team) {
    return tx.any(kOpenReferral, case_id, team);
}

bool has_open_request(storage::Tx& tx, domain::Id const& case_id, domain::Id const& from_team) {
    return tx.any(kOpenRequest, case_id, from_team);
}

std::vector<Handover> open_handovers(storage::Tx& tx, access::Allowed const& allowed) {
    auto all = handovers_of_case(tx, allowed);
    std::erase_if(all, [](Handover const& one) { return one.state != HandoverState::proposed; });
    return all;
}

std::optional<BoxKey> box_key(access::Principal const& principal) {
    if (principal.role == access::Role::supervisor) return BoxKey{};
    if (!principal.team) return std::nullopt;
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    if (provider && !principal.contract) return std::nullopt;
    return BoxKey{principal.team->text, provider ? principal.contract->text : std::string()};
}

std::vector<HandoverRow> list_handovers(storage::Tx& tx, access::Principal const& principal, BoxFilter const& filter,
                                        std::optional<HandoverPage> const& after, domain::LocalDate today, int limit) {
    auto const key = box_key(principal);
    if (!key) return {};
    auto const from = after.value_or(filter.open ? HandoverPage{{INT64_MIN}, ""} : HandoverPage{{INT64_MAX}, ""});
    auto const before = filter.proposed_before.value_or(domain::Instant{INT64_MAX});
    auto const to_row = [](Row const& row) {
        return HandoverRow{handover_from_row(row), row.string(26), row.string(27)};
    };
    auto const& organisation = principal.organisation;
    if (filter.open && filter.box == Box::in) {
        return tx.all(kOpenIn.of(*key), to_row, organisation, key->team, key->contract, today, before, from.proposed_at,
                      from.id, limit);
    }
    if (filter.open) {
        return tx.all(kOpenOut.of(*key), to_row, organisation, key->team, key->contract, before, from.proposed_at,
                      from.id, limit);
    }
    return tx.all((filter.box == Box::in ? kClosedIn : kClosedOut).of(*key), to_row, organisation, key->team,
                  key->contract, from.proposed_at, from.id, limit);
}

std::int64_t count_open_in(storage::Tx& tx, access::Principal const& principal, domain::LocalDate today) {
    auto const key = box_key(principal);
    if (!key) return 0;
    return tx
        .one(
            kCountIn.of(*key), [](Row const& row) { return row.integer(0); }, principal.organisation, key->team,
            key->contract, today)
        .value_or(0);
}

}  // namespace polku::casework
