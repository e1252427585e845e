#include "shared/json/values.h"

#include "shared/domain/text.h"

#include <nlohmann/json.hpp>

namespace polku::json {

Read<std::string> read_text(nlohmann::json const& value, TextRule rule) {
    if (!value.is_string()) return std::unexpected(ReadFault{"not_text"});
    auto const& text = value.get_ref<std::string const&>();
    if (rule.min > 0 && domain::blank(text)) return std::unexpected(ReadFault{"required"});
    if (text.find('\0') != std::string::npos || (!rule.lines && domain::has_control(text)))
        return std::unexpected(ReadFault{"control_character"});
    auto const length = domain::code_points(text);
    if (length < rule.min) return std::unexpected(ReadFault{"too_short", {{"min", std::to_string(rule.min)}}});
    if (length > rule.max) return std::unexpected(ReadFault{"too_long", {{"max", std::to_string(rule.max)}}});
    return text;
}

Read<std::int64_t> read_integer(nlohmann::json const& value, IntegerRule rule) {
    if (!value.is_number_integer()) return std::unexpected(ReadFault{"not_integer"});
    auto const above = ReadFault{"above_maximum", {{"max", std::to_string(rule.max)}}};
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return std::unexpected(above);
    auto const number = value.get<std::int64_t>();
    if (number > rule.max) return std::unexpected(above);
    if (number < rule.min) return std::unexpected(ReadFault{"below_minimum", {{"min", std::to_string(rule.min)}}});
    return number;
}

Read<bool> read_boolean(nlohmann::json const& value) {
    if (!value.is_boolean()) return std::unexpected(ReadFault{"not_boolean"});
    return value.get<bool>();
}

Read<domain::Id> read_id(nlohmann::json const& value) {
    if (!value.is_string()) return std::unexpected(ReadFault{"not_text"});
    auto id = domain::parse_id(value.get_ref<std::string const&>());
    if (!id) return std::unexpected(ReadFault{"not_an_id"});
    return std::move(*id);
}

Read<domain::LocalDate> read_date(nlohmann::json const& value) {
    if (!value.is_string()) return std::unexpected(ReadFault{"not_text"});
    auto const date = domain::parse_iso(value.get_ref<std::string const&>());
    if (!date) return std::unexpected(ReadFault{domain::fault_code(date.error())});
    return *date;
}

Read<domain::Instant> read_instant(nlohmann::json const& value) {
    if (!value.is_string()) return std::unexpected(ReadFault{"not_text"});
    auto const instant = domain::parse_instant(value.get_ref<std::string const&>());
    if (!instant) return std::unexpected(ReadFault{"not_an_instant"});
    return *instant;
}

Read<std::string> read_choice(nlohmann::json const& value) {
    if (!value.is_string()) return std::unexpected(ReadFault{"not_text"});
    return value.get_ref<std::string const&>();
}

}  // namespace polku::json
