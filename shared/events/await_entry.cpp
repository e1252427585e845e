#include "shared/events/await_entry.h"

#include "shared/runtime/await.h"

#include <exception>
#include <unordered_map>
#include <utility>
#include <vector>

namespace polku::events {

namespace {

using Resume = runtime::Done<std::exception_ptr>;

/// What the requests of this turn of this thread's loop have to tell one read log.
struct TurnOfEntries {
    std::vector<std::string> entries;
    std::vector<Resume> waiting;
};

// A loop lives on one thread, so its turn needs no lock.
thread_local std::unordered_map<ReadLog*, TurnOfEntries> turns_of_this_thread;

void hand_over_turn(ReadLog& log, runtime::Executor const& executor) {
    auto node = turns_of_this_thread.extract(&log);
    if (node.empty()) return;
    auto turn = std::move(node.mapped());
    log.append(std::move(turn.entries),
               [waiting = std::move(turn.waiting),
                work = boost::asio::make_work_guard(executor)](std::exception_ptr fault) mutable {
                   boost::asio::post(work.get_executor(), [waiting = std::move(waiting), fault]() mutable {
                       for (auto& resume : waiting) resume(fault);
                   });
               });
}

}  // namespace

runtime::Awaitable<void> await_entry(ReadLog& log, std::string entry) {
    auto initiation = [](auto handler, ReadLog* kept_in, std::string text) {
        runtime::Executor const executor = boost::asio::get_associated_executor(handler);
        auto& turn = turns_of_this_thread[kept_in];
        auto const first = turn.entries.empty();
        turn.entries.push_back(std::move(text));
        turn.waiting.emplace_back(
            [handler = std::move(handler)](std::exception_ptr fault) mutable { std::move(handler)(fault); });
        if (first) boost::asio::post(executor, [kept_in, executor] { hand_over_turn(*kept_in, executor); });
    };
    runtime::UseAwaitable token;
    return boost::asio::async_initiate<runtime::UseAwaitable, void(std::exception_ptr)>(initiation, token, &log,
                                                                                        std::move(entry));
}

}  // namespace polku::events
