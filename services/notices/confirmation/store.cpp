#include "services/notices/confirmation/store.h"

#include <algorithm>
#include <span>

namespace polku::notices {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;
using Bytes = std::span<std::uint8_t const>;

constexpr Query kConfirmation{
    "confirmation.of",
    "SELECT person, version, address, language, state, code, code_at, tries, attempts, asked_at, next_try, letters, "
    "letters_from FROM mail_confirmation WHERE person = $1"};
constexpr Query kSaveConfirmation{
    "confirmation.save",
    "INSERT INTO mail_confirmation (person, version, address, language, state, code, code_at, tries, attempts, "
    "asked_at, next_try, letters, letters_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
    "ON CONFLICT (person) DO UPDATE SET version = excluded.version, address = excluded.address, "
    "language = excluded.language, state = excluded.state, code = excluded.code, code_at = excluded.code_at, "
    "tries = excluded.tries, attempts = excluded.attempts, asked_at = excluded.asked_at, "
    "next_try = excluded.next_try, letters = excluded.letters, letters_from = excluded.letters_from"};
constexpr Query kDueConfirmations{
    "confirmation.due",
    "SELECT c.person, c.version, c.address, c.language, c.state, c.code, c.code_at, c.tries, c.attempts, c.asked_at, "
    "c.next_try, c.letters, c.letters_from FROM mail_confirmation c JOIN mail_setting s ON s.person = c.person "
    "AND s.mode <> 'never' AND s.address = c.address AND (s.confirmed IS NULL OR s.confirmed <> s.address) "
    "WHERE c.state = 'waiting' AND c.next_try <= $1 ORDER BY c.next_try, c.person LIMIT $2"};

Confirmation confirmation_of(Row const& row) {
    Confirmation confirmation;
    confirmation.person = row.id(0);
    confirmation.version = row.integer(1);
    confirmation.address = row.string(2);
    confirmation.language = domain::parse_language(row.text(3)).value();
    confirmation.state = domain::value_of<ConfirmationState>(kConfirmationStateNames, row.text(4)).value();
    if (!row.null(5)) std::ranges::copy(row.bytes(5), confirmation.code.emplace().begin());
    confirmation.code_at = row.optional_instant(6);
    confirmation.tries = static_cast<int>(row.integer(7));
    confirmation.attempts = static_cast<int>(row.integer(8));
    confirmation.asked_at = row.instant(9);
    confirmation.next_try = row.instant(10);
    confirmation.letters = static_cast<int>(row.integer(11));
    confirmation.letters_from = row.instant(12);
    return confirmation;
}

}  // namespace

std::optional<Confirmation> find_confirmation(Tx& tx, domain::Id const& person) {
    return tx.one(kConfirmation, confirmation_of, person);
}

void save(Tx& tx, Confirmation const& one) {
    auto const code = one.code ? std::optional(Bytes(*one.code)) : std::nullopt;
    tx.run(kSaveConfirmation, one.person, one.version, one.address, domain::language_code(one.language),
           domain::name_of<ConfirmationState>(kConfirmationStateNames, one.state), code, one.code_at, one.tries,
           one.attempts, one.asked_at, one.next_try, one.letters, one.letters_from);
}

std::vector<Confirmation> due_confirmations(Tx& tx, domain::Instant now, int limit) {
    return tx.all(kDueConfirmations, confirmation_of, now, limit);
}

}  // namespace polku::notices
