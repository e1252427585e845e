#include "services/identity/sign_in/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;
using Bytes = std::span<std::uint8_t const>;

constexpr Query kTries{"identity.tries", "SELECT failures, last_at, open_at FROM sign_in_try WHERE subject = $1"};
constexpr Query kSaveTries{"identity.save_tries",
                           "INSERT INTO sign_in_try (subject, failures, last_at, open_at) VALUES ($1, $2, $3, $4) "
                           "ON CONFLICT (subject) DO UPDATE SET failures = $2, last_at = $3, open_at = $4"};
constexpr Query kEraseTries{"identity.erase_tries", "DELETE FROM sign_in_try WHERE subject = $1"};
constexpr Query kEraseOldTries{"identity.erase_old_tries", "DELETE FROM sign_in_try WHERE last_at < $1"};
constexpr Query kSourceKnown{"identity.source_known", "SELECT 1 FROM known_source WHERE subject = $1"};
constexpr Query kKnowSource{"identity.know_source",
                            "INSERT INTO known_source (subject, person, seen_at) VALUES ($1, $2, $3) "
                            "ON CONFLICT (subject) DO UPDATE SET seen_at = $3"};
constexpr Query kEraseOldSources{"identity.erase_old_sources", "DELETE FROM known_source WHERE seen_at < $1"};

}  // namespace

std::optional<Tries> find_tries(Tx& tx, TrySubject const& subject) {
    auto const tries_of = [](Row const& row) {
        return Tries{.failures = row.integer(0), .last_at = row.instant(1), .open_at = row.instant(2)};
    };
    return tx.one(kTries, tries_of, Bytes(subject));
}

void save(Tx& tx, TrySubject const& subject, Tries const& tries) {
    tx.run(kSaveTries, Bytes(subject), tries.failures, tries.last_at, tries.open_at);
}

void erase_tries(Tx& tx, TrySubject const& subject) { tx.run(kEraseTries, Bytes(subject)); }

void erase_tries_before(Tx& tx, domain::Instant before) { tx.run(kEraseOldTries, before); }

bool source_known(Tx& tx, TrySubject const& subject) { return tx.any(kSourceKnown, Bytes(subject)); }

void know_source(Tx& tx, TrySubject const& subject, domain::Id const& person, domain::Instant now) {
    tx.run(kKnowSource, Bytes(subject), person, now);
}

void erase_sources_before(Tx& tx, domain::Instant before) { tx.run(kEraseOldSources, before); }

}  // namespace polku::identity
