#pragma once

#include "shared/domain/messages.h"

#include <span>

namespace polku::casework {

/// What the codes of documents say to a person, sorted by code.
std::span<domain::Message const> document_messages();

}  // namespace polku::casework
