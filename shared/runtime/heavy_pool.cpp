#include "shared/runtime/heavy_pool.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace polku::runtime {

struct HeavyPool::Impl {
    std::size_t queue_limit = 0;
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::move_only_function<void()>> queue;
    bool stopping = false;
    std::vector<std::thread> threads;

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            auto work = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            work();
            work = nullptr;  // what it holds goes outside the lock
            lock.lock();
        }
    }
};

HeavyPool::HeavyPool(std::size_t threads, std::size_t queue_limit) : impl_(std::make_unique<Impl>()) {
    impl_->queue_limit = queue_limit;
    auto const count = std::max<std::size_t>(threads, 1);
    for (std::size_t i = 0; i < count; ++i) impl_->threads.emplace_back([this] { impl_->run(); });
}

HeavyPool::~HeavyPool() {
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
