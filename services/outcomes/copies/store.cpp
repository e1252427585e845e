#include "services/outcomes/copies/store.h"

#include "shared/domain/text.h"

#include <fmt/ranges.h>

namespace polku::outcomes {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kLot{
    "outcomes.lot",
    "SELECT contract, code, programme, buyer, lead, valid_from, valid_until FROM lot WHERE contract = $1"};
constexpr Query kLotParties{"outcomes.lot_parties",
                            "SELECT organisation, part, valid_from, valid_until FROM lot_party WHERE contract = $1 "
                            "ORDER BY organisation, valid_from"};
constexpr Query kLotVersions{"outcomes.lot_versions",
                             "SELECT number, effective_from FROM lot_version WHERE contract = $1 ORDER BY number"};
constexpr Query kLotTypes{
    "outcomes.lot_types",
    "SELECT code, result_group, evidence FROM lot_milestone_type WHERE contract = $1 AND number = $2 "
    "ORDER BY code"};
constexpr Query kKeepLot{
    "outcomes.keep_lot",
    "INSERT INTO lot (contract, code, programme, buyer, lead, valid_from, valid_until) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (contract) DO UPDATE SET code = excluded.code, "
    "programme = excluded.programme, buyer = excluded.buyer, lead = excluded.lead, "
    "valid_from = excluded.valid_from, valid_until = excluded.valid_until"};
constexpr Query kForgetParties{"outcomes.forget_parties", "DELETE FROM lot_party WHERE contract = $1"};
constexpr Query kKeepParty{"outcomes.keep_party",
                           "INSERT INTO lot_party (contract, organisation, part, valid_from, valid_until) "
                           "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kKeepVersion{"outcomes.keep_version",
                             "INSERT INTO lot_version (contract, number, effective_from) VALUES ($1, $2, $3)"};
constexpr Query kKeepType{"outcomes.keep_type",
                          "INSERT INTO lot_milestone_type (contract, number, code, result_group, evidence) "
                          "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kCanonicalClient{"outcomes.canonical_client", "SELECT surviving FROM merged_client WHERE retired = $1"};
constexpr Query kKeepMerged{"outcomes.keep_merged",
                            "INSERT INTO merged_client (retired, surviving) VALUES ($1, $2) "
                            "ON CONFLICT (retired) DO UPDATE SET surviving = excluded.surviving"};
constexpr Query kForgetMerged{"outcomes.forget_merged", "DELETE FROM merged_client WHERE retired = $1"};
constexpr Query kMembershipsOf{
    "outcomes.memberships_of",
    "SELECT id, person, organisation, started_at, ended_at FROM membership WHERE person = $1 "
    "ORDER BY id"};
constexpr Query kKeepMembership{"outcomes.keep_membership",
                                "INSERT INTO membership (id, person, organisation, started_at, ended_at) "
                                "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kEndMembership{"outcomes.end_membership",
                               "UPDATE membership SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"};

constexpr Query kForgetTypes{"outcomes.forget_types", "DELETE FROM lot_milestone_type"};
constexpr Query kForgetVersions{"outcomes.forget_versions", "DELETE FROM lot_version"};
constexpr Query kForgetAllParties{"outcomes.forget_all_parties", "DELETE FROM lot_party"};
constexpr Query kForgetLots{"outcomes.forget_lots", "DELETE FROM lot"};
constexpr Query kForgetMemberships{"outcomes.forget_memberships", "DELETE FROM membership"};

Lot lot_of(Row const& row) {
    Lot lot;
    lot.contract = row.id(0);
    lot.code = row.string(1);
    lot.programme = row.string(2);
    lot.buyer = row.id(3);
    lot.lead = row.id(4);
    lot.valid_from = row.date(5);
    lot.valid_until = row.optional_date(6);
    return lot;
}

LotParty lot_party_of(Row const& row) {
    return {.organisation = row.id(0),
            .part = row.string(1),
            .valid_from = row.date(2),
            .valid_until = row.optional_date(3)};
}

LotVersion lot_version_of(Row const& row) {
    return {.number = row.integer(0), .effective_from = row.date(1), .types = {}};
}

LotType lot_type_of(Row const& row) {
    LotType type{.code = row.string(0), .result_group = row.string(1), .evidence = {}};
    if (row.text(2).empty()) return type;
    for (auto const kind : domain::split(row.text(2), ' ')) type.evidence.emplace_back(kind);
    return type;
}

Membership membership_of(Row const& row) {
    return {.id = row.id(0),
            .person = row.id(1),
            .organisation = row.id(2),
            .started_at = row.instant(3),
            .ended_at = row.optional_instant(4)};
}

}  // namespace

std::optional<Lot> find_lot(Tx& tx, domain::Id const& contract) {
    auto lot = tx.one(kLot, lot_of, contract);
    if (!lot) return std::nullopt;
    lot->parties = tx.all(kLotParties, lot_party_of, contract);
    lot->versions = tx.all(kLotVersions, lot_version_of, contract);
    for (auto& version : lot->versions) version.types = tx.all(kLotTypes, lot_type_of, contract, version.number);
    return lot;
}

void keep(Tx& tx, Lot const& lot) {
    tx.run(kKeepLot, lot.contract, lot.code, lot.programme, lot.buyer, lot.lead, lot.valid_from, lot.valid_until);
    tx.run(kForgetParties, lot.contract);
    for (auto const& party : lot.parties) {
        tx.run(kKeepParty, lot.contract, party.organisation, party.part, party.valid_from, party.valid_until);
    }
    for (auto const& version : lot.versions) {
        tx.run(kKeepVersion, lot.contract, version.number, version.effective_from);
        for (auto const& type : version.types) {
            tx.run(kKeepType, lot.contract, version.number, type.code, type.result_group,
                   fmt::format("{}", fmt::join(type.evidence, " ")));
        }
    }
}

void forget_lots(Tx& tx) {
    for (auto const* const query : {&kForgetTypes, &kForgetVersions, &kForgetAllParties, &kForgetLots}) tx.run(*query);
}

void forget_memberships(Tx& tx) { tx.run(kForgetMemberships); }

std::vector<Membership> memberships_of(Tx& tx, domain::Id const& person) {
    return tx.all(kMembershipsOf, membership_of, person);
}

void keep(Tx& tx, Membership const& membership) {
    tx.run(kKeepMembership, membership.id, membership.person, membership.organisation, membership.started_at,
           membership.ended_at);
}

void end_membership(Tx& tx, domain::Id const& membership, domain::Instant at) {
    tx.run(kEndMembership, at, membership);
}

domain::Id canonical_client(Tx& tx, domain::Id const& client) {
    return tx.one(kCanonicalClient, [](Row const& row) { return row.id(0); }, client).value_or(client);
}

void keep_merged(Tx& tx, domain::Id const& retired, domain::Id const& surviving) {
    tx.run(kKeepMerged, retired, surviving);
}

void forget_merged(Tx& tx, domain::Id const& retired) { tx.run(kForgetMerged, retired); }

}  // namespace polku::outcomes
