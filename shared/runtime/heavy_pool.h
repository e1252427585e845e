#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace polku::runtime {

/// A small pool with a bounded queue for work that is longer than an I/O thread may be held: password hashing, files,
/// imports, exports. Its threads step back behind those that answer at once (step_back.h). Thread-safe. The destructor
/// finishes what was taken on.
class HeavyPool {
public:
    HeavyPool(std::size_t threads, std::size_t queue_limit);
    ~HeavyPool();
    HeavyPool(HeavyPool const&) = delete;
    HeavyPool& operator=(HeavyPool const&) = delete;

    /// False when the queue is full: the caller answers 503 with Retry-After. `work` must not throw.
    [[nodiscard]] bool submit(std::move_only_function<void()> work);
    [[nodiscard]] std::size_t waiting() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace polku::runtime
