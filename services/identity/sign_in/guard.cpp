#include "services/identity/sign_in/guard.h"

#include "services/identity/sign_in/store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace polku::identity {

namespace {

struct CountedSubject {
    Counted counted;
    TrySubject subject;
};

TrySubject hashed(storage::LookupKey const& key, std::string_view kind, std::string_view username,
                  std::string_view network) {
    std::string value(kind);
    // A line feed stands in no username and in no address.
    value.append("\n").append(username).append("\n").append(network);
    return key.hash("sign_in_try", "subject", value);
}

TrySubject pair_of(storage::LookupKey const& key, Attempt const& attempt) {
    return hashed(key, "pair", attempt.username, network_of(attempt.source));
}

/// Where the owner has signed in before, only what is tried there counts: who tries elsewhere cannot lock anybody out.
std::vector<CountedSubject> subjects_of(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt) {
    auto const pair = pair_of(key, attempt);
    std::vector<CountedSubject> subjects{{Counted::pair, pair}};
    auto const network = network_of(attempt.source);
    if (!source_known(tx, pair)) {
        subjects.push_back({Counted::account, hashed(key, "account", attempt.username, "")});
        if (!network.empty()) subjects.push_back({Counted::source, hashed(key, "source", "", network)});
    }
    return subjects;
}

CountedSubject codes_of(storage::LookupKey const& key, Attempt const& attempt) {
    return {Counted::code, hashed(key, "code", attempt.username, "")};
}

std::int64_t seconds_of(domain::Problem const& problem) { return std::stoll(problem.facts.front().second); }

/// All or none of them.
domain::Result<void> take_all(storage::Tx& tx, std::vector<CountedSubject> const& subjects, domain::Instant now) {
    std::optional<domain::Problem> refusal;
    std::vector<std::pair<TrySubject, Tries>> taken;
    for (auto const& [counted, subject] : subjects) {
        auto next = take_try(find_tries(tx, subject), counted, now);
        if (next) {
            taken.emplace_back(subject, *next);
        } else if (!refusal || seconds_of(next.error()) > seconds_of(*refusal)) {
            refusal = std::move(next.error());
        }
    }
    if (refusal) return domain::refused(std::move(*refusal));
    for (auto const& [subject, tries] : taken) save(tx, subject, tries);
    return {};
}

}  // namespace

domain::Result<void> take(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt, domain::Instant now) {
    erase_tries_before(tx, now - kTriesForgotten);
    return take_all(tx, subjects_of(tx, key, attempt), now);
}

domain::Result<void> take_code(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt,
                               domain::Instant now) {
    return take_all(tx, {codes_of(key, attempt)}, now);
}

void succeed(storage::Tx& tx, storage::LookupKey const& key, Attempt const& attempt, domain::Id const& person,
             domain::Instant now, Proved proved) {
    for (auto const& [counted, subject] : subjects_of(tx, key, attempt)) {
        auto const tries = find_tries(tx, subject);
        if (!tries) continue;
        auto const forgotten = proved == Proved::all && counted == Counted::pair;
        auto const left = forgotten ? std::nullopt : give_back(*tries);
        if (left) {
            save(tx, subject, *left);
        } else {
            erase_tries(tx, subject);
        }
    }
    if (proved == Proved::password) return;
    erase_tries(tx, codes_of(key, attempt).subject);
    erase_sources_before(tx, now - kSourceForgotten);
    if (!network_of(attempt.source).empty()) know_source(tx, pair_of(key, attempt), person, now);
}

}  // namespace polku::identity
