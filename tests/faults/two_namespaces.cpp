#include "tests/faults/two_namespaces.h"

#include "tests/support/running_program.h"

#include <fmt/format.h>

namespace polku::tests {

namespace {

bool run_quietly(std::string const& command) { return run("/bin/sh", {"-c", command + " >/dev/null 2>&1"}) == 0; }

bool up(std::string const& name, std::string const& device, std::string const& address) {
    return run_quietly(fmt::format("ip -n {} addr add {}/24 dev {}", name, address, device)) &&
           run_quietly(fmt::format("ip -n {} link set {} up", name, device)) &&
           run_quietly(fmt::format("ip -n {} link set lo up", name));
}

}  // namespace

TwoNamespaces::TwoNamespaces() {
    auto const number = ::getpid();
    front_ = fmt::format("polku-f{}", number);
    back_ = fmt::format("polku-b{}", number);
    front_end_ = fmt::format("pf{}", number);
    back_end_ = fmt::format("pb{}", number);
    allowed_ = run_quietly("ip netns add " + front_) && run_quietly("ip netns add " + back_) &&
               run_quietly(fmt::format("ip link add {} netns {} type veth peer name {} netns {}", front_end_, front_,
                                       back_end_, back_)) &&
               up(front_, front_end_, kFront) && up(back_, back_end_, kBack);
}

TwoNamespaces::~TwoNamespaces() {
    run_quietly("ip netns del " + front_);
    run_quietly("ip netns del " + back_);
}

void TwoNamespaces::enter(std::string const& name) {
    auto const file = ::open(("/run/netns/" + name).c_str(), O_RDONLY | O_CLOEXEC);
    if (::setns(file, CLONE_NEWNET) != 0) throw std::runtime_error("not in " + name);
    ::close(file);
}

bool TwoNamespaces::fault(std::string_view verdict) const {
    // One transaction: never half a fault. A reset that answers a packet gets out.
    auto const rules = fmt::format(
        "add table inet fault; delete table inet fault; add table inet fault; "
        "add chain inet fault in {{ type filter hook input priority 0; }}; "
        "add chain inet fault out {{ type filter hook output priority 0; }}; "
        "add rule inet fault in iifname {0} meta l4proto tcp {1}; "
        "add rule inet fault out oifname {0} tcp flags & rst == 0 {1}",
        back_end_, verdict);
    return run_quietly(fmt::format("ip netns exec {} nft '{}'", back_, rules));
}

bool TwoNamespaces::slow(std::string_view rate) const {
    auto const one = [&](std::string const& name, std::string const& device) {
        return run_quietly(
            fmt::format("tc -n {} qdisc replace dev {} root tbf rate {} burst 16kb latency 2s", name, device, rate));
    };
    return one(front_, front_end_) && one(back_, back_end_);
}

void TwoNamespaces::heal() const {
    run_quietly(fmt::format("ip netns exec {} nft delete table inet fault", back_));
    run_quietly(fmt::format("tc -n {} qdisc del dev {} root", front_, front_end_));
    run_quietly(fmt::format("tc -n {} qdisc del dev {} root", back_, back_end_));
}

}  // namespace polku::tests
