#include "shared/runtime/step_back.h"

#include <sys/resource.h>
#include <unistd.h>

namespace polku::runtime {

void step_back() {
    constexpr int kNice = 10;
    // On Linux a thread has a priority of its own. A process that was started with less keeps what it has.
    auto const thread = static_cast<id_t>(::gettid());
    if (::getpriority(PRIO_PROCESS, thread) < kNice) static_cast<void>(::setpriority(PRIO_PROCESS, thread, kNice));
}

}  // namespace polku::runtime
