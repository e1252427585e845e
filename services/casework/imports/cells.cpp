#include "services/casework/imports/cells.h"

#include "services/casework/clients/rules.h"
#include "shared/domain/text.h"

#include <algorithm>

namespace polku::casework::imports {

namespace {

bool cell_digit(char c) { return c >= '0' && c <= '9'; }
bool cell_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string joined_choices(std::span<std::string_view const> choices) {
    std::string list;
    for (auto const choice : choices) {
        if (!list.empty()) list += ", ";
        list += choice;
    }
    return list;
}

}  // namespace

std::string shown_identity_code(std::string_view cell) {
    if (auto shown = presentable(cell); shown != cell && cell.size() == 11) return shown;
    std::string shape;
    for (std::size_t from = 0; from < cell.size() && shape.size() < 30;) {
        auto const c = domain::next_code_point(cell, from);
        auto const ascii = c < 0x80 ? static_cast<char>(c) : 'x';
        shape += cell_digit(ascii) ? '#' : cell_letter(ascii) ? 'x' : ascii;
    }
    return shape;
}

std::string_view CellReader::cell(Column column) const { return domain::trim(fields_[file_.places[at(column)]]); }

void CellReader::fault(Column column, std::string_view code, domain::Params params) {
    auto const read = cell(column);
    fault_seen(column, code, column == Column::identity_code ? shown_identity_code(read) : presentable(read),
               std::move(params));
}

void CellReader::fault_seen(Column column, std::string_view code, std::string seen, domain::Params params) {
    faults_.add({.row = row_,
                 .column = std::string(name(column)),
                 .code = std::string(code),
                 .seen = std::move(seen),
                 .params = std::move(params)});
}

std::string_view CellReader::required(Column column) {
    auto const read = cell(column);
    if (read.empty()) fault_seen(column, "required", {});
    return read;
}

std::string CellReader::keep(Column column, std::string value) {
    content_[at(column)] = value;
    return value;
}

std::string CellReader::line(Column column, std::size_t most, Need need) {
    auto const read = need == Need::required ? required(column) : cell(column);
    if (domain::code_points(read) > most) {
        fault(column, "too_long", {{"max", std::to_string(most)}});
        return {};
    }
    if (domain::has_control(read)) {
        // What was seen goes to a table and a file: a line break in it would hide the cells after it.
        fault_seen(column, "control_character", {});
        return {};
    }
    return keep(column, std::string(read));
}

std::string CellReader::text(Column column, std::size_t most) {
    auto const read = cell(column);
    if (domain::code_points(read) > most) {
        fault_seen(column, "too_long", {}, {{"max", std::to_string(most)}});
        return {};
    }
    std::string lines;
    for (std::size_t from = 0; from < read.size(); ++from) {
        if (read[from] != '\r')
            lines += read[from];
        else if (!read.substr(from).starts_with("\r\n"))
            lines += '\n';
    }
    return keep(column, std::move(lines));
}

std::optional<domain::Hetu> CellReader::identity_code(Column column) {
    auto const read = required(column);
    if (read.empty()) return std::nullopt;
    auto const code = domain::parse_hetu(read);
    if (!code) {
        fault(column, domain::fault_code(code.error()));
        return std::nullopt;
    }
    keep(column, code->text());
    return *code;
}

std::optional<domain::LocalDate> CellReader::date(Column column) {
    auto const read = required(column);
    if (read.empty()) return std::nullopt;
    auto const day = domain::parse_finnish(read);
    if (!day) {
        fault(column, domain::fault_code(day.error()));
        return std::nullopt;
    }
    keep(column, domain::format_iso(*day));
    return *day;
}

std::string CellReader::language(Column column) {
    auto const read = required(column);
    if (read.empty()) return {};
    auto code = small_letters(read);
    if (!is_language(code)) {
        fault(column, "not_a_language");
        return {};
    }
    return keep(column, std::move(code));
}

std::string CellReader::phone(Column column) {
    auto const read = cell(column);
    if (!read.empty() && !is_phone(read)) {
        fault(column, "not_a_phone");
        return {};
    }
    return keep(column, std::string(read));
}

std::string CellReader::email(Column column) {
    auto const read = cell(column);
    if (!read.empty() && !is_email(read)) {
        fault(column, "not_an_email");
        return {};
    }
    return keep(column, std::string(read));
}

bool CellReader::flag(Column column) {
    auto const read = required(column);
    if (!read.empty() && read != "0" && read != "1") fault(column, "not_zero_or_one");
    keep(column, std::string(read));
    return read == "1";
}

std::string CellReader::choice(Column column, std::span<std::string_view const> choices, std::string_view code) {
    auto const read = required(column);
    if (read.empty()) return {};
    if (std::ranges::find(choices, read) == choices.end()) {
        fault(column, code, {{"choices", joined_choices(choices)}});
        return {};
    }
    return keep(column, std::string(read));
}

std::vector<std::string> CellReader::list(Column column, std::span<std::string_view const> choices,
                                          std::string_view code) {
    std::vector<bool> named(choices.size());
    for (auto const part : domain::split(cell(column), '|')) {
        auto const item = domain::trim(part);
        auto const found = std::ranges::find(choices, item);
        if (found != choices.end()) {
            named[static_cast<std::size_t>(found - choices.begin())] = true;
        } else if (!item.empty()) {
            fault_seen(column, code, presentable(item), {{"choices", joined_choices(choices)}});
        }
    }
    std::vector<std::string> items;
    std::string normal;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!named[i]) continue;
        items.emplace_back(choices[i]);
        if (!normal.empty()) normal += '|';
        normal += choices[i];
    }
    keep(column, std::move(normal));
    return items;
}

}  // namespace polku::casework::imports
