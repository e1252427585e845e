#pragma once

#include "services/casework/imports/model.h"
#include "shared/domain/messages.h"

#include <span>
#include <string>

namespace polku::casework::imports {

/// What the codes of this subject say: first its own, sorted by code, then those of shared/domain.
std::span<domain::Message const> messages();

/// What is wrong, and what was expected. A code without a message gives the code.
std::string text(domain::Language language, Fault const& fault);

}  // namespace polku::casework::imports
