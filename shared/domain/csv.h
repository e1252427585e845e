// CSV as RFC 4180 has it, with `;` as in Finland or `,`, and line ends CRLF or LF. Decode files with encoding.h first.
#pragma once

#include "shared/domain/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::domain {

// `;` or `,` (or a tab), whichever the first record holds most of outside quotation marks; `;` when it holds none.
[[nodiscard]] char detect_separator(std::string_view text);

struct CsvRecord {
    std::size_t row = 0;   // 1 is the first record, normally the header
    std::size_t line = 0;  // the line of the file on which the record begins, from 1
    std::vector<std::string> fields{};
    std::optional<FieldFault> fault{};  // pointer empty; csv_unclosed_quote, csv_stray_quote, csv_field_count
};

// Reads record by record from text that outlives it. A faulty record keeps the fields that could be read, and reading
// goes on with the next line; a quotation mark that is never closed ends the file. Lines with nothing on them are no
// records.
class CsvReader {
public:
    // Requires: valid UTF-8. The first record tells how many fields all others must have.
    CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    // The next record; nothing at the end.
    [[nodiscard]] std::optional<CsvRecord> next();

private:
    bool read_plain(CsvRecord& record);
    bool read_quoted(CsvRecord& record);
    bool end_field();
    bool take_line_end();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t row_ = 0;
    std::size_t line_ = 1;
    std::size_t columns_ = 0;
};

enum class CsvCells {
    exact,    // for machines
    guarded,  // for spreadsheets: a cell that would run as a formula (= + - @ tab CR, and full-width twins) gets a
              // leading '
};

// Appends one record, fields quoted where they must be, and CRLF.
void append_csv(std::string& out, std::vector<std::string> const& fields, char separator = ';',
                CsvCells cells = CsvCells::exact);

}  // namespace polku::domain
