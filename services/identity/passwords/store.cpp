#include "services/identity/passwords/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kChangedAt{"identity.password_changed_at", "SELECT changed_at FROM password WHERE person = $1"};
constexpr Query kSavePassword{"identity.save_password",
                              "INSERT INTO password (person, hash, changed_at) VALUES ($1, $2, $3) "
                              "ON CONFLICT (person) DO UPDATE SET hash = $2, changed_at = $3"};
constexpr Query kErasePassword{"identity.erase_password", "DELETE FROM password WHERE person = $1"};
constexpr Query kFindReset{"identity.reset_by_token",
                           "SELECT person, made_by, made_at, ends_at FROM password_reset WHERE token_hash = $1"};
constexpr Query kResetOf{"identity.reset_of",
                         "SELECT person, made_by, made_at, ends_at FROM password_reset WHERE person = $1"};
constexpr Query kSaveReset{
    "identity.save_reset",
    "INSERT INTO password_reset (person, token_hash, made_by, made_at, ends_at) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (person) DO UPDATE SET token_hash = $2, made_by = $3, made_at = $4, ends_at = $5"};
constexpr Query kEraseReset{"identity.erase_reset", "DELETE FROM password_reset WHERE person = $1"};

PasswordReset reset_of_row(Row const& row) {
    return {.person = row.id(0), .made_by = row.id(1), .made_at = row.instant(2), .ends_at = row.instant(3)};
}

}  // namespace

std::optional<domain::Instant> password_changed_at(Tx& tx, domain::Id const& person) {
    return tx.one(kChangedAt, [](Row const& row) { return row.instant(0); }, person);
}

void save_password(Tx& tx, domain::Id const& person, std::string_view hash, domain::Instant now) {
    tx.run(kSavePassword, person, hash, now);
}

void erase_password(Tx& tx, domain::Id const& person) { tx.run(kErasePassword, person); }

std::optional<PasswordReset> find_reset(Tx& tx, std::string_view token_hash) {
    return tx.one(kFindReset, reset_of_row, token_hash);
}

std::optional<PasswordReset> reset_of(Tx& tx, domain::Id const& person) {
    return tx.one(kResetOf, reset_of_row, person);
}

void save(Tx& tx, PasswordReset const& reset, std::string_view token_hash) {
    tx.run(kSaveReset, reset.person, token_hash, reset.made_by, reset.made_at, reset.ends_at);
}

void erase_reset(Tx& tx, domain::Id const& person) { tx.run(kEraseReset, person); }

}  // namespace polku::identity
