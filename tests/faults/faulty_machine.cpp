#include "tests/faults/faulty_machine.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

namespace polku::tests {

FaultyMachine::FaultyMachine() {
    auto const file = ::open((folder_ / "faults").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof(Switchboard)) != 0) throw std::runtime_error("no switchboard");
    auto* const mapped = ::mmap(nullptr, sizeof(Switchboard), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED) throw std::runtime_error("no switchboard");
    board_ = static_cast<Switchboard*>(mapped);
}

FaultyMachine::~FaultyMachine() { ::munmap(board_, sizeof(Switchboard)); }

std::vector<std::string> FaultyMachine::environment() const {
    return {std::string("LD_PRELOAD=") + POLKU_FAULTY_CALLS, "FAULTY_CALLS_BOARD=" + (folder_ / "faults").string()};
}

}  // namespace polku::tests
