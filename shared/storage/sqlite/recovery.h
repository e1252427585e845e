#pragma once

#include "shared/runtime/turns.h"
#include "shared/storage/sqlite/database_file.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace polku::storage::sqlite {

/// Opens a file again after a commit of unknown outcome, and when that fails again and again, ever more seldom. For the
/// thread that writes.
class Recovery {
public:
    using Time = runtime::Turns::Time;

    /// All outlive it. `first_pause` is between the first two tries; it doubles up to 5 s. `turns`: of whoever writes.
    Recovery(DatabaseFile& file, std::chrono::milliseconds first_pause, runtime::Turns const* turns);

    /// Tries now. True when the file is open, and all that it holds durable.
    bool try_now();
    /// Tries when it is time to.
    void try_when_due();

    [[nodiscard]] bool open() const { return !next_try_; }
    /// When the next try is due. Requires: not open.
    [[nodiscard]] Time next_try() const { return *next_try_; }
    /// Why it is not open; empty when it is.
    [[nodiscard]] std::string const& fault() const { return fault_; }

private:
    DatabaseFile& file_;
    runtime::Turns const* turns_;
    std::chrono::milliseconds const first_pause_;
    std::chrono::milliseconds pause_;
    std::optional<Time> next_try_;
    std::string fault_;
};

}  // namespace polku::storage::sqlite
