#pragma once

#include <atomic>
#include <cstddef>

/// Inside the server: how much of what it reads and answers is in memory at once.
namespace polku::http {

/// The bytes of all connections of a server: of requests until they are answered, of answers until they are sent. What
/// is small is not counted: so many connections are bounded by their number.
class HeldBytes {
public:
    static constexpr std::size_t kSmall = 64 * 1024;

    explicit HeldBytes(std::size_t most) : most_(most) {}

    /// What one connection holds; given back at its end. Used on its own loop alone.
    class Share {
    public:
        explicit Share(HeldBytes& all) : all_(all) {}
        ~Share() { give_back(); }
        Share(Share const&) = delete;
        Share& operator=(Share const&) = delete;

        /// In place of what it held. False: there is no room, and it holds what it held.
        [[nodiscard]] bool hold(std::size_t bytes) {
            auto const counted = bytes > kSmall ? bytes : 0;
            if (counted > held_ && !all_.take(counted - held_)) return false;
            if (counted < held_) all_.held_ -= held_ - counted;
            held_ = counted;
            return true;
        }
        void give_back() {
            all_.held_ -= held_;
            held_ = 0;
        }

    private:
        HeldBytes& all_;
        std::size_t held_ = 0;
    };

private:
    bool take(std::size_t bytes) {
        if (held_.fetch_add(bytes) + bytes <= most_) return true;
        held_ -= bytes;
        return false;
    }

    std::size_t most_;
    std::atomic<std::size_t> held_ = 0;
};

}  // namespace polku::http
