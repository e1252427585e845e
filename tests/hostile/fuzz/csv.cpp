// A CSV file of an import: what is read without a fault is, written and read again, the same records.
#include "shared/domain/csv.h"

#include "shared/domain/encoding.h"
#include "shared/domain/text.h"
#include "tests/hostile/fuzz/fuzz.h"

#include <algorithm>
#include <vector>

namespace polku::fuzz {

namespace {

using Records = std::vector<std::vector<std::string>>;

struct ReadFile {
    Records records;
    bool whole = true;  ///< without a fault
};

ReadFile read_all(std::string_view text, char separator) {
    ReadFile file;
    domain::CsvReader reader(text, separator);
    std::size_t line = 0;
    while (auto record = reader.next()) {
        require(record->line > line, "every record begins on a later line");
        line = record->line;
        if (record->fault) file.whole = false;
        file.records.push_back(std::move(record->fields));
    }
    return file;
}

}  // namespace

void examine(std::string_view input) {
    auto const decoded = domain::to_utf8(input);
    if (!decoded) return;
    require(domain::valid_utf8(decoded->text), "what is decoded is UTF-8");
    auto const separator = domain::detect_separator(decoded->text);
    auto const file = read_all(decoded->text, separator);
    // A record of one empty field is an empty line, which is no record.
    auto const empty = [](auto const& fields) { return fields.size() == 1 && fields.front().empty(); };
    if (!file.whole || std::ranges::any_of(file.records, empty)) return;
    std::string written;
    for (auto const& fields : file.records) domain::append_csv(written, fields, separator);
    auto const again = read_all(written, separator);
    require(again.whole && again.records == file.records, "written and read again, it is the same");
}

}  // namespace polku::fuzz
