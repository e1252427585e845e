#include "services/casework/imports/referral_file.h"

#include "shared/domain/csv.h"
#include "shared/domain/encoding.h"
#include "shared/domain/text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace polku::casework::imports {

namespace {

constexpr std::size_t kMostShown = 100;
constexpr std::size_t kCodeLength = 11;  ///< of an identity code

std::string all_columns() {
    std::string list;
    for (auto const& column : kColumnNames) {
        if (!list.empty()) list += ", ";
        list += column.text;
    }
    return list;
}

void file_fault(ReferralFile& file, std::string_view code, std::string column = {}, std::string seen = {},
                domain::Params params = {}) {
    file.faults.add(
        {.column = std::move(column), .code = std::string(code), .seen = std::move(seen), .params = std::move(params)});
}

void unreadable(ReferralFile& file, std::string_view code, std::string seen = {}, domain::Params params = {}) {
    file_fault(file, code, {}, std::move(seen), std::move(params));
    file.text.clear();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Eleven characters that have the shape of an identity code, whether or not its check character is right.
bool shaped_like_a_code(std::string_view text) {
    constexpr std::string_view kSigns = "+-YXWVUABCDEFyxwvuabcdef";
    auto const letter_or_digit = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return text.size() == 11 && std::ranges::all_of(text.substr(0, 6), is_digit) &&
           kSigns.find(text[6]) != std::string_view::npos && std::ranges::all_of(text.substr(7, 3), is_digit) &&
           letter_or_digit(text[10]);
}

std::string joined(std::vector<std::string> const& fields, char separator) {
    std::string line;
    for (auto const& field : fields) {
        if (!line.empty()) line += separator;
        line += field;
    }
    return line;
}

/// Where each column stands; faults for the rest. False when rows cannot be read.
bool find_columns(ReferralFile& file, domain::CsvRecord const& header) {
    std::array<std::optional<std::size_t>, kColumns> found{};
    Faults faults;
    bool readable = true;
    for (std::size_t place = 0; place < header.fields.size(); ++place) {
        auto const& field = header.fields[place];
        auto const column = domain::value_of<Column>(kColumnNames, domain::fold(domain::trim(field)));
        auto const position = std::to_string(place + 1);
        if (domain::blank(field)) {
            faults.add({.code = "unnamed_column", .params = {{"position", position}}});
        } else if (!column) {
            faults.add({.column = presentable(field), .code = "unknown_column", .seen = presentable(field)});
        } else if (found[at(*column)]) {
            auto const first = std::to_string(*found[at(*column)] + 1);
            faults.add({.column = std::string(name(*column)),
                        .code = "duplicate_column",
                        .seen = presentable(field),
                        .params = {{"first", first}, {"position", position}}});
            readable = false;
        } else {
            found[at(*column)] = place;
        }
    }
    if (std::ranges::none_of(found, [](auto const& place) { return place.has_value(); })) {
        unreadable(file, "no_header", presentable(joined(header.fields, file.separator)), {{"columns", all_columns()}});
        return false;
    }
    for (auto const& column : kColumnNames) {
        if (found[at(column.value)]) {
            file.places[at(column.value)] = *found[at(column.value)];
            continue;
        }
        faults.add({.column = std::string(column.text), .code = "missing_column"});
        readable = false;
    }
    for (auto const& fault : faults.kept()) file.faults.add(fault);
    return readable;
}

}  // namespace

std::string presentable(std::string_view text) {
    std::string shown;
    std::size_t characters = 0;
    for (std::size_t from = 0; from < text.size();) {
        auto const code = is_digit(text[from]) && shaped_like_a_code(text.substr(from, kCodeLength));
        characters += code ? kCodeLength : 1;
        if (characters > kMostShown) return shown + "…";
        if (code) {
            shown += text.substr(from, 6);
            shown += "-****";
            from += kCodeLength;
        } else {
            auto const begin = from;
            static_cast<void>(domain::next_code_point(text, from));
            shown += text.substr(begin, from - begin);
        }
    }
    return shown;
}

ReferralFile open_referral_file(std::string_view bytes) {
    ReferralFile file;
    if (bytes.empty()) {
        unreadable(file, "empty_file", {}, {{"columns", all_columns()}});
        return file;
    }
    auto decoded = domain::to_utf8(bytes);
    file.seen.encoding = domain::encoding_name(decoded ? decoded->seen : decoded.error());
    if (!decoded) {
        unreadable(file, "not_text", file.seen.encoding);
        return file;
    }
    file.seen.converted = decoded->seen == domain::Encoding::windows_1252;
    file.text = std::move(decoded->text);
    file.separator = domain::detect_separator(file.text);

    domain::CsvReader reader(file.text, file.separator);
    auto const header = reader.next();
    if (!header) {
        unreadable(file, "empty_file", {}, {{"columns", all_columns()}});
        return file;
    }
    file.seen.separator = std::string(1, file.separator);
    if (header->fault) {
        unreadable(file, header->fault->code, presentable(joined(header->fields, file.separator)),
                   header->fault->params);
        return file;
    }
    bool const readable = find_columns(file, *header);
    if (!readable) {
        file.text.clear();
    } else if (!reader.next()) {
        unreadable(file, "no_rows");
    }
    return file;
}

}  // namespace polku::casework::imports
