#pragma once

#include "shared/storage/testing.h"
#include "tests/faulty_calls/switchboard.h"

#include <string>
#include <vector>

namespace polku::tests {

/// A machine on which programs meet faults for as long as a test wants.
class FaultyMachine {
public:
    FaultyMachine();
    ~FaultyMachine();
    FaultyMachine(FaultyMachine const&) = delete;
    FaultyMachine& operator=(FaultyMachine const&) = delete;

    /// For whoever runs on it.
    [[nodiscard]] std::vector<std::string> environment() const;
    [[nodiscard]] Switchboard& faults() const { return *board_; }

private:
    storage::TemporaryDirectory folder_;
    Switchboard* board_ = nullptr;
};

}  // namespace polku::tests
