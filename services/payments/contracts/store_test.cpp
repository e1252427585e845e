#include "services/payments/contracts/store.h"

#include "generated/payments/migrations.h"
#include "services/payments/contracts/rules.h"
#include "services/payments/testing_sample.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

namespace polku::payments {
namespace {

using domain::LocalDate;
using storage::Query;
using storage::Tx;

class ContractStore : public testing::Test {
protected:
    ContractStore() {
        database_->write_now([&](Tx& tx) {
            Contract const contract{.id = contract_, .version = 1, .terms = sample::terms(), .versions = {}};
            insert(tx, contract, domain::Instant{1}, sample::id(31));
            auto const version = activate(sample::version(LocalDate(2026, 1, 1), 200'000), contract, {}, sample::id(11),
                                          domain::Instant{2});
            insert_activated(tx, contract_, version.value(), sample::id(31));
        });
    }

    void expect_refused(Query const& query) {
        EXPECT_THROW(database_->write_now([&](Tx& tx) { tx.run(query); }), storage::ConstraintError) << query.sql;
    }

    domain::Id contract_ = sample::id(1);
    storage::TestDatabase database_ = storage::open_for_test(migrations());
};

TEST_F(ContractStore, WhatIsWrittenIsRead) {
    auto const contract = database_->read([&](Tx& tx) { return find_contract(tx, contract_); });
    ASSERT_TRUE(contract);
    EXPECT_EQ(contract->version, 2);
    EXPECT_EQ(contract->terms.parties.size(), 3U);
    ASSERT_EQ(contract->versions.size(), 1U);
    auto const* const type = type_of(contract->versions[0], "M3");
    ASSERT_NE(type, nullptr);
    EXPECT_EQ(type->price, domain::Cents{200'000});
    EXPECT_EQ(type->evidence, std::vector<std::string>{"employment_contract"});
}

TEST_F(ContractStore, AnActivatedVersionCannotBeChanged) {
    expect_refused({"t1", "UPDATE milestone_type SET price_cents = 1 WHERE code = 'M3'"});
    expect_refused({"t2", "DELETE FROM milestone_type WHERE code = 'M3'"});
    expect_refused(
        {"t3",
         "INSERT INTO milestone_type (version_id, code, position, name_fi, name_sv, name_en, result_group, evidence, "
         "price_cents) SELECT version_id, 'M9', 9, name_fi, name_sv, name_en, result_group, evidence, 1 "
         "FROM milestone_type WHERE code = 'M3'"});
    expect_refused({"t4", "UPDATE contract_version SET activated_at = NULL"});
    expect_refused({"t5", "UPDATE contract_version SET effective_from = '2026-02-01'"});
    expect_refused({"t6", "DELETE FROM contract_version"});
}

TEST_F(ContractStore, TermsAndPartiesStay) {
    expect_refused({"t7", "UPDATE contract SET vat_basis_points = 0"});
    expect_refused({"t8", "UPDATE contract_party SET share_basis_points = 10000"});
    expect_refused({"t9", "DELETE FROM contract_party"});
    expect_refused({"t10", "DELETE FROM contract"});
}

TEST_F(ContractStore, VersionsAndPartiesDoNotOverlap) {
    expect_refused({"t11",
                    "INSERT INTO contract_version (id, contract, number, effective_from, made_by) "
                    "SELECT 'x', contract, 2, '2025-12-01', 'y' FROM contract_version"});
    expect_refused({"t12",
                    "INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points) "
                    "SELECT contract, organisation, part, '2026-06-01', 0 FROM contract_party WHERE part = 'member'"});
    expect_refused({"t13",
                    "INSERT INTO contract_party (contract, organisation, part, valid_from, share_basis_points) "
                    "SELECT id, buyer, 'member', '2026-06-01', 0 FROM contract"});
}

TEST_F(ContractStore, PeopleListTheirOwnContracts) {
    auto const listed = [&](domain::Id organisation, std::optional<domain::Id> own, access::Role role,
                            LocalDate today) {
        access::Principal principal;
        principal.organisation = std::move(organisation);
        principal.contract = std::move(own);
        principal.role = role;
        return database_->read([&](Tx& tx) { return contracts_for(tx, principal, today, "", 10).size(); });
    };
    using access::Role;
    auto const today = LocalDate(2026, 11, 22);
    EXPECT_EQ(listed(sample::kBuyer, {}, Role::finance, today), 1U);
    EXPECT_EQ(listed(sample::kLead, contract_, Role::coach, today), 1U);
    EXPECT_EQ(listed(sample::kLead, contract_, Role::coach, LocalDate(2025, 12, 31)), 0U);
    EXPECT_EQ(listed(sample::kLead, sample::id(2), Role::coach, today), 0U);
    EXPECT_EQ(listed(sample::kLead, {}, Role::coach, today), 0U);
    EXPECT_EQ(listed(sample::id(990), {}, Role::officer, today), 0U);
    EXPECT_EQ(listed(sample::id(990), {}, Role::administrator, today), 1U);
}

}  // namespace
}  // namespace polku::payments
