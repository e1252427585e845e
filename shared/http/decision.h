#pragma once

#include "shared/http/router.h"

#include <expected>
#include <optional>

/// Inside the router: what a request is about, and whether the policy allows it.
namespace polku::http {

/// Why not. `by_policy`: the policy (or an id that leads nowhere, which must look the same) refused, so it is
/// journaled.
struct Refusal {
    domain::Problem problem;
    bool by_policy = false;
    std::string subject{};  ///< the id in the path
    std::string case_id{};  ///< when it is known
    domain::Id client{};    ///< when it is known
};

/// What casework said of the case that the request was about a moment ago; services other than casework.
struct FetchedAccess {
    domain::Id case_id;
    std::optional<access::CaseAccess> access;
};

/// Scope -> facts -> policy, in the transaction `tx`. With a `fetched` case that the path no longer leads to: 503, try
/// again.
std::expected<access::Allowed, Refusal> decide(storage::Tx& tx, RouterParts const& parts, Route const& route,
                                               PathParameters const& path, access::Principal const& principal,
                                               domain::Instant now, std::optional<FetchedAccess> const& fetched);

/// Whether the facts of this route's case must be asked of casework first.
bool asks_casework(RouterParts const& parts, Route const& route);

/// Asks casework. Problem: 503 when it is away. Nothing inside: the path leads to no case (`decide` will say 404).
runtime::Awaitable<domain::Result<std::optional<FetchedAccess>>> fetch_access(RouterParts const& parts,
                                                                              Route const& route, PathParameters path,
                                                                              Request const& request);

/// The same of a case that is known. Nothing inside the optional: no such case, or the person is nothing to it.
runtime::Awaitable<domain::Result<std::optional<access::CaseAccess>>> fetch_case_access(RouterParts const& parts,
                                                                                        domain::Id case_id,
                                                                                        Request const& request);

/// The body of casework's answer to a service's own question (see `Question`). Problem: 503 when it is away.
runtime::Awaitable<domain::Result<std::string>> ask_casework(RouterParts const& parts, Request question,
                                                             Request const& request);

/// The journal entry of a request before its handler has seen it.
events::JournalEntry entry_for(events::EntryKind kind, Route const& route, access::Allowed const& allowed,
                               domain::Instant now, std::string const& request_id);

/// The journal entry of a refusal by the policy.
events::JournalEntry entry_for(Refusal const& refusal, access::Principal const& principal, access::Action action,
                               domain::Instant now, std::string const& request_id);

/// The same when the handler refused, past the policy, because of who asks: 403, 404 about a case, or what the handler
/// marked so. Nothing for a fault of the request itself.
std::optional<events::JournalEntry> entry_for(events::JournalEntry entry, domain::Problem const& problem);

}  // namespace polku::http
