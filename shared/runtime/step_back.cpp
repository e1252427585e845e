#include "shared/runtime/step_back.h"

#include <sys/resource.h>
#include <unistd.h>

namespace polku::runtime {

void step_back(int by) {
    // On Linux a thread has a priority of its own. A process that was started with less keeps what it has.
    auto const thread = static_cast<id_t>(::gettid());
    if (::getpriority(PRIO_PROCESS, thread) < by) static_cast<void>(::setpriority(PRIO_PROCESS, thread, by));
}

}  // namespace polku::runtime
