#pragma once

#include "deploy/commands.h"
#include "shared/runtime/settings.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polku::deploy {

/// What an installation can be told, in `polku.toml`, in the environment (POLKU_...) or by flags; later ones win.
std::span<runtime::Setting const> known_settings();

/// The options of `polku serve`. Throws std::runtime_error with every fault, a line each.
ServeOptions read_serve_options(std::optional<std::filesystem::path> const& file,
                                std::vector<std::pair<std::string, std::string>> flags);

}  // namespace polku::deploy
