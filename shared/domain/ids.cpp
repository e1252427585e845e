#include "shared/domain/ids.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace polku::domain {

namespace {

bool id_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Random bits, drawn for many ids at once: each draw costs more than making an id.
class IdRandomBits {
public:
    std::uint64_t next() {
        if (used_ == drawn_.size()) {
            auto* const bytes = reinterpret_cast<unsigned char*>(drawn_.data());
            if (RAND_bytes(bytes, static_cast<int>(sizeof drawn_)) != 1)
                throw std::runtime_error("the system's random source failed");
            used_ = 0;
        }
        return std::exchange(drawn_[used_++], 0);
    }

private:
    std::array<std::uint64_t, 32> drawn_{};
    std::size_t used_ = 32;
};

Id id_of(std::uint64_t ms, std::uint64_t counter, std::uint64_t random) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text(36, '-');
    std::size_t at = 0;
    auto const put = [&](std::uint64_t value, unsigned digits) {
        while (digits-- > 0) text[at++] = kHex[(value >> (4 * digits)) & 0xfU];
    };
    put(ms >> 16, 8);
    ++at;
    put(ms, 4);
    ++at;
    put(0x7000U | (counter & 0xfffU), 4);
    ++at;
    put(0x8000U | ((random >> 48) & 0x3fffU), 4);
    ++at;
    put(random, 12);
    return {std::move(text)};
}

}  // namespace

bool valid_id(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !id_hex_digit(text[i])) return false;
    }
    return text[14] == '7' && (text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b');
}

std::optional<Id> parse_id(std::string_view text) {
    return valid_id(text) ? std::optional{Id{std::string{text}}} : std::nullopt;
}

struct RandomIds::State {
    Clock const& clock;
    std::mutex mutex;
    std::uint64_t ms = 0;
    std::uint64_t counter = 0;
    IdRandomBits random{};
};

RandomIds::RandomIds(Clock const& clock) : state_(new State{.clock = clock, .mutex = {}}) {}

RandomIds::~RandomIds() = default;

Id RandomIds::next() {
    constexpr std::uint64_t kCounterEnd = 0x1000;
    auto const now = static_cast<std::uint64_t>(std::max<std::int64_t>(0, state_->clock.now().ms));
    std::scoped_lock const lock(state_->mutex);
    if (now > state_->ms) {
        state_->ms = now;
        state_->counter = 0;
    } else if (++state_->counter == kCounterEnd) {
        // RFC 9562, 6.2: a full counter borrows from the next millisecond rather than waiting.
        ++state_->ms;
        state_->counter = 0;
    }
    return id_of(state_->ms, state_->counter, state_->random.next());
}

Id SequentialIds::next() { return {fmt::format("00000000-0000-7000-8000-{:012x}", ++last_)}; }

}  // namespace polku::domain
