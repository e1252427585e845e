#include "services/payments/contracts/store.h"

#include "services/payments/contracts/rules.h"
#include "shared/domain/text.h"

#include <fmt/ranges.h>

namespace polku::payments {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kContract{"payments.contract",
                          "SELECT id, version, code, name, programme, buyer, lead, intake_team, consortium, currency, "
                          "vat_basis_points, valid_from, valid_until FROM contract WHERE id = $1"};
constexpr Query kContractsAll{"payments.contracts_all",
                              "SELECT id FROM contract WHERE code > $1 ORDER BY code LIMIT $2"};
constexpr Query kContractsFor{"payments.contracts_for",
                              "SELECT id FROM contract c WHERE code > $1 AND (buyer = $2 OR (id = $3 AND EXISTS "
                              "(SELECT 1 FROM contract_party p WHERE p.contract = c.id AND p.organisation = $2 "
                              "AND p.valid_from <= $4 AND coalesce(p.valid_until, '9999-12-31') >= $4))) "
                              "ORDER BY code LIMIT $5"};
constexpr Query kContractParties{"payments.contract_parties",
                                 "SELECT organisation, part, valid_from, valid_until, share_basis_points "
                                 "FROM contract_party WHERE contract = $1 ORDER BY valid_from, part, organisation"};
constexpr Query kContractVersions{"payments.contract_versions",
                                  "SELECT id, number, effective_from, activated_at FROM contract_version "
                                  "WHERE contract = $1 AND activated_at IS NOT NULL ORDER BY number"};
constexpr Query kMilestoneTypes{"payments.milestone_types",
                                "SELECT code, name_fi, name_sv, name_en, result_group, evidence, price_cents "
                                "FROM milestone_type WHERE version_id = $1 ORDER BY position"};
constexpr Query kContractCodeTaken{"payments.contract_code_taken", "SELECT 1 FROM contract WHERE code = $1"};
constexpr Query kInsertContract{
    "payments.insert_contract",
    "INSERT INTO contract (id, code, name, programme, buyer, lead, intake_team, consortium, "
    "currency, vat_basis_points, valid_from, valid_until, registered_at, registered_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
constexpr Query kInsertParty{"payments.insert_party",
                             "INSERT INTO contract_party (contract, organisation, part, valid_from, valid_until, "
                             "share_basis_points) VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Query kInsertVersion{"payments.insert_version",
                               "INSERT INTO contract_version (id, contract, number, effective_from, made_by) "
                               "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kInsertMilestoneType{
    "payments.insert_milestone_type",
    "INSERT INTO milestone_type (version_id, code, position, name_fi, name_sv, name_en, "
    "result_group, evidence, price_cents) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Query kActivateVersion{"payments.activate_version",
                                 "UPDATE contract_version SET activated_at = $1 WHERE id = $2"};
constexpr Query kRaiseContract{"payments.raise_contract", "UPDATE contract SET version = version + 1 WHERE id = $1"};

Party party_of(Row const& row) {
    return {.organisation = row.id(0),
            .part = domain::value_of<Part>(kPartNames, row.text(1)).value(),
            .valid_from = row.date(2),
            .valid_until = row.optional_date(3),
            .share = {row.integer(4)}};
}

Version version_of(Row const& row) {
    return {.id = row.id(0),
            .number = row.integer(1),
            .effective_from = row.date(2),
            .activated_at = row.instant(3),
            .types = {}};
}

std::vector<std::string> evidence_of(std::string_view kinds) {
    if (kinds.empty()) return {};
    auto const parts = domain::split(kinds, ' ');
    return {parts.begin(), parts.end()};
}

MilestoneType milestone_type_of(Row const& row) {
    return {.code = row.string(0),
            .name = {.fi = row.string(1), .sv = row.string(2), .en = row.string(3)},
            .result_group = row.string(4),
            .evidence = evidence_of(row.text(5)),
            .price = row.cents(6)};
}

Contract contract_of(Row const& row) {
    Contract contract;
    contract.id = row.id(0);
    contract.version = row.integer(1);
    auto& terms = contract.terms;
    terms.code = row.string(2);
    terms.name = row.string(3);
    terms.programme = row.string(4);
    terms.buyer = row.id(5);
    terms.lead = row.id(6);
    terms.intake_team = row.id(7);
    terms.consortium = row.optional_id(8);
    terms.currency = row.string(9);
    terms.vat = {row.integer(10)};
    terms.valid_from = row.date(11);
    terms.valid_until = row.optional_date(12);
    return contract;
}

std::vector<Contract> contracts_of(Tx& tx, std::vector<domain::Id> const& ids) {
    std::vector<Contract> contracts;
    contracts.reserve(ids.size());
    for (auto const& id : ids) contracts.push_back(find_contract(tx, id).value());
    return contracts;
}

bool sees_every_contract(access::Principal const& principal) {
    return principal.role == access::Role::administrator || principal.system();
}

}  // namespace

std::optional<Contract> find_contract(Tx& tx, domain::Id const& id) {
    auto contract = tx.one(kContract, contract_of, id);
    if (!contract) return std::nullopt;
    contract->terms.parties = tx.all(kContractParties, party_of, id);
    contract->versions = tx.all(kContractVersions, version_of, id);
    for (auto& version : contract->versions) version.types = tx.all(kMilestoneTypes, milestone_type_of, version.id);
    return contract;
}

std::vector<Contract> contracts_for(Tx& tx, access::Principal const& principal, domain::LocalDate today,
                                    std::string_view after, int limit) {
    auto const id_of = [](Row const& row) { return row.id(0); };
    if (sees_every_contract(principal)) return contracts_of(tx, tx.all(kContractsAll, id_of, after, limit));
    auto const own = principal.contract.value_or(domain::Id{});
    return contracts_of(tx, tx.all(kContractsFor, id_of, after, principal.organisation, own, today, limit));
}

std::optional<Contract> contract_for(Tx& tx, access::Principal const& principal, domain::LocalDate today,
                                     domain::Id const& id) {
    auto contract = find_contract(tx, id);
    if (!contract || sees_every_contract(principal)) return contract;
    if (relation_of(principal, *contract, today) == access::ContractRelation::none) return std::nullopt;
    return contract;
}

bool contract_code_taken(Tx& tx, std::string_view code) { return tx.any(kContractCodeTaken, code); }

void insert(Tx& tx, Contract const& contract, domain::Instant now, domain::Id const& by) {
    auto const& terms = contract.terms;
    tx.run(kInsertContract, contract.id, terms.code, terms.name, terms.programme, terms.buyer, terms.lead,
           terms.intake_team, terms.consortium, terms.currency, terms.vat.value, terms.valid_from, terms.valid_until,
           now, by);
    for (auto const& party : terms.parties) {
        tx.run(kInsertParty, contract.id, party.organisation, domain::name_of<Part>(kPartNames, party.part),
               party.valid_from, party.valid_until, party.share.value);
    }
}

void insert_activated(Tx& tx, domain::Id const& contract, Version const& version, domain::Id const& by) {
    tx.run(kInsertVersion, version.id, contract, version.number, version.effective_from, by);
    int position = 0;
    for (auto const& type : version.types) {
        tx.run(kInsertMilestoneType, version.id, type.code, position++, type.name.fi, type.name.sv, type.name.en,
               type.result_group, fmt::format("{}", fmt::join(type.evidence, " ")), type.price);
    }
    tx.run(kActivateVersion, version.activated_at, version.id);
    tx.run(kRaiseContract, contract);
}

std::optional<access::ContractAccess> contract_access(Tx& tx, access::Principal const& principal,
                                                      domain::Id const& contract, domain::Instant now) {
    auto const found = find_contract(tx, contract);
    if (!found) return std::nullopt;
    return access::ContractAccess{.contract = contract,
                                  .relation = relation_of(principal, *found, domain::local_date(now))};
}

}  // namespace polku::payments
