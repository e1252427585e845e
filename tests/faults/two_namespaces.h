#pragma once

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <future>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace polku::tests {

/// Two network namespaces of this test process with a cable between them, where the kernel allows it, as it does for
/// root; otherwise both are the loopback address. The cable can be broken, and be slow.
class TwoNamespaces {
public:
    TwoNamespaces();
    ~TwoNamespaces();
    TwoNamespaces(TwoNamespaces const&) = delete;
    TwoNamespaces& operator=(TwoNamespaces const&) = delete;

    [[nodiscard]] bool allowed() const { return allowed_; }
    /// The addresses.
    [[nodiscard]] std::string front() const { return allowed_ ? kFront : "127.0.0.1"; }
    [[nodiscard]] std::string back() const { return allowed_ ? kBack : "127.0.0.1"; }

    /// Runs `act` with the network of the one or the other; what it starts has that too.
    template <class Act>
    auto in_front(Act act) const {
        return within(front_, std::move(act));
    }
    template <class Act>
    auto in_back(Act act) const {
        return within(back_, std::move(act));
    }

    /// What becomes of the packets on the cable, both ways, as nftables says it: "drop", "reject with tcp reset",
    /// "numgen random mod 100 < 5 drop". In place of what was said before. False: there is no nftables.
    [[nodiscard]] bool fault(std::string_view verdict) const;
    /// At most so many bits a second, each way, as tc says it: "400kbit". False: the kernel cannot.
    [[nodiscard]] bool slow(std::string_view rate) const;
    /// As new.
    void heal() const;

private:
    // Addresses for documentation (RFC 5737).
    static constexpr char const* kFront = "192.0.2.1";
    static constexpr char const* kBack = "192.0.2.2";

    template <class Act>
    auto within(std::string const& name, Act act) const {
        // A thread of its own: the others stay where they are.
        return std::async(std::launch::async,
                          [&] {
                              if (allowed_) enter(name);
                              return act();
                          })
            .get();
    }
    static void enter(std::string const& name);

    std::string front_;
    std::string back_;
    std::string front_end_;  ///< of the cable
    std::string back_end_;
    bool allowed_ = false;
};

}  // namespace polku::tests
