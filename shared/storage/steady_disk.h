#pragma once

#include <memory>

namespace polku::storage {

/// While it lives, what is written to a database or its log becomes durable piece by piece. An import commits hundreds
/// of megabytes; synced at its end alone they would hold up the disk, and with it every answer that waits for an entry
/// of its own to be durable, for as long as the disk needs for them. Nothing is durable later than without it. One at a
/// time, in the whole program; every database is opened and closed while it lives.
class SteadyDisk {
public:
    SteadyDisk();
    ~SteadyDisk();
    SteadyDisk(SteadyDisk const&) = delete;
    SteadyDisk& operator=(SteadyDisk const&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace polku::storage
