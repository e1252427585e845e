#include "services/casework/plan_versions/store.h"

#include "services/casework/access/first_ground.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_VERSION_COLUMNS                                                                                     \
    "v.id, v.case_id, v.number, v.version, v.state, v.asked_at, v.asked_by, v.asked_organisation, v.settled_at, " \
    "v.settled_by, v.settled_organisation, v.reason, a.acknowledged_at, a.acknowledged_by, v.plan_type "          \
    "FROM plan_version v LEFT JOIN plan_acknowledgement a ON a.version = v.id "

constexpr Query kVersionsOfCase{"plan_versions.of_case",
                                "SELECT " POLKU_VERSION_COLUMNS "WHERE v.case_id = $1 ORDER BY v.number DESC"};
constexpr Query kVersion{"plan_versions.one", "SELECT " POLKU_VERSION_COLUMNS "WHERE v.id = $1 AND v.case_id = $2"};
constexpr Query kVersionByNumber{"plan_versions.by_number",
                                 "SELECT " POLKU_VERSION_COLUMNS "WHERE v.case_id = $1 AND v.number = $2"};
constexpr Query kVersionInReview{"plan_versions.in_review",
                                 "SELECT " POLKU_VERSION_COLUMNS "WHERE v.case_id = $1 AND v.state = 'in_review'"};
constexpr Query kVersionInForce{"plan_versions.in_force",
                                "SELECT " POLKU_VERSION_COLUMNS
                                "WHERE v.case_id = $1 AND v.state = 'agreed' ORDER BY v.number DESC LIMIT 1"};
constexpr Query kAgreements{"plan_versions.agreements",
                            "SELECT organisation, agreed_at, agreed_by, categories FROM plan_agreement "
                            "WHERE version = $1 ORDER BY organisation"};
constexpr Query kVersionContent{"plan_versions.content",
                                "SELECT p.category, p.content, p.hash FROM plan_version_part p "
                                "JOIN plan_version v ON v.id = p.version WHERE p.version = $1 AND v.case_id = $2 "
                                "ORDER BY p.category"};
constexpr Query kNextNumber{"plan_versions.next_number",
                            "SELECT coalesce(max(number), 0) + 1 FROM plan_version WHERE case_id = $1"};
constexpr Query kResponsible{"plan_versions.responsible",
                             "SELECT responsible_organisation FROM client_case WHERE id = $1"};
constexpr Query kPartiesOfCase{"plan_versions.parties",
                               "SELECT DISTINCT organisation FROM party WHERE case_id = $1 AND left_at IS NULL "
                               "ORDER BY organisation"};
constexpr Query kInsertVersion{"plan_versions.insert",
                               "INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, "
                               "asked_organisation, plan_type) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
                               "(SELECT c.plan_type FROM client_case c WHERE c.id = $2))"};
constexpr Query kInsertVersionPart{"plan_versions.insert_part",
                                   "INSERT INTO plan_version_part (version, category, content, hash) "
                                   "VALUES ($1, $2, $3, $4)"};
constexpr Query kInsertAgreement{"plan_versions.insert_agreement",
                                 "INSERT INTO plan_agreement (version, organisation) VALUES ($1, $2)"};
constexpr Query kSaveAgreement{"plan_versions.save_agreement",
                               "UPDATE plan_agreement SET agreed_at = $1, agreed_by = $2, categories = $3 "
                               "WHERE version = $4 AND organisation = $5 AND agreed_at IS NULL"};
constexpr Query kSaveVersion{"plan_versions.save",
                             "UPDATE plan_version SET version = $1, state = $2, settled_at = $3, settled_by = $4, "
                             "settled_organisation = $5, reason = $6 WHERE id = $7"};
constexpr Query kInsertAcknowledgement{"plan_versions.acknowledge",
                                       "INSERT INTO plan_acknowledgement (version, acknowledged_at, acknowledged_by) "
                                       "VALUES ($1, $2, $3)"};

// The grants decide first: basic says that the reader may know of the case at all. The ground is the first that serves.
// Read from what the organisation has not answered yet: its grants are as many as its clients.
constexpr Query kToAnswer{
    "plan_versions.to_answer",
    "SELECT v.id, v.case_id, c.client, k.given_names, k.family_name, v.number, v.asked_at, v.asked_by, "
    "v.asked_organisation, " POLKU_FIRST_GROUND
    " "
    "FROM plan_agreement a CROSS JOIN plan_version v ON v.id = a.version CROSS JOIN client_case c ON c.id = v.case_id "
    "CROSS JOIN grants g ON g.case_id = c.id CROSS JOIN client k ON k.id = c.client "
    "WHERE a.organisation = $1 AND a.agreed_at IS NULL AND v.state = 'in_review' "
    "AND g.organisation = $1 AND (g.team = $2 OR $2 = '') AND g.person = '' AND g.category = 'basic' "
    "AND g.relation <> 'former' AND g.valid_from <= $3 AND g.valid_until > $3 AND ($4 = '' OR c.contract = $4) "
    "GROUP BY v.id ORDER BY v.asked_at, v.id LIMIT $5"};

#undef POLKU_VERSION_COLUMNS

std::string joined_categories(std::vector<access::Category> const& categories) {
    std::string text;
    for (auto const category : categories) text += (text.empty() ? "" : ",") + std::string(access::name(category));
    return text;
}

std::vector<access::Category> split_categories(std::string_view text) {
    std::vector<access::Category> categories;
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        categories.push_back(access::parse_category(text.substr(0, end)).value());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return categories;
}

