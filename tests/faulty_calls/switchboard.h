#pragma once

#include <atomic>
#include <cstdint>

/// What is wrong with the machine of a program that runs with the faulty calls (faulty_calls.cpp): a file of this
/// shape, mapped by the test and by every process whose environment names it in FAULTY_CALLS_BOARD. All zero: nothing
/// is.
namespace polku::tests {

struct Switchboard {
    std::atomic<std::int64_t> clock_ahead_milliseconds;  ///< of the clock on the wall; the one for waiting is untouched
    std::atomic<std::int64_t> sync_milliseconds;         ///< how much longer each sync takes
    std::atomic<std::int64_t> syncs_fail;                ///< not 0: EIO
    std::atomic<std::int64_t> writes_fail;               ///< not 0: EIO
    std::atomic<std::int64_t> reads_fail;                ///< not 0: EIO
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free, "it is shared between processes");

}  // namespace polku::tests
