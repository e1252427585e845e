#include "shared/runtime/turns.h"

#include <thread>
#include <utility>

namespace polku::runtime {
namespace {

thread_local Turns* turns_of_this_thread = nullptr;

}  // namespace

Turns* Turns::of_this_thread() { return turns_of_this_thread; }

Turns::Scope::Scope(Turns& turns) : before_(std::exchange(turns_of_this_thread, &turns)) {}

Turns::Scope::~Scope() { turns_of_this_thread = before_; }

Turns::Time steady_now(Turns const* turns) {
    return turns != nullptr ? turns->now() : std::chrono::steady_clock::now();
}

void pause(Turns* turns, std::chrono::milliseconds duration) {
    if (turns == nullptr) return std::this_thread::sleep_for(duration);
    turns->pause(duration);
}

}  // namespace polku::runtime
