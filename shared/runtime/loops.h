#pragma once

#include "shared/runtime/awaitable.h"

#include <boost/asio/executor_work_guard.hpp>

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

namespace polku::runtime {

/// Threads with a loop each: what starts on one stays on it, so that nothing on the way of a request needs a lock.
class Loops {
public:
    explicit Loops(std::size_t count);
    /// stop().
    ~Loops();
    Loops(Loops const&) = delete;
    Loops& operator=(Loops const&) = delete;

    [[nodiscard]] std::size_t size() const { return loops_.size(); }
    [[nodiscard]] Executor executor(std::size_t index) { return loops_[index]->context.get_executor(); }

    /// Lets every loop run out of work, and joins the threads. Whoever holds work on a loop must have ended it, or this
    /// waits.
    void stop();

private:
    struct Loop {
        boost::asio::io_context context{1};
        boost::asio::executor_work_guard<Executor> work{context.get_executor()};
        std::thread thread;
    };
    std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace polku::runtime
