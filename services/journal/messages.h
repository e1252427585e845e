#pragma once

#include "shared/domain/messages.h"

#include <span>

namespace polku::journal {

/// What this service's codes say to a person, sorted by code.
std::span<domain::Message const> messages();

}  // namespace polku::journal
