#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/language.h"
#include "shared/http/channel.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace polku::casework {

/// What organisations are called, as identity says it: casework keeps no names of theirs.
class OrganisationNames {
public:
    void add(domain::Id const& organisation, domain::Language language, std::string name);
    /// The id when identity knows no such organisation, so that nothing is lost.
    [[nodiscard]] std::string const& of(domain::Id const& organisation, domain::Language language) const;

private:
    std::map<std::pair<std::string, domain::Language>, std::string> names_;
};

/// Nothing when identity does not answer.
using AskNames = std::function<std::optional<OrganisationNames>(std::string const& request_id)>;

/// Asks identity and waits: for a route of cost heavy.
AskNames ask_identity(http::Channel& identity);

}  // namespace polku::casework
