#pragma once

#include "shared/domain/messages.h"

#include <span>

namespace polku::casework {

/// What this service's codes say to a person, those of its imports among them; sorted by code.
std::span<domain::Message const> messages();

}  // namespace polku::casework
