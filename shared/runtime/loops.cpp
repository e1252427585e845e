#include "shared/runtime/loops.h"

#include <algorithm>

namespace polku::runtime {

Loops::Loops(std::size_t count) {
    auto const wanted = std::max<std::size_t>(count, 1);
    for (std::size_t i = 0; i < wanted; ++i) {
        loops_.push_back(std::make_unique<Loop>());
        auto& loop = *loops_.back();
        loop.thread = std::thread([&loop] { loop.context.run(); });
    }
}

Loops::~Loops() { stop(); }

void Loops::stop() {
    for (auto& loop : loops_) loop->work.reset();
    for (auto& loop : loops_) {
        if (loop->thread.joinable()) loop->thread.join();
    }
}

}  // namespace polku::runtime
