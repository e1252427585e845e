#include "services/casework/check/store.h"

#include "services/casework/access/store.h"
#include "services/casework/handovers/package.h"
#include "shared/domain/sha256.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <map>

namespace polku::casework {

namespace {

using events::Finding;
using storage::Query;
using storage::Row;

constexpr Query kCases{"check.cases", "SELECT COUNT(*) FROM client_case"};
constexpr Query kWrongResponsible{
    "check.wrong_responsible",
    "SELECT c.id FROM client_case c WHERE NOT EXISTS (SELECT 1 FROM responsibility r WHERE r.case_id = c.id AND "
    "r.from_at = c.responsible_since "
    "AND r.organisation = c.responsible_organisation AND r.team = c.responsible_team AND r.from_at = "
    "(SELECT MAX(from_at) FROM responsibility x WHERE x.case_id = c.id)) LIMIT 20"};
constexpr Query kLateFirst{"check.late_first",
                           "SELECT c.id FROM client_case c WHERE c.opened_at <> (SELECT MIN(from_at) FROM "
                           "responsibility r WHERE r.case_id = c.id) "
                           "LIMIT 20"};
constexpr Query kTwoOpenCases{
    "check.two_open_cases",
    "SELECT MIN(id) FROM client_case WHERE closed_at IS NULL GROUP BY client, programme HAVING COUNT(*) > 1 LIMIT 20"};
constexpr Query kHandovers{"check.handovers", "SELECT COUNT(*) FROM handover"};
constexpr Query kTwoOpenHandovers{
    "check.two_open_handovers",
    "SELECT case_id FROM handover WHERE state = 'proposed' AND kind IN ('responsibility', 'return') "
    "GROUP BY case_id HAVING COUNT(*) > 1 LIMIT 20"};
constexpr Query kLostAcceptance{
    "check.lost_acceptance",
    "SELECT h.id FROM handover h WHERE h.state = 'accepted' AND h.kind IN ('responsibility', 'return') AND NOT "
    "EXISTS (SELECT 1 FROM responsibility r "
    "WHERE r.case_id = h.case_id AND r.handover = h.id AND r.organisation = h.to_organisation AND r.team = h.to_team) "
    "LIMIT 20"};
constexpr Query kLostReferral{
    "check.lost_referral",
    "SELECT h.id FROM handover h JOIN client_case c ON c.id = h.case_id WHERE h.state = 'accepted' AND h.kind = "
    "'referral' AND h.to_team <> c.responsible_team AND NOT EXISTS (SELECT 1 FROM party p WHERE p.case_id = h.case_id "
    "AND p.organisation = h.to_organisation AND p.team = h.to_team) LIMIT 20"};
constexpr Query kSilentReturns{
    "check.silent_returns",
    "SELECT h.id FROM handover h WHERE h.kind = 'return' AND h.state = 'declined' AND NOT EXISTS (SELECT 1 FROM "
    "disagreement d WHERE d.handover = h.id) LIMIT 20"};
constexpr Query kEndless{
    "check.endless_handovers",
    "SELECT h.id FROM handover h WHERE h.state = 'proposed' AND NOT EXISTS (SELECT 1 FROM job j WHERE j.subject = h.id "
    "AND j.kind = 'handover.expire' AND j.done_at IS NULL) LIMIT 20"};
#define POLKU_LISTED_COLUMNS(of)                                                                    \
    "(" of ".client, " of ".family_name_folded, " of ".given_names_folded, " of ".family_name, " of \
    ".given_names, " of ".contract, " of ".responsible_organisation, " of ".responsible_team, " of  \
    ".responsible_person, " of ".opened_at, " of ".merged)"
constexpr Query kNotListed{"check.not_listed",
                           "SELECT d.case_id FROM due_listing d WHERE NOT EXISTS (SELECT 1 FROM listed_client l WHERE "
                           "l.organisation = d.organisation AND l.team = d.team AND l.family_name_folded = "
                           "d.family_name_folded AND l.given_names_folded = d.given_names_folded AND l.case_id = "
                           "d.case_id AND " POLKU_LISTED_COLUMNS("l") " IS " POLKU_LISTED_COLUMNS("d") ") LIMIT 20"};
constexpr Query kListedWithout{
    "check.listed_without",
    "SELECT l.case_id FROM listed_client l WHERE NOT EXISTS (SELECT 1 FROM due_listing d WHERE d.case_id = l.case_id "
    "AND d.organisation = l.organisation AND d.team = l.team AND " POLKU_LISTED_COLUMNS(
        "l") " IS " POLKU_LISTED_COLUMNS("d") ") LIMIT 20"};
#undef POLKU_LISTED_COLUMNS
constexpr Query kEmergencyCount{"check.emergencies", "SELECT COUNT(*) FROM emergency_access"};
constexpr Query kLongEmergencies{
    "check.long_emergencies",
    "SELECT a.id FROM emergency_access a WHERE a.ends_at > a.opened_at + 86400000 OR EXISTS (SELECT 1 FROM "
    "emergency_end e WHERE e.access = a.id AND (e.ended_at > a.ends_at OR e.ended_at < a.opened_at)) LIMIT 20"};
constexpr Query kUntoldEmergencies{
    "check.untold_emergencies",
    "SELECT a.id FROM emergency_access a WHERE a.outcome = 'opened' AND NOT EXISTS (SELECT 1 FROM emergency_end e "
    "WHERE e.access = a.id) AND NOT EXISTS (SELECT 1 FROM job j WHERE j.subject = a.id AND j.kind = 'emergency.end' "
    "AND j.done_at IS NULL) LIMIT 20"};
constexpr Query kMergeCount{"check.merges", "SELECT COUNT(*) FROM client_merge"};
constexpr Query kWronglyMerged{
    "check.wrongly_merged",
    "SELECT k.id FROM client k WHERE k.merged_into IS NOT (SELECT m.surviving FROM client_merge m WHERE m.retired = "
    "k.id "
    "AND m.state = 'confirmed') OR EXISTS (SELECT 1 FROM client s WHERE s.id = k.merged_into AND s.merged_into IS NOT "
    "NULL) LIMIT 20"};
constexpr Query kMergedAlone{
    "check.merged_alone",
    "SELECT id FROM client_merge WHERE state IN ('confirmed', 'undone') AND decided_by = proposed_by LIMIT 20"};
constexpr Query kTwoOpenOfOnePerson{
    "check.two_open_of_one_person",
    "SELECT m.id FROM client_merge m JOIN client_case c ON c.client = m.surviving AND c.closed_at IS NULL JOIN "
    "client_case d ON d.client = m.retired AND d.programme = c.programme AND d.closed_at IS NULL WHERE m.state = "
    "'confirmed' AND (c.opened_at > m.decided_at OR d.opened_at > m.decided_at) LIMIT 20"};
constexpr Query kBulkCaseCount{"check.bulk_cases", "SELECT COUNT(*) FROM bulk_handover_case"};
constexpr Query kStuckBulks{
    "check.stuck_bulks",
    "SELECT DISTINCT b.bulk FROM bulk_handover_case b WHERE b.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM job j "
    "WHERE j.subject = b.bulk AND j.kind = 'handover.propose_bulk' AND j.done_at IS NULL) LIMIT 20"};
constexpr Query kBulkOfAnother{
    "check.bulk_of_another",
    "SELECT b.case_id FROM bulk_handover_case b JOIN bulk_handover l ON l.id = b.bulk JOIN handover h ON h.id = "
    "b.handover WHERE h.case_id <> b.case_id OR h.to_team <> l.to_team OR h.from_team <> l.from_team LIMIT 20"};
constexpr Query kPackages{"check.packages",
                          "SELECT h.id, h.package_hash, p.category, p.content, p.hash FROM handover h JOIN "
                          "handover_package p ON p.handover = h.id "
                          "ORDER BY h.id"};
constexpr Query kVersionParts{"check.version_parts", "SELECT version, content, hash FROM plan_version_part"};
constexpr Query kSnapshots{"check.snapshots", "SELECT case_id, content, hash FROM closing_snapshot"};
constexpr Query kAllCases{"check.all_cases", "SELECT id FROM client_case ORDER BY id"};
constexpr Query kStoredGrants{
    "check.grants",
    "SELECT organisation, team, category, relation, ground, valid_from, valid_until, person FROM grants WHERE case_id "
    "= $1 AND relation <> 'former' "
    "AND valid_until > $2"};

std::int64_t count(storage::Tx& tx, Query const& query) {
    return tx.one(query, [](Row const& row) { return row.integer(0); }).value_or(0);
}

Finding from_query(storage::Tx& tx, int invariant, std::string what, std::int64_t looked_at, Query const& query) {
    return {.invariant = invariant,
            .what = std::move(what),
            .looked_at = looked_at,
            .broken = tx.all(query, [](Row const& row) { return row.string(0); })};
}

Finding check_hashes(storage::Tx& tx, std::string what, Query const& query) {
    Finding finding{.invariant = 3, .what = std::move(what)};
    tx.each(query, [&](Row const& row) {
        finding.looked_at += 1;
        if (domain::sha256_hex(row.text(1)) != row.text(2) && finding.broken.size() < events::kMostBroken)
            finding.broken.push_back(row.string(0));
    });
    return finding;
}

Finding check_packages(storage::Tx& tx) {
    struct Package {
        std::string hash;
        std::vector<PackagePart> parts;
    };
    std::map<std::string, Package> packages;
    tx.each(kPackages, [&](Row const& row) {
        auto& package = packages[row.string(0)];
        package.hash = row.string(1);
        package.parts.push_back({access::parse_category(row.text(2)).value(), row.string(3), row.string(4)});
    });
    Finding finding{.invariant = 3,
                    .what = "handover packages are as they were hashed",
                    .looked_at = static_cast<std::int64_t>(packages.size())};
    for (auto const& [handover, package] : packages) {
        auto good = package_hash(package.parts) == package.hash;
        for (auto const& part : package.parts) good = good && domain::sha256_hex(part.content) == part.hash;
        if (!good && finding.broken.size() < events::kMostBroken) finding.broken.push_back(handover);
    }
    return finding;
}

/// A grant as one text. What has begun has begun: since when is told of what begins later alone, so that grants of
/// before the first day was kept are equal too.
std::string grant_key(std::initializer_list<std::string_view> words, Validity const& valid, domain::Instant now) {
    return fmt::format("{} {} {}", fmt::join(words, " "), valid.from <= now ? 0 : valid.from.ms, valid.until.ms);
}

/// The stored grants that are not over against the rule, which knows today's parties, consents and laws. A grant that
/// is stored and not given by the rule shows data without a ground; one that is missing hides what should be seen.
Finding check_grants(storage::Tx& tx, domain::Instant now) {
    Finding finding{.invariant = 9, .what = "grants are what parties, consents, the contract and the law give"};
    for (auto const& case_id : tx.all(kAllCases, [](Row const& row) { return row.id(0); })) {
        finding.looked_at += 1;
        std::map<std::string, int> balance;
        tx.each(
            kStoredGrants,
            [&](Row const& row) {
                balance[grant_key({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(7)},
                                  {row.instant(5), row.instant(6)}, now)] += 1;
            },
            case_id, now);
        for (auto const& row : due_grants(tx, case_id, now)) {
            balance[grant_key({row.organisation.text, row.team.text, access::name(row.category),
                               relation_name(row.relation), access::name(row.ground), row.person.text},
                              row.valid, now)] -= 1;
        }
        auto const unequal = std::ranges::any_of(balance, [](auto const& line) { return line.second != 0; });
        if (unequal && finding.broken.size() < events::kMostBroken) finding.broken.push_back(case_id.text);
    }
    return finding;
}

}  // namespace

std::vector<Finding> check_casework(storage::Tx& tx, domain::Instant now) {
    auto const cases = count(tx, kCases);
    auto const handovers = count(tx, kHandovers);
    auto const emergencies = count(tx, kEmergencyCount);
    auto const merges = count(tx, kMergeCount);
    auto const bulk_cases = count(tx, kBulkCaseCount);
    return {
        from_query(tx, 1, "every case has the one responsible organisation that its history ends with", cases,
                   kWrongResponsible),
        from_query(tx, 1, "responsibility begins with the case", cases, kLateFirst),
        from_query(tx, 1, "no client has two open cases in one programme", cases, kTwoOpenCases),
        from_query(tx, 2, "no case has two open handovers of responsibility", handovers, kTwoOpenHandovers),
        from_query(tx, 2, "every accepted handover moved the responsibility", handovers, kLostAcceptance),
        from_query(tx, 2, "who accepted a referral takes or took part", handovers, kLostReferral),
        from_query(tx, 2, "every declined return is a disagreement on record", handovers, kSilentReturns),
        from_query(tx, 2, "every open handover expires when nobody answers", handovers, kEndless),
        from_query(tx, 2, "every case of a bulk handover is proposed, refused or waits for its job", bulk_cases,
                   kStuckBulks),
        from_query(tx, 2, "what a bulk handover made is that case's handover, between its two teams", bulk_cases,
                   kBulkOfAnother),
        from_query(tx, 1, "who a client is now is what a confirmed merge says, in one step", merges, kWronglyMerged),
        from_query(tx, 1, "two persons decided on every merge", merges, kMergedAlone),
        from_query(tx, 1, "a merged person has no second open case in a programme but what the merge found", merges,
                   kTwoOpenOfOnePerson),
        check_packages(tx),
        check_hashes(tx, "agreed plan versions are as they were hashed", kVersionParts),
        check_hashes(tx, "closing snapshots are as they were hashed", kSnapshots),
        check_grants(tx, now),
        from_query(tx, 9, "who has a ground for an open case finds its client, as the list shows it", cases,
                   kNotListed),
        from_query(
            tx, 9,
            "the list leads to no case that is closed or that there is no ground for, and shows nothing of before",
            cases, kListedWithout),
        from_query(tx, 9, "every emergency ends within 24 hours", emergencies, kLongEmergencies),
        from_query(tx, 8, "the end of every emergency is told", emergencies, kUntoldEmergencies),
    };
}

}  // namespace polku::casework
