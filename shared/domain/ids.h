// Identifiers of everything stored: UUID version 7 (RFC 9562) as text, lower case, 36 characters. They sort by the time
// of their making and say nothing else.
#pragma once

#include "shared/domain/instant.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace polku::domain {

// A default-constructed Id is empty and names nothing. Text from outside goes through parse_id.
struct Id {
    std::string text;

    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(Id const&) const = default;
    std::strong_ordering operator<=>(Id const&) const = default;
};

// Exactly 36 characters, lower-case hexadecimal, version 7, variant 10.
[[nodiscard]] bool valid_id(std::string_view text);
[[nodiscard]] std::optional<Id> parse_id(std::string_view text);

class IdSource {
public:
    virtual ~IdSource() = default;
    [[nodiscard]] virtual Id next() = 0;
};

// The real source: 48 bits of the clock's milliseconds, a 12-bit counter and 62 bits from the system's CSPRNG. Ids of
// one source rise strictly, also within a millisecond and when the clock steps back. Safe to call from several threads.
class RandomIds final : public IdSource {
public:
    explicit RandomIds(Clock const& clock);
    ~RandomIds() override;
    [[nodiscard]] Id next() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// For tests: 00000000-0000-7000-8000-000000000001, ...002 and so on. Not for several threads.
class SequentialIds final : public IdSource {
public:
    [[nodiscard]] Id next() override;

private:
    std::uint64_t last_ = 0;
};

}  // namespace polku::domain

template <>
struct std::hash<polku::domain::Id> {
    std::size_t operator()(polku::domain::Id const& id) const noexcept { return std::hash<std::string>{}(id.text); }
};
