#include "services/identity/second_factor/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;
using Bytes = std::span<std::uint8_t const>;

constexpr Query kFactor{"identity.second_factor",
                        "SELECT secret, begun_at, confirmed_at, last_step FROM second_factor WHERE person = $1"};
constexpr Query kFactorConfirmed{"identity.second_factor_confirmed",
                                 "SELECT 1 FROM second_factor WHERE person = $1 AND confirmed_at IS NOT NULL"};
constexpr Query kBeginFactor{
    "identity.begin_second_factor",
    "INSERT INTO second_factor (person, secret, begun_at, confirmed_at, last_step) VALUES ($1, $2, $3, NULL, 0) "
    "ON CONFLICT (person) DO UPDATE SET secret = $2, begun_at = $3 WHERE confirmed_at IS NULL"};
constexpr Query kConfirmFactor{"identity.confirm_second_factor",
                               "UPDATE second_factor SET confirmed_at = $1 WHERE person = $2"};
constexpr Query kSaveStep{"identity.save_step", "UPDATE second_factor SET last_step = $1 WHERE person = $2"};
constexpr Query kEraseFactor{"identity.erase_second_factor", "DELETE FROM second_factor WHERE person = $1"};
constexpr Query kErasePending{"identity.erase_unconfirmed_factor",
                              "DELETE FROM second_factor WHERE person = $1 AND confirmed_at IS NULL"};
constexpr Query kInsertRecovery{"identity.insert_recovery_code",
                                "INSERT INTO recovery_code (person, hash, used_at) VALUES ($1, $2, NULL)"};
constexpr Query kEraseRecovery{"identity.erase_recovery_codes", "DELETE FROM recovery_code WHERE person = $1"};
constexpr Query kUseRecovery{
    "identity.use_recovery_code",
    "UPDATE recovery_code SET used_at = $1 WHERE person = $2 AND hash = $3 AND used_at IS NULL"};
constexpr Query kRecoveryLeft{"identity.recovery_codes_left",
                              "SELECT count(*) FROM recovery_code WHERE person = $1 AND used_at IS NULL"};

storage::FieldPlace place_of(domain::Id const& person) {
    return {.table = "second_factor", .column = "secret", .row = person.text};
}

}  // namespace

std::optional<SecondFactor> find_second_factor(Tx& tx, storage::SealingKey const& key, domain::Id const& person) {
    auto const factor_of = [&](Row const& row) {
        return SecondFactor{.person = person,
                            .secret = key.open(row.bytes(0), place_of(person)),
                            .begun_at = row.instant(1),
                            .confirmed_at = row.optional_instant(2),
                            .last_step = row.integer(3)};
    };
    return tx.one(kFactor, factor_of, person);
}

bool second_factor_confirmed(Tx& tx, domain::Id const& person) { return tx.any(kFactorConfirmed, person); }

void begin_second_factor(Tx& tx, storage::SealingKey const& key, SecondFactor const& factor) {
    auto const sealed = key.seal(factor.secret, place_of(factor.person));
    tx.run(kBeginFactor, factor.person, Bytes(sealed), factor.begun_at);
}

void confirm_second_factor(Tx& tx, domain::Id const& person, domain::Instant now) {
    tx.run(kConfirmFactor, now, person);
}

void save_step(Tx& tx, domain::Id const& person, std::int64_t step) { tx.run(kSaveStep, step, person); }

void erase_unconfirmed_factor(Tx& tx, domain::Id const& person) { tx.run(kErasePending, person); }

bool erase_second_factor(Tx& tx, domain::Id const& person) {
    erase_recovery_codes(tx, person);
    return tx.run(kEraseFactor, person) > 0;
}

void insert_recovery_code(Tx& tx, domain::Id const& person, RecoveryHash const& hash) {
    tx.run(kInsertRecovery, person, Bytes(hash));
}

void erase_recovery_codes(Tx& tx, domain::Id const& person) { tx.run(kEraseRecovery, person); }

bool use_recovery_code(Tx& tx, domain::Id const& person, RecoveryHash const& hash, domain::Instant now) {
    return tx.run(kUseRecovery, now, person, Bytes(hash)) > 0;
}

std::int64_t recovery_codes_left(Tx& tx, domain::Id const& person) {
    return tx.one(kRecoveryLeft, [](Row const& row) { return row.integer(0); }, person).value_or(0);
}

}  // namespace polku::identity
