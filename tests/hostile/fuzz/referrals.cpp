// A referral file through all checks of an import: every row is counted once and every fault said without a whole
// identity code; what was taken in is known the second time; and written anew it says the same.
#include "services/casework/imports/testing.h"
#include "shared/domain/text.h"
#include "tests/hostile/fuzz/fuzz.h"

#include <algorithm>
#include <string>
#include <vector>

namespace polku::fuzz {

namespace {

namespace imports = casework::imports;
using imports::testing::check;
using imports::testing::Checked;

void require_whole(Checked const& checked) {
    auto const& counts = checked.preview.counts;
    auto const& faults = checked.preview.faults;
    require(counts.created + counts.unchanged + counts.matches == static_cast<std::int64_t>(checked.rows.size()),
            "every row without fault is told, once");
    require(counts.faulty_rows() >= 0, "no row is counted twice");
    require(counts.faults == static_cast<std::int64_t>(faults.total()), "every fault is counted");
    require(faults.kept().size() <= imports::Faults::kMost, "so many are kept");
    require(counts.faulty_rows() == 0 || faults.total() > 0, "a row is not left out without a fault");
    for (auto const& fault : faults.kept()) {
        require(!fault.code.empty(), "a fault has its code");
        require(domain::valid_utf8(fault.seen) && domain::code_points(fault.seen) <= 101, "it shows a little");
        require(imports::presentable(fault.seen) == fault.seen, "and never a whole identity code");
    }
}

std::vector<imports::RowContent> contents(Checked const& checked) {
    std::vector<imports::RowContent> all;
    for (auto const& row : checked.rows) all.push_back(row.content);
    return all;
}

/// As a file writes it: a date of the content is 2026-11-22, of a file 22.11.2026.
std::vector<std::string> cells_of(imports::RowContent const& content) {
    using imports::Column;
    std::vector<std::string> cells(content.begin(), content.end());
    for (auto const column : {Column::unemployed_since, Column::wished_start, Column::consent_until}) {
        auto& cell = cells[imports::at(column)];
        if (!cell.empty()) cell = cell.substr(8) + "." + cell.substr(5, 2) + "." + cell.substr(0, 4);
    }
    return cells;
}

std::string written(Checked const& checked) {
    std::vector<std::string> header;
    for (auto const& column : imports::kColumnNames) header.emplace_back(column.text);
    imports::testing::Rows rows{header};
    for (auto const& row : checked.rows) rows.push_back(cells_of(row.content));
    return imports::testing::csv(rows);
}

}  // namespace

void examine(std::string_view input) {
    auto const checked = check(input);
    require_whole(checked);
    if (checked.rows.empty()) return;

    imports::testing::Stored stored;
    for (auto const& row : checked.rows) {
        stored.numbers[row.content[imports::at(imports::Column::number)]] =
            imports::fingerprints(row.content, imports::testing::plain_fingerprint);
        if (!row.referral.code.empty()) stored.codes.insert(row.referral.code);
    }
    auto const again = check(input, stored);
    require(again.preview.counts.unchanged == static_cast<std::int64_t>(checked.rows.size()),
            "what was imported is known");
    require(again.preview.faults.total() == checked.preview.faults.total(), "and the faults are the same");

    auto const anew = check(written(checked));
    require(anew.preview.faults.total() == 0 && contents(anew) == contents(checked),
            "in its normal form it is the same");
}

}  // namespace polku::fuzz
