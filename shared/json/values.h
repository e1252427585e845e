// One JSON value as one of our types, or what is wrong with it. The Reader adds where it stands.
#pragma once

#include "shared/json/reader.h"

#include <nlohmann/json_fwd.hpp>

#include <expected>

namespace polku::json {

struct ReadFault {
    std::string_view code;
    domain::Params params{};
};

template <class T>
using Read = std::expected<T, ReadFault>;

[[nodiscard]] Read<std::string> read_text(nlohmann::json const& value, TextRule rule);
[[nodiscard]] Read<std::int64_t> read_integer(nlohmann::json const& value, IntegerRule rule);
[[nodiscard]] Read<bool> read_boolean(nlohmann::json const& value);
[[nodiscard]] Read<domain::Id> read_id(nlohmann::json const& value);
[[nodiscard]] Read<domain::LocalDate> read_date(nlohmann::json const& value);
[[nodiscard]] Read<domain::Instant> read_instant(nlohmann::json const& value);
[[nodiscard]] Read<std::string> read_choice(nlohmann::json const& value);

}  // namespace polku::json
