#include "services/casework/access/store.h"

#include "shared/domain/date.h"

#include <chrono>

namespace polku::casework {

namespace {

using access::Category;
using access::Ground;
using access::Relation;
using storage::Query;
using storage::Row;

constexpr domain::Name<Relation> kRelationNames[] = {{"responsible", Relation::responsible},
                                                     {"party", Relation::party},
                                                     {"emergency", Relation::emergency},
                                                     {"former", Relation::former}};

constexpr Query kResponsiblePart{"access.responsible",
                                 "SELECT responsible_organisation, responsible_team FROM client_case WHERE id = $1 "
                                 "AND undone_at IS NULL"};
constexpr Query kOpenParties{"access.parties",
                             "SELECT organisation, team FROM party WHERE case_id = $1 AND left_at IS NULL"};
constexpr Query kStatutes{"access.statutes",
                          "SELECT o.id, s.category, s.valid_from, s.valid_until FROM organisation o JOIN share_rule s "
                          "ON s.organisation_kind = o.kind "
                          "WHERE o.id IN (SELECT organisation FROM party WHERE case_id = $1 AND left_at IS NULL "
                          "UNION SELECT responsible_organisation FROM client_case WHERE id = $1 "
                          "UNION SELECT $2) "
                          "AND (s.valid_until IS NULL OR s.valid_until >= $3)"};
constexpr Query kCommissions{"access.commissions",
                             "SELECT p.organisation, p.valid_from, p.valid_until FROM client_case c JOIN lot_party p "
                             "ON p.contract = c.contract "
                             "WHERE c.id = $1 AND (p.valid_until IS NULL OR p.valid_until >= $2)"};
constexpr Query kConsents{
    "access.consents",
    "SELECT r.organisation, g.category, s.valid_from, s.valid_until FROM client_case c JOIN consent s ON s.client = "
    "c.client "
    "AND s.contract = c.contract JOIN consent_category g ON g.consent = s.id JOIN consent_recipient r ON r.consent = "
    "s.id "
    "WHERE c.id = $1 AND s.withdrawn_at IS NULL AND s.valid_until >= $2"};
constexpr Query kEmergencies{"access.emergencies",
                             "SELECT a.organisation, a.team, a.person, a.opened_at, a.ends_at FROM emergency_case c "
                             "JOIN emergency_access a ON a.id = c.access WHERE c.case_id = $1 AND a.ends_at > $2 "
                             "AND NOT EXISTS (SELECT 1 FROM emergency_end e WHERE e.access = a.id)"};
constexpr Query kDeleteGrants{"access.delete_grants", "DELETE FROM grants WHERE case_id = $1 AND relation <> 'former'"};
// What a former party was shown on a consent goes when that consent goes; the rest of its past stays.
constexpr Query kFormerConsented{"access.former_consented",
                                 "SELECT DISTINCT organisation, category FROM grants WHERE case_id = $1 AND relation = "
                                 "'former' AND ground = 'consent'"};
constexpr Query kEndFormer{"access.end_former",
                           "DELETE FROM grants WHERE case_id = $1 AND organisation = $2 AND category = $3 AND relation "
                           "= 'former' AND ground = 'consent'"};
constexpr Query kShortenFormer{"access.shorten_former",
                               "UPDATE grants SET valid_until = $1 WHERE case_id = $2 AND organisation = $3 AND "
                               "category = $4 AND relation = 'former' AND ground = 'consent' AND valid_until > $1"};
constexpr Query kInsertGrant{
    "access.insert_grant",
    "INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, content_until, valid_from, "
    "valid_until, person) "
    "SELECT $1, c.client, $2, $3, $4, $5, $6, 9223372036854775807, $7, $8, $9 FROM client_case c WHERE c.id = $1 "
    "ON CONFLICT DO UPDATE SET relation = excluded.relation, content_until = excluded.content_until, "
    "valid_until = excluded.valid_until"};
constexpr Query kRaiseVersion{"access.raise_version",
                              "UPDATE client_case SET access_version = access_version + 1 WHERE id = $1"};
constexpr Query kCasesOfClient{"access.cases_of_client", "SELECT id FROM client_case WHERE client = $1"};
// A case whose import was undone is there for nobody.
constexpr Query kCase{
    "access.case",
    "SELECT c.client, c.contract, c.access_version, c.closed_at IS NULL, c.responsible_person, k.safety_ban "
    "FROM client_case c JOIN client k ON k.id = c.client WHERE c.id = $1 AND c.undone_at IS NULL"};
constexpr Query kSamePerson{"access.same_person", "SELECT 1 FROM same_person WHERE client = $1 AND other = $2"};
// An empty team in the principal: a role that sees its whole organisation.
constexpr Query kGrants{"access.grants",
                        "SELECT category, relation, ground, content_until, valid_until FROM grants WHERE case_id = $1 "
                        "AND organisation = $2 "
                        "AND (team = $3 OR $3 = '') AND (person = '' OR person = $4) AND valid_from <= $5 AND "
                        "valid_until > $5"};
constexpr Query kHandovers{"access.handovers",
                           "SELECT from_organisation = $1 AND (from_team = $2 OR $2 = ''), "
                           "to_organisation = $1 AND (to_team = $2 OR $2 = ''), to_team, state = 'proposed' "
                           "FROM handover WHERE case_id = $3 ORDER BY proposed_at"};
// What the law or the contract opened stays as the own record; what a consent opened stays on that consent.
constexpr Query kKeepAsFormer{
    "access.keep_as_former",
    "INSERT INTO grants (case_id, client, organisation, team, person, category, relation, ground, content_until, "
    "valid_from, valid_until) "
    "SELECT DISTINCT case_id, client, organisation, team, person, category, 'former', "
    "CASE WHEN ground = 'consent' THEN 'consent' ELSE 'own_record' END, $1, "
    "CASE WHEN ground = 'consent' THEN valid_from ELSE 0 END, "
    "CASE WHEN ground = 'consent' THEN valid_until ELSE 9223372036854775807 END "
    "FROM grants WHERE case_id = $2 AND organisation = $3 AND team = $4 AND relation NOT IN ('emergency', 'former') "
    "AND valid_from <= $1 "
    "AND "
    "valid_until > $1 ON CONFLICT DO UPDATE SET relation = excluded.relation, content_until = excluded.content_until, "
    "valid_until = excluded.valid_until"};
constexpr Query kOpenCategories{
    "access.open_categories",
    "SELECT DISTINCT category FROM grants WHERE case_id = $1 AND organisation = $2 AND team = $3 "
    "AND relation NOT IN ('emergency', 'former') AND valid_from <= $4 AND valid_until > $4"};
constexpr Query kKindRule{"access.kind_rule",
                          "SELECT 1 FROM organisation o JOIN share_rule s ON s.organisation_kind = o.kind WHERE o.id = "
                          "$1 AND s.category = 'basic' "
                          "AND s.valid_from <= $2 AND (s.valid_until IS NULL OR s.valid_until >= $2)"};

/// Of the first day in `column` and the last day, if any, in the next.
Validity validity_of(Row const& row, int column) {
    auto const last_day = row.optional_date(column + 1);
    return {domain::start_of_day(row.date(column)),
            last_day ? domain::start_of_day(domain::add_days(*last_day, 1)) : kForever};
}

/// `besides`: an organisation that takes no part, or "".
GroundFacts load_ground_facts(storage::Tx& tx, domain::Id const& case_id, domain::Instant now,
                              std::string_view besides = "") {
    auto const today = domain::local_date(now);
    GroundFacts facts;
    tx.each(
        kResponsiblePart, [&](Row const& row) { facts.parts.push_back({row.id(0), row.id(1), Relation::responsible}); },
        case_id);
    tx.each(
        kOpenParties, [&](Row const& row) { facts.parts.push_back({row.id(0), row.id(1), Relation::party}); }, case_id);
    // The responsible team needs no second line as a party.
    std::erase_if(facts.parts, [&](Part const& part) {
        return part.relation == Relation::party && part.organisation == facts.parts.front().organisation &&
               part.team == facts.parts.front().team;
    });
    auto const category = [](Row const& row) { return access::parse_category(row.text(1)).value(); };
    tx.each(
        kStatutes, [&](Row const& row) { facts.statutes.push_back({row.id(0), category(row), validity_of(row, 2)}); },
        case_id, besides, today);
    tx.each(
        kCommissions, [&](Row const& row) { facts.commissions.push_back({row.id(0), validity_of(row, 1)}); }, case_id,
        today);
    tx.each(
        kConsents, [&](Row const& row) { facts.consents.push_back({row.id(0), category(row), validity_of(row, 2)}); },
        case_id, today);
    tx.each(
        kEmergencies,
        [&](Row const& row) {
            facts.emergencies.push_back({row.id(0), row.id(1), row.id(2), {row.instant(3), row.instant(4)}});
        },
        case_id, now);
    return facts;
}

void end_former_consents(storage::Tx& tx, domain::Id const& case_id, GroundFacts const& facts, domain::Instant now) {
    struct Shown {
        domain::Id organisation;
        Category category;
    };
    auto const shown_of = [](Row const& row) { return Shown{row.id(0), access::parse_category(row.text(1)).value()}; };
    for (auto const& shown : tx.all(kFormerConsented, shown_of, case_id)) {
        if (auto const until = consented_until(facts, shown.organisation, shown.category, now)) {
            tx.run(kShortenFormer, *until, case_id, shown.organisation, access::name(shown.category));
        } else {
            tx.run(kEndFormer, case_id, shown.organisation, access::name(shown.category));
        }
    }
}

bool may_know_of_contract(access::Principal const& principal, domain::Id const& contract) {
    // A provider's role holds for one contract: its people see each contract's cases apart.
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    return !provider || principal.contract == contract;
}

/// The grants that match the principal, as what it is to the case first of all: who takes part now reads on what that
/// gives, and an emergency or what it could read before it once left adds nothing.
void read_own_grants(storage::Tx& tx, access::Principal const& principal, std::string_view team, domain::Instant now,
                     access::CaseAccess& facts) {
    std::vector<access::Grant> in_emergency;
    std::vector<access::Grant> former;
    tx.each(
        kGrants,
        [&](Row const& row) {
            auto const relation = domain::value_of<Relation>(kRelationNames, row.text(1)).value();
            if (facts.relation == Relation::none || relation < facts.relation) facts.relation = relation;
            auto const limit = [&](int column) {
                return row.integer(column) == kForever.ms ? std::nullopt : std::optional(row.instant(column));
            };
            auto& found = relation == Relation::former      ? former
                          : relation == Relation::emergency ? in_emergency
                                                            : facts.grants;
            found.push_back({access::parse_category(row.text(0)).value(), access::parse_ground(row.text(2)).value(),
                             limit(3), limit(4)});
        },
        facts.case_id, principal.organisation, team, principal.person, now);
    if (facts.relation == Relation::emergency) facts.grants = std::move(in_emergency);
    if (facts.relation == Relation::former) facts.grants = std::move(former);
}

void read_grants(storage::Tx& tx, access::Principal const& principal, domain::Instant now, access::CaseAccess& facts) {
    std::string const team = principal.role == access::Role::supervisor || !principal.team ? "" : principal.team->text;
    if (team.empty() && principal.role != access::Role::supervisor) return;
    read_own_grants(tx, principal, team, now, facts);
    struct Addressed {
        domain::Id team;
        bool open;
    };
    // The newest of those that were addressed to the principal; an open one before all that are decided.
    std::optional<Addressed> addressed;
    tx.each(
        kHandovers,
        [&](Row const& row) {
            facts.sender = facts.sender || row.boolean(0);
            if (!row.boolean(1)) return;
            auto const open = row.boolean(3);
            if (!addressed || open || !addressed->open) addressed = Addressed{row.id(2), open};
        },
        principal.organisation, team, facts.case_id);
    if (!addressed) return;
    facts.receiver = true;
    if (facts.relation != Relation::none) return;
    if (addressed->open) {
        // Enough for the package of the handover, and nothing else asks for a receiver's grants.
        facts.grants = grants_as_part(tx, facts.case_id, principal.organisation, addressed->team, now);
    } else {
        // That they were asked is their own record; the package is not shown any more.
        facts.grants = {{Category::basic, Ground::own_record, std::nullopt, std::nullopt}};
    }
}

}  // namespace

std::vector<GrantRow> due_grants(storage::Tx& tx, domain::Id const& case_id, domain::Instant now) {
    return grants_of(load_ground_facts(tx, case_id, now));
}

std::string_view relation_name(access::Relation relation) {
    return domain::name_of<Relation>(kRelationNames, relation);
}

void rewrite_grants(storage::Tx& tx, domain::Id const& case_id, domain::Instant now) {
    auto const facts = load_ground_facts(tx, case_id, now);
    tx.run(kDeleteGrants, case_id);
    end_former_consents(tx, case_id, facts, now);
    for (auto const& row : grants_of(facts)) {
        tx.run(kInsertGrant, case_id, row.organisation, row.team, access::name(row.category),
               relation_name(row.relation), access::name(row.ground), row.valid.from, row.valid.until, row.person);
    }
    tx.run(kRaiseVersion, case_id);
}

void keep_as_former(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team,
                    domain::Instant until) {
    tx.run(kKeepAsFormer, until, case_id, organisation, team);
}

void rewrite_grants_of_client(storage::Tx& tx, domain::Id const& client, domain::Instant now) {
    for (auto const& case_id : tx.all(kCasesOfClient, [](Row const& row) { return row.id(0); }, client))
        rewrite_grants(tx, case_id, now);
}

std::vector<Category> open_categories(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                                      domain::Id const& team, domain::Instant now) {
    return tx.all(
        kOpenCategories, [](Row const& row) { return access::parse_category(row.text(0)).value(); }, case_id,
        organisation, team, now);
}

std::vector<access::Grant> grants_as_part(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                                          domain::Id const& team, domain::Instant now) {
    auto facts = load_ground_facts(tx, case_id, now, organisation.text);
    facts.parts = {{organisation, team, Relation::party}};
    facts.emergencies.clear();
    std::vector<access::Grant> grants;
    for (auto const& row : grants_of(facts)) {
        if (!row.valid.holds(now)) continue;
        grants.push_back({row.category, row.ground, std::nullopt,
                          row.valid.until == kForever ? std::nullopt : std::optional(row.valid.until)});
    }
    return grants;
}

access::Ground ground_of_addressee(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                                   domain::Instant now) {
    auto const today = domain::local_date(now);
    if (tx.any(kKindRule, organisation, today)) return Ground::statute;
    auto ground = Ground::none;
    tx.each(
        kCommissions,
        [&](Row const& row) {
            if (row.text(0) == organisation.text && validity_of(row, 1).holds(now)) ground = Ground::commission;
        },
        case_id, today);
    return ground;
}

std::optional<access::CaseAccess> case_access(storage::Tx& tx, access::Principal const& principal,
                                              domain::Id const& case_id, domain::Instant now) {
    access::CaseAccess facts;
    domain::Id contract;
    auto const found = tx.one(
        kCase,
        [&](Row const& row) {
            facts.client = row.id(0);
            contract = row.id(1);
            facts.access_version = row.integer(2);
            facts.open = row.boolean(3);
            facts.named_worker = !row.null(4) && row.text(4) == principal.person.text;
            facts.safety_ban = row.boolean(5);
            return true;
        },
        case_id);
    if (!found) return std::nullopt;
    facts.case_id = case_id;
    if (principal.role == access::Role::client) {
        if (!principal.client || !tx.any(kSamePerson, *principal.client, facts.client)) return facts;
        facts.relation = Relation::own;
        for (auto const& category : access::kCategoryNames) {
            facts.grants.push_back({category.value, Ground::own_data, std::nullopt, std::nullopt});
        }
        return facts;
    }
    if (may_know_of_contract(principal, contract)) read_grants(tx, principal, now, facts);
    return facts;
}

}  // namespace polku::casework
