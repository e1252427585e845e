#include "shared/runtime/heavy_pool.h"

#include "shared/runtime/step_back.h"
#include "shared/runtime/turns.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace polku::runtime {
namespace {

/// A third of the processor time of a thread that answers at once, when both want it: somebody waits for this work too.
constexpr int kStepsBackBy = 5;

}  // namespace

struct HeavyPool::Impl final : Turns::Worker {
    std::size_t queue_limit = 0;
    Turns* const turns = Turns::of_this_thread();
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::move_only_function<void()>> queue;
    bool stopping = false;
    std::vector<std::thread> threads;

    void run() {
        step_back(kStepsBackBy);
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            lock.unlock();
            turn();
            lock.lock();
        }
    }

    [[nodiscard]] bool waiting() const override {
        std::lock_guard const lock(mutex);
        return !queue.empty();
    }

    /// What the work holds goes outside the lock.
    void turn() override {
        std::move_only_function<void()> work;
        {
            std::lock_guard const lock(mutex);
            if (queue.empty()) return;
            work = std::move(queue.front());
            queue.pop_front();
        }
        work();
    }
};

HeavyPool::HeavyPool(std::size_t threads, std::size_t queue_limit) : impl_(std::make_unique<Impl>()) {
    impl_->queue_limit = queue_limit;
    if (impl_->turns != nullptr) {
        impl_->turns->join(*impl_);
        return;
    }
    auto const count = std::max<std::size_t>(threads, 1);
    for (std::size_t i = 0; i < count; ++i) impl_->threads.emplace_back([this] { impl_->run(); });
}

HeavyPool::~HeavyPool() {
    if (impl_->turns != nullptr) {
        impl_->turns->leave(*impl_);
        while (impl_->waiting()) impl_->turn();
        return;
    }
    {
        std::lock_guard const lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_all();
    for (auto& thread : impl_->threads) thread.join();
}

bool HeavyPool::submit(std::move_only_function<void()> work) {
    {
        std::lock_guard const lock(impl_->mutex);
        if (impl_->stopping || impl_->queue.size() >= impl_->queue_limit) return false;
        impl_->queue.push_back(std::move(work));
    }
    impl_->wake.notify_one();
    return true;
}

std::size_t HeavyPool::waiting() const {
    std::lock_guard const lock(impl_->mutex);
    return impl_->queue.size();
}

}  // namespace polku::runtime
