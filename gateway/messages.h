#pragma once

#include "shared/domain/messages.h"

#include <span>

namespace polku::gateway {

/// What the gateway's own codes say to a person.
[[nodiscard]] std::span<domain::Message const> messages();

}  // namespace polku::gateway
