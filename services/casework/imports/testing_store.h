#pragma once

#include "generated/casework/migrations.h"
#include "services/casework/directory/store.h"
#include "services/casework/imports/testing.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"
#include "shared/storage/testing.h"

#include <string_view>

/// For the tests of imports that need a database.
namespace polku::casework::imports::testing {

inline domain::Id id(std::string_view last_three) {
    return {"00000000-0000-7000-8000-000000000" + std::string(last_three)};
}

inline domain::Id const kAuthority = id("a01");
inline domain::Id const kOtherAuthority = id("a02");
inline domain::Id const kProvider = id("b01");
inline domain::Id const kTeamKeski = id("a11");
inline domain::Id const kTeamPirkka = id("a12");

inline void put_sample_lot(storage::Tx& tx, domain::Id contract, std::string code,
                           std::optional<domain::LocalDate> until = {}) {
    LotCopy lot;
    lot.contract = std::move(contract);
    lot.code = std::move(code);
    lot.programme = id("c01");
    lot.buyer = kAuthority;
    lot.lead = kProvider;
    lot.intake_team = id("b11");
    lot.valid_from = domain::LocalDate{2026, 1, 1};
    lot.valid_until = until;
    lot.parties = {{kProvider, "lead", lot.valid_from, std::nullopt}};
    put_lot(tx, lot);
}

/// One authority with its two teams, and the two lots of the sample files.
inline void put_sample_directory(storage::Database& database) {
    database.write_now([](storage::Tx& tx) {
        put_organisation(tx, kAuthority, "employment_authority");
        put_organisation(tx, kProvider, "provider");
        put_team(tx, kTeamKeski, kAuthority, "TE-tiimi Keski");
        put_team(tx, kTeamPirkka, kAuthority, "TE-tiimi Pirkka");
        put_team(tx, id("b11"), kProvider, "Vastaanotto");
        put_sample_lot(tx, id("d01"), "VALM-2026-A");
        put_sample_lot(tx, id("d02"), "VALM-2026-B");
    });
}

/// The keys of an installation in a folder that goes away.
class TestSecrets {
public:
    storage::Secrets const& operator*() const { return secrets_; }

private:
    storage::TemporaryDirectory folder_;
    storage::DataDirectory data_{folder_ / "data", "test"};
    storage::Secrets secrets_ = storage::Secrets::open(data_);
};

/// Of a query with one number.
inline std::int64_t count(storage::Database& database, storage::Query const& query) {
    return database.read(
        [&](storage::Tx& tx) { return tx.one(query, [](storage::Row const& row) { return row.integer(0); }).value(); });
}
}  // namespace polku::casework::imports::testing
