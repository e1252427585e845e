#pragma once

#include "shared/access/facts.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::access {

/// Proof that the policy was asked and said yes, and for what. Only `allow` makes one. Store functions that touch
/// client data demand it, so that a forgotten check does not compile.
class Allowed {
public:
    [[nodiscard]] Principal const& principal() const { return principal_; }
    [[nodiscard]] Action action() const { return action_; }
    /// The case's facts. Requires: the action's scope is a case.
    [[nodiscard]] CaseAccess const& case_access() const { return std::get<CaseAccess>(facts_); }
    [[nodiscard]] ContractAccess const& contract_access() const { return std::get<ContractAccess>(facts_); }

    /// The ground on which an item of `category`, recorded at `recorded_at`, may be shown; nothing = it is not shown
    /// and leaves no trace. When several grounds serve, the first of: statute, commission, consent, own record.
    [[nodiscard]] std::optional<Ground> ground_for(Category category, domain::Instant recorded_at) const;
    [[nodiscard]] std::optional<Ground> ground_for(Category category) const;
    /// The same for an item that `organisation` recorded: what one's own people recorded may be read on the ground
    /// own_record while one takes part, and afterwards.
    [[nodiscard]] std::optional<Ground> ground_for_item(Category category, domain::Instant recorded_at,
                                                        domain::Id const& organisation) const;
    /// The categories that may be shown at all, in the order of Category, each once.
    [[nodiscard]] std::vector<Category> categories() const;
    /// The ground written to the journal for the act as a whole.
    [[nodiscard]] Ground ground() const { return ground_; }
    /// Whether address, municipality and places may be shown. Under a safety ban only to the client, and to who may
    /// order one (client_ban_write).
    [[nodiscard]] bool places() const;

private:
    friend domain::Result<Allowed> allow(Principal const&, Action, Facts const&);
    Allowed(Principal principal, Action action, Facts facts, Ground ground)
        : principal_(std::move(principal)), action_(action), facts_(std::move(facts)), ground_(ground) {}
    Principal principal_;
    Action action_;
    Facts facts_;
    Ground ground_;
};

/// The only place that decides. Pure. A refusal is 404 where the facts are a case or a contract that the principal may
/// not know of, 403 with a reason code where the principal may know of it (or the action is not for the role), never a
/// silent empty answer.
domain::Result<Allowed> allow(Principal const& principal, Action action, Facts const& facts);

/// The actions that `allow` would grant on these facts, for the answer's `can`: a page shows what the server will
/// allow.
std::vector<std::string_view> can(Principal const& principal, Facts const& facts, std::span<Action const> asked);

/// The actions without facts that a role has at all: the pages of its navigation.
std::vector<std::string_view> can(Principal const& principal);

}  // namespace polku::access
