#pragma once

#include <chrono>

namespace polku::runtime {

/// For what otherwise has a thread and a steady clock of its own (writers, the heavy pool): its turns by hand. So a
/// simulation has all of Polku on one thread, in an order and a time that it chooses. In service there are none.
class Turns {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// What would have a thread.
    class Worker {
    public:
        Worker() = default;
        virtual ~Worker() = default;
        Worker(Worker const&) = delete;
        Worker& operator=(Worker const&) = delete;
        /// Whether there is something to do now.
        [[nodiscard]] virtual bool waiting() const = 0;
        /// Does some of what waits, or what is done when nothing does. Never blocks.
        virtual void turn() = 0;
    };

    virtual ~Turns() = default;
    /// From now on, until `leave`, the worker gets its turns here.
    virtual void join(Worker& worker) = 0;
    virtual void leave(Worker& worker) = 0;
    /// Whether this thread is going to wait for what it hands over now: then it is done at once.
    [[nodiscard]] virtual bool waited_for() const = 0;
    [[nodiscard]] virtual Time now() const = 0;
    /// Others work for about so long.
    virtual void pause(std::chrono::milliseconds duration) = 0;

    /// Those that workers join which this thread makes; nothing: each starts a thread.
    [[nodiscard]] static Turns* of_this_thread();
    /// Sets them while it lives.
    class Scope {
    public:
        explicit Scope(Turns& turns);
        ~Scope();
        Scope(Scope const&) = delete;
        Scope& operator=(Scope const&) = delete;

    private:
        Turns* before_;
    };
};

/// By `turns`; without them the system's.
Turns::Time steady_now(Turns const* turns);
void pause(Turns* turns, std::chrono::milliseconds duration);

}  // namespace polku::runtime
