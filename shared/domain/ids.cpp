#include "shared/domain/ids.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace polku::domain {

namespace {

bool id_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

std::uint64_t id_random_bits() {
    unsigned char bytes[sizeof(std::uint64_t)];
    if (RAND_bytes(bytes, sizeof bytes) != 1) throw std::runtime_error("the system's random source failed");
    std::uint64_t bits = 0;
    for (auto const byte : bytes) bits = (bits << 8) | byte;
    return bits;
}

Id id_of(std::uint64_t ms, std::uint64_t counter, std::uint64_t random) {
    return {fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", (ms >> 16) & 0xffffffffU, ms & 0xffffU,
                        counter & 0xfffU, 0x8000U | ((random >> 48) & 0x3fffU), random & 0xffffffffffffU)};
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
};

RandomIds::RandomIds(Clock const& clock) : state_(new State{.clock = clock, .mutex = {}}) {}

RandomIds::~RandomIds() = default;

Id RandomIds::next() {
    constexpr std::uint64_t kCounterEnd = 0x1000;
    auto const random = id_random_bits();
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
    return id_of(state_->ms, state_->counter, random);
}

Id SequentialIds::next() { return {fmt::format("00000000-0000-7000-8000-{:012x}", ++last_)}; }

}  // namespace polku::domain
