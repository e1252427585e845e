#pragma once

#include <array>
#include <barrier>
#include <cstddef>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace polku::tests {

/// Runs every act on a thread of its own, all from one barrier on, and answers what they returned, in their order. Who
/// comes to the barrier last runs on while the others wake up, so the acts take turns at it with the `round`.
template <class First, class... Others>
auto at_once(int round, First first, Others... others) {
    using Answer = decltype(first());
    constexpr auto kActs = 1 + sizeof...(Others);
    std::array<std::function<Answer()>, kActs> const acts{std::move(first), std::move(others)...};
    std::array<Answer, kActs> answers;
    std::barrier start(static_cast<std::ptrdiff_t>(kActs));
    std::vector<std::jthread> racers;
    for (std::size_t turn = 0; turn < kActs; ++turn) {
        auto const index = (turn + static_cast<std::size_t>(round)) % kActs;
        racers.emplace_back([&, index] {
            start.arrive_and_wait();
            answers[index] = acts[index]();
        });
    }
    racers.clear();
    return answers;
}

}  // namespace polku::tests
