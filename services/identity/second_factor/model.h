#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::identity {

/// One person's authenticator application. It is asked for only once a code of it has shown that it works.
struct SecondFactor {
    domain::Id person;
    std::string secret;  ///< raw bytes; told to nobody but its owner, while it is being set up
    domain::Instant begun_at;
    std::optional<domain::Instant> confirmed_at;
    std::int64_t last_step = 0;  ///< of the last code that was taken
};

}  // namespace polku::identity
