#pragma once

#include <filesystem>
#include <optional>
#include <string>

/// Copies of an installation, and putting them back.
namespace polku::deploy {

/// `polku backup TO`: every database, each as it is at one instant, the readers of events before what they read, so
/// that no copy has read more than its source's copy holds; and the keys, without which sealed fields stay shut. The
/// installation may be running: only reading connections are opened. `to` must not exist; it appears when all is in it.
/// Prints what it did; 0 = done. Throws std::runtime_error and StorageError.
int backup(std::filesystem::path const& data, std::filesystem::path const& to);

/// `polku restore FROM`: into `data`, which holds nothing yet; or with `only` (the name of a service) that service's
/// database alone into an installation that does not run: the one it had is kept beside it. The restored event logs
/// begin a new epoch; journal entries that the restore took are put back from where the journal has gathered them; and
/// every reader that had read further is reconciled: views are made anew, and of reactors it is said which of their
/// effects have no event any more. Prints what it did; 0 = done and every invariant holds.
int restore(std::filesystem::path const& from, std::filesystem::path const& data,
            std::optional<std::string> const& only);

}  // namespace polku::deploy
