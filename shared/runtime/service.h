#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/runtime/heavy_pool.h"

#include <filesystem>
#include <functional>

namespace polku::http {
class Router;
class Channel;
}  // namespace polku::http

namespace polku::storage {
class Secrets;
}

namespace polku::runtime {

class Metrics;

/// What every service is given at its making; all outlive it.
struct ServiceParts {
    std::filesystem::path data;  ///< the data directory
    domain::Clock const& clock;
    domain::IdSource& ids;
    HeavyPool& heavy;
    storage::Secrets const& secrets;
    Metrics* metrics = nullptr;  ///< nothing: not measured (tests, commands)
};

}  // namespace polku::runtime
