#include "shared/http/decision.h"

#include "shared/http/case_access.h"
#include "shared/http/channel.h"
#include "shared/runtime/logging.h"

#include <utility>

namespace polku::http {

namespace {

/// The case or contract that the path leads to.
std::optional<domain::Id> scope_id(storage::Tx& tx, Scope const& scope, PathParameters const& path) {
    auto id = path.id(scope.parameter);
    if (scope.find == nullptr) return id;
    return scope.find(tx, id);
}

Refusal refusal_of(domain::Problem problem, PathParameters const& path, Scope const& scope) {
    Refusal refusal;
    refusal.problem = std::move(problem);
    refusal.by_policy = true;
    refusal.subject = path.id(scope.parameter).text;
    return refusal;
}

std::expected<access::Allowed, Refusal> decide_case(storage::Tx& tx, RouterParts const& parts, Route const& route,
                                                    PathParameters const& path, access::Principal const& principal,
                                                    domain::Instant now, std::optional<FetchedAccess> const& fetched) {
    auto const case_id = scope_id(tx, route.scope, path);
    if (!case_id) return std::unexpected(refusal_of(domain::not_found(), path, route.scope));
    std::optional<access::CaseAccess> facts;
    if (parts.facts.case_access) {
        facts = parts.facts.case_access(tx, principal, *case_id, now);
    } else {
        if (!fetched || fetched->case_id != *case_id) {
            Refusal moved;
            moved.problem = domain::unavailable(1);
            return std::unexpected(std::move(moved));
        }
        facts = fetched->access;
    }
    if (!facts) {
        auto refusal = refusal_of(domain::not_found(), path, route.scope);
        refusal.case_id = case_id->text;
        return std::unexpected(std::move(refusal));
    }
    auto allowed = access::allow(principal, route.action, *facts);
    if (allowed) return std::move(*allowed);
    auto refusal = refusal_of(std::move(allowed.error()), path, route.scope);
    refusal.case_id = case_id->text;
    refusal.client = facts->client;
    return std::unexpected(std::move(refusal));
}

std::expected<access::Allowed, Refusal> decide_contract(storage::Tx& tx, RouterParts const& parts, Route const& route,
                                                        PathParameters const& path, access::Principal const& principal,
                                                        domain::Instant now) {
    auto const contract = scope_id(tx, route.scope, path);
    std::optional<access::ContractAccess> facts;
    if (contract && parts.facts.contract_access) facts = parts.facts.contract_access(tx, principal, *contract, now);
    if (!facts) return std::unexpected(refusal_of(domain::not_found(), path, route.scope));
    auto allowed = access::allow(principal, route.action, *facts);
    if (allowed) return std::move(*allowed);
    return std::unexpected(refusal_of(std::move(allowed.error()), path, route.scope));
}

Channel& casework_of(RouterParts const& parts) {
    if (parts.facts.casework == nullptr) throw std::logic_error("the service has no way to ask casework");
    return *parts.facts.casework;
}

std::unexpected<domain::Problem> casework_away(RouterParts const& parts, Request const& request, int status) {
    runtime::log(runtime::LogLevel::warn, "casework_away",
                 {{"service", parts.service}, {"request", request.request_id}, {"status", std::int64_t{status}}});
    return domain::refused(domain::unavailable(1));
}

}  // namespace

std::expected<access::Allowed, Refusal> decide(storage::Tx& tx, RouterParts const& parts, Route const& route,
                                               PathParameters const& path, access::Principal const& principal,
                                               domain::Instant now, std::optional<FetchedAccess> const& fetched) {
    switch (route.scope.kind) {
        case Scope::Kind::one_case: return decide_case(tx, parts, route, path, principal, now, fetched);
        case Scope::Kind::one_contract: return decide_contract(tx, parts, route, path, principal, now);
        case Scope::Kind::nothing:
        case Scope::Kind::list: break;
    }
    auto allowed = access::allow(principal, route.action, access::NoFacts{});
    if (allowed) return std::move(*allowed);
    Refusal refusal;
    refusal.problem = std::move(allowed.error());
    refusal.by_policy = true;
    // Whose data was asked for stands in the path, also where the policy needs no facts of them.
    if (route.pattern.find("{client}") != std::string_view::npos) {
        refusal.client = path.id("client");
        refusal.subject = refusal.client.text;
    }
    return std::unexpected(std::move(refusal));
}

bool asks_casework(RouterParts const& parts, Route const& route) {
    return route.scope.kind == Scope::Kind::one_case && !parts.facts.case_access;
}

runtime::Awaitable<domain::Result<std::optional<FetchedAccess>>> fetch_access(RouterParts const& parts,
                                                                              Route const& route, PathParameters path,
                                                                              Request const& request) {
    std::optional<FetchedAccess> nothing;
    auto const case_id = parts.database.read([&](storage::Tx& tx) { return scope_id(tx, route.scope, path); });
    if (!case_id) co_return nothing;
    auto access = co_await fetch_case_access(parts, *case_id, request);
    if (!access) co_return domain::refused(access.error());
    nothing = FetchedAccess{*case_id, std::move(*access)};
    co_return nothing;
}

runtime::Awaitable<domain::Result<std::optional<access::CaseAccess>>> fetch_case_access(RouterParts const& parts,
                                                                                        domain::Id case_id,
                                                                                        Request const& request) {
    auto ask =
        case_access_request(access::system_principal(parts.service), *request.principal, case_id, request.request_id);
    auto const response = co_await casework_of(parts).send(std::move(ask));
    std::optional<access::CaseAccess> fetched;
    if (response.status == 200) {
        auto access = parse_case_access(response.body);
        if (!access) throw std::logic_error("casework's answer about access cannot be read: " + access.error().detail);
        fetched = std::move(*access);
    } else if (response.status != 404) {
        co_return casework_away(parts, request, response.status);
    }
    co_return fetched;
}

runtime::Awaitable<domain::Result<std::string>> ask_casework(RouterParts const& parts, Request question,
                                                             Request const& request) {
    question.principal = access::system_principal(parts.service);
    question.request_id = request.request_id;
    auto response = co_await casework_of(parts).send(std::move(question));
    if (response.status != 200) co_return casework_away(parts, request, response.status);
    co_return std::move(response.body);
}

events::JournalEntry entry_for(events::EntryKind kind, Route const& route, access::Allowed const& allowed,
                               domain::Instant now, std::string const& request_id) {
    events::JournalEntry entry;
    entry.kind = kind;
    entry.at = now;
    entry.request = request_id;
    entry.principal = allowed.principal();
    entry.action = allowed.action();
    entry.ground = allowed.ground();
    if (route.scope.kind == Scope::Kind::one_case) {
        entry.case_id = allowed.case_access().case_id.text;
        entry.clients.push_back(allowed.case_access().client);
    }
    return entry;
}

events::JournalEntry entry_for(Refusal const& refusal, access::Principal const& principal, access::Action action,
                               domain::Instant now, std::string const& request_id) {
    events::JournalEntry entry;
    entry.kind = events::EntryKind::refusal;
    entry.at = now;
    entry.request = request_id;
    entry.principal = principal;
    entry.action = action;
    entry.case_id = refusal.case_id;
    if (!refusal.client.empty()) entry.clients.push_back(refusal.client);
    entry.subject = refusal.subject;
    entry.outcome = refusal.problem.code;
    return entry;
}

std::optional<events::JournalEntry> entry_for(events::JournalEntry entry, domain::Problem const& problem) {
    auto const refused = entry.kind == events::EntryKind::refusal || problem.status == 403 ||
                         (problem.status == 404 && !entry.case_id.empty());
    if (!refused) return std::nullopt;
    entry.kind = events::EntryKind::refusal;
    entry.outcome = problem.code;
    return entry;
}

}  // namespace polku::http