PlanVersion version_from_row(Row const& row) {
    PlanVersion version;
    version.id = row.id(0);
    version.case_id = row.id(1);
    version.number = row.integer(2);
    version.version = row.integer(3);
    version.state = domain::value_of<VersionState>(kVersionStateNames, row.text(4)).value();
    version.asked_at = row.instant(5);
    version.asked_by = row.id(6);
    version.asked_organisation = row.id(7);
    if (auto const at = row.optional_instant(8)) version.settled = Settled{*at, row.id(9), row.id(10)};
    version.reason = row.string(11);
    if (auto const at = row.optional_instant(12)) version.acknowledged = Acknowledgement{*at, row.id(13)};
    version.plan_type = row.string(14);
    return version;
}

std::vector<Agreement> agreements_of(storage::Tx& tx, domain::Id const& version) {
    return tx.all(
        kAgreements,
        [](Row const& row) {
            return Agreement{row.id(0), row.optional_instant(1), row.optional_id(2), split_categories(row.text(3))};
        },
        version);
}

std::optional<PlanVersion> with_agreements(storage::Tx& tx, std::optional<PlanVersion> version) {
    if (version) version->agreements = agreements_of(tx, version->id);
    return version;
}

}  // namespace

std::vector<PlanVersion> list_versions(storage::Tx& tx, access::Allowed const& allowed) {
    auto versions = tx.all(kVersionsOfCase, version_from_row, allowed.case_access().case_id);
    for (auto& version : versions) version.agreements = agreements_of(tx, version.id);
    return versions;
}

std::optional<PlanVersion> load_version(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& version) {
    return with_agreements(tx, tx.one(kVersion, version_from_row, version, allowed.case_access().case_id));
}

std::optional<PlanVersion> find_version(storage::Tx& tx, access::Allowed const& allowed, std::int64_t number) {
    return with_agreements(tx, tx.one(kVersionByNumber, version_from_row, allowed.case_access().case_id, number));
}

std::optional<PlanVersion> version_in_review(storage::Tx& tx, domain::Id const& case_id) {
    return with_agreements(tx, tx.one(kVersionInReview, version_from_row, case_id));
}

std::optional<PlanVersion> version_in_force(storage::Tx& tx, access::Allowed const& allowed) {
    return with_agreements(tx, tx.one(kVersionInForce, version_from_row, allowed.case_access().case_id));
}

std::vector<PackagePart> load_version_parts(storage::Tx& tx, access::Allowed const& allowed,
                                            domain::Id const& version) {
    return tx.all(
        kVersionContent,
        [](Row const& row) {
            return PackagePart{access::parse_category(row.text(0)).value(), row.string(1), row.string(2)};
        },
        version, allowed.case_access().case_id);
}

std::int64_t next_version_number(storage::Tx& tx, domain::Id const& case_id) {
    return tx.one(kNextNumber, [](Row const& row) { return row.integer(0); }, case_id).value_or(1);
}

std::vector<domain::Id> organisations_of_case(storage::Tx& tx, domain::Id const& case_id) {
    auto organisations = tx.all(kResponsible, [](Row const& row) { return row.id(0); }, case_id);
    for (auto const& party : tx.all(kPartiesOfCase, [](Row const& row) { return row.id(0); }, case_id)) {
        if (std::ranges::find(organisations, party) == organisations.end()) organisations.push_back(party);
    }
    return organisations;
}

void insert_version(storage::Tx& tx, PlanVersion const& version, std::span<PackagePart const> parts) {
    tx.run(kInsertVersion, version.id, version.case_id, version.number,
           domain::name_of<VersionState>(kVersionStateNames, VersionState::in_review), parts.size(), version.asked_at,
           version.asked_by, version.asked_organisation);
    for (auto const& part : parts)
        tx.run(kInsertVersionPart, version.id, access::name(part.category), part.content, part.hash);
    for (auto const& agreement : version.agreements) tx.run(kInsertAgreement, version.id, agreement.organisation);
}

void save_version(storage::Tx& tx, PlanVersion const& version) {
    for (auto const& agreement : version.agreements) {
        if (!agreement.agreed_at) continue;
        tx.run(kSaveAgreement, agreement.agreed_at, agreement.agreed_by, joined_categories(agreement.categories),
               version.id, agreement.organisation);
    }
    auto const& settled = version.settled;
    tx.run(kSaveVersion, version.version, domain::name_of<VersionState>(kVersionStateNames, version.state),
           settled ? std::optional(settled->at) : std::nullopt, settled ? std::optional(settled->by) : std::nullopt,
           settled ? std::optional(settled->organisation) : std::nullopt, version.reason, version.id);
}

void insert_acknowledgement(storage::Tx& tx, PlanVersion const& version) {
    tx.run(kInsertAcknowledgement, version.id, version.acknowledged.value().at, version.acknowledged.value().by);
}

std::vector<VersionToAnswer> versions_to_answer(storage::Tx& tx, access::Principal const& principal,
                                                domain::Instant now, int limit) {
    auto const whole_organisation = principal.role == access::Role::supervisor;
    if (!principal.team && !whole_organisation) return {};
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    if (provider && !principal.contract) return {};
    return tx.all(
        kToAnswer,
        [](Row const& row) {
            return VersionToAnswer{.version = row.id(0),
                                   .case_id = row.id(1),
                                   .client = row.id(2),
                                   .client_given_names = row.string(3),
                                   .client_family_name = row.string(4),
                                   .number = row.integer(5),
                                   .asked_at = row.instant(6),
                                   .asked_by = row.id(7),
                                   .asked_organisation = row.id(8),
                                   .ground = first_ground(row.integer(9))};
        },
        principal.organisation, whole_organisation ? std::string_view() : std::string_view(principal.team->text), now,
        provider ? std::string_view(principal.contract->text) : std::string_view(), limit);
}

}  // namespace polku::casework
