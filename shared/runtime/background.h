#pragma once

#include "shared/runtime/awaitable.h"
#include "shared/runtime/heavy_pool.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <string>

namespace polku::runtime {

/// Work that goes on beside the requests, step by step: what readers, jobs and gatherers have in common. The shell runs
/// it; what a service's author writes of it is plain code that a step calls.
class Background {
public:
    virtual ~Background() = default;
    Background(Background const&) = delete;
    Background& operator=(Background const&) = delete;

    /// Once. True: there was something, ask again. False: nothing new, or what it needs is away. May throw when the
    /// storage is away: the next step starts where it then stands. Not for several threads at once.
    virtual Awaitable<bool> step() = 0;
    /// Steps until nothing is new, or `stop`.
    Awaitable<void> catch_up();
    /// Until `stop`: steps, and waits a moment when there was nothing; a step that throws is logged, and tried again.
    Awaitable<void> run();
    /// From any thread.
    virtual void stop() { stopping_ = true; }

protected:
    /// `name`: for the log line of a step that threw. `pause`: after a step with nothing.
    Background(std::string name, std::chrono::milliseconds pause) : name_(std::move(name)), pause_(pause) {}
    [[nodiscard]] bool stopping() const { return stopping_; }

private:
    std::string name_;
    std::chrono::milliseconds pause_;
    std::atomic<bool> stopping_ = false;
};

/// A plain function as such work, on a thread of its own: it may block for as long as it likes, and holds nothing else
/// up. True: there was something. `interrupt`: from any thread, at `stop`: what the function waits for ends soon.
class BackgroundThread final : public Background {
public:
    BackgroundThread(std::string name, std::chrono::milliseconds pause, std::function<bool()> function,
                     std::function<void()> interrupt);
    Awaitable<bool> step() override;
    void stop() override;

private:
    void work();

    std::function<bool()> function_;
    std::function<void()> interrupt_;
    bool more_ = false;
    std::exception_ptr thrown_;
    HeavyPool thread_{1, 1};  ///< last: what runs on it uses the rest
};

/// A plain function as such work. It may block for one small commit.
class BackgroundFunction final : public Background {
public:
    BackgroundFunction(std::string name, std::chrono::milliseconds pause, std::function<void()> function)
        : Background(std::move(name), pause), function_(std::move(function)) {}
    Awaitable<bool> step() override;

private:
    std::function<void()> function_;
};

}  // namespace polku::runtime
