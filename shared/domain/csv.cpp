#include "shared/domain/csv.h"

#include <algorithm>
#include <array>

namespace polku::domain {

namespace {

bool starts_formula(std::string_view field) {
    // The last four are the full-width = + - @, which spreadsheets read as the plain ones.
    constexpr std::array<std::string_view, 10> kStarts = {"=",  "+",      "-",      "@",      "\t",
                                                          "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::ranges::any_of(kStarts, [&](auto start) { return field.starts_with(start); });
}

void append_csv_quoted(std::string& out, std::string_view field) {
    out += '"';
    for (auto const c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

char detect_separator(std::string_view text) {
    constexpr std::string_view kSeparators = ";,\t";
    std::array<std::size_t, kSeparators.size()> counts{};
    bool quoted = false;
    for (auto const c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (auto const at = kSeparators.find(c); at != std::string_view::npos) ++counts[at];
    }
    auto const most = std::ranges::max_element(counts);
    return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

std::optional<CsvRecord> CsvReader::next() {
    while (take_line_end()) {}
    if (at_ == text_.size()) return std::nullopt;

    CsvRecord record{.row = ++row_, .line = line_};
    bool more = true;
    while (more) {
        bool const quoted = at_ < text_.size() && text_[at_] == '"';
        more = quoted ? read_quoted(record) : read_plain(record);
    }
    if (columns_ == 0) columns_ = record.fields.size();
    if (!record.fault && record.fields.size() != columns_) {
        record.fault =
            FieldFault{"",
                       "csv_field_count",
                       {{"seen", std::to_string(record.fields.size())}, {"expected", std::to_string(columns_)}}};
    }
    return record;
}

// Each reader of a field returns whether the record has another one.
bool CsvReader::read_plain(CsvRecord& record) {
    auto const begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
        if (text_[at_] == '"' && !record.fault) record.fault = FieldFault{"", "csv_stray_quote"};
        ++at_;
    }
    record.fields.emplace_back(text_.substr(begin, at_ - begin));
    return end_field();
}

bool CsvReader::read_quoted(CsvRecord& record) {
    std::string field;
    ++at_;
    for (; at_ < text_.size(); ++at_) {
        auto const c = text_[at_];
        bool const doubled = c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
        if (c == '"' && !doubled) break;
        if (doubled) ++at_;
        if (c == '\n') ++line_;
        field += c;
    }
    if (at_ == text_.size()) {
        if (!record.fault) record.fault = FieldFault{"", "csv_unclosed_quote"};
        record.fields.push_back(std::move(field));
        return false;
    }
    ++at_;
    auto const after = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    if (at_ > after && !record.fault) record.fault = FieldFault{"", "csv_stray_quote"};
    field += text_.substr(after, at_ - after);
    record.fields.push_back(std::move(field));
    return end_field();
}

bool CsvReader::end_field() {
    if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        return true;
    }
    take_line_end();
    return false;
}

bool CsvReader::take_line_end() {
    if (at_ == text_.size() || (text_[at_] != '\n' && text_[at_] != '\r')) return false;
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
    return true;
}

void append_csv(std::string& out, std::vector<std::string> const& fields, char separator, CsvCells cells) {
    bool first = true;
    for (auto const& field : fields) {
        if (!first) out += separator;
        first = false;
        auto const cell = cells == CsvCells::guarded && starts_formula(field) ? "'" + field : field;
        bool const quote = cell.find_first_of("\"\r\n") != std::string::npos ||
                           cell.find(separator) != std::string::npos || (fields.size() == 1 && cell.empty());
        if (quote)
            append_csv_quoted(out, cell);
        else
            out += cell;
    }
    out += "\r\n";
}

}  // namespace polku::domain
