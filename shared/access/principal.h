#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/ids.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace polku::access {

/// Who asks: one person in one membership. A person with two memberships is two principals and never sees with both at
/// once. Made by the gateway from a session, or by the shell for a service (`system_principal`); a service takes a
/// person from nothing else.
struct Principal {
    domain::Id person;  ///< for a service: the text "system:NAME"
    std::string display_name;
    domain::Id membership;    ///< empty for a service
    domain::Id organisation;  ///< empty for a service
    std::optional<domain::Id> team;
    std::optional<domain::Id> contract;  ///< a provider's role holds for one contract (ARCHITECTURE 6)
    std::optional<domain::Id> client;    ///< role client: whose own data
    Role role = Role::system;
    /// Between processes: the gateway's signed word for all this (http/person_token.h), carried along so that a service
    /// that asks another for this person can show it. Nothing in one process, and nothing of a service.
    std::shared_ptr<std::string const> proof{};

    [[nodiscard]] bool system() const { return role == Role::system; }
};

/// A reader, job or command: `name` such as "import" or "payments-reader"; journaled as system.
inline Principal system_principal(std::string_view name) {
    Principal principal;
    principal.person.text = "system:" + std::string(name);
    principal.display_name = principal.person.text;
    return principal;
}

}  // namespace polku::access
