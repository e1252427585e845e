#include "services/casework/imports/referral_file.h"

#include "services/casework/imports/testing.h"

#include <gtest/gtest.h>

namespace polku::casework::imports {
namespace {

using testing::check;
using testing::csv;
using testing::kBom;
using testing::rows;

std::vector<std::string> fault_codes(ReferralFile const& file) {
    std::vector<std::string> found;
    for (auto const& fault : file.faults.kept()) found.push_back(fault.column + ":" + fault.code);
    return found;
}

testing::Rows with_columns_reversed(testing::Rows table) {
    for (auto& row : table) std::ranges::reverse(row);
    return table;
}

/// What the file says, whatever it is written in.
std::vector<RowContent> contents(std::string_view bytes) {
    auto const checked = check(bytes);
    std::vector<RowContent> all;
    all.reserve(checked.rows.size());
    for (auto const& row : checked.rows) all.push_back(row.content);
    return all;
}

std::string in_windows_1252(std::string_view utf8) {
    std::string bytes;
    for (std::size_t from = 0; from < utf8.size(); ++from) {
        auto const lead = static_cast<unsigned char>(utf8[from]);
        if (lead < 0x80) {
            bytes += utf8[from];
        } else {
            auto const next = static_cast<unsigned char>(utf8[++from]);
            bytes += static_cast<char>(((lead & 0x03U) << 6U) | (next & 0x3FU));
        }
    }
    return bytes;
}

TEST(ReferralFile, SaysTheSameHoweverItIsWritten) {
    auto const table = rows(40);
    auto const expected = contents(csv(table));
    ASSERT_EQ(expected.size(), 40U);
    EXPECT_EQ(contents(kBom + csv(table)), expected);
    EXPECT_EQ(contents(csv(table, ',')), expected);
    EXPECT_EQ(contents(csv(table, '\t')), expected);
    EXPECT_EQ(contents(csv(with_columns_reversed(table))), expected);
    EXPECT_EQ(contents(in_windows_1252(csv(with_columns_reversed(table), ','))), expected);
}

TEST(ReferralFile, TellsWhatItSaw) {
    auto const table = rows(3);
    EXPECT_EQ(open_referral_file(kBom + csv(table)).seen, (SeenFile{"UTF-8 (BOM)", ";", false}));
    EXPECT_EQ(open_referral_file(in_windows_1252(csv(table, ',') + "Ä")).seen, (SeenFile{"Windows-1252", ",", true}));
}

TEST(ReferralFile, TakesHeaderNamesInAnyCaseAndWithDots) {
    auto table = rows(1);
    table[0][at(Column::number)] = " Asiakasnumero ";
    table[0][at(Column::mother_tongue)] = "Äidinkieli";
    table[0][at(Column::email)] = "SÄHKÖPOSTI";
    EXPECT_EQ(fault_codes(open_referral_file(csv(table))), std::vector<std::string>{});
}

TEST(ReferralFile, NamesEveryColumnThatIsMissingUnknownOrThereTwice) {
    auto table = rows(1);
    table[0][at(Column::phone)] = "puh";
    table[0][at(Column::email)] = "sukunimi";
    auto const file = open_referral_file(csv(table));
    EXPECT_EQ(fault_codes(file), (std::vector<std::string>{"puh:unknown_column", "sukunimi:duplicate_column",
                                                           "puhelin:missing_column", "sahkoposti:missing_column"}));
    EXPECT_TRUE(file.text.empty());
}

TEST(ReferralFile, ChecksRowsBesideAnUnknownColumn) {
    auto table = rows(2);
    table[0].emplace_back("ylimääräinen");
    table[1].emplace_back("x");
    table[2].emplace_back("y");
    table[2][at(Column::family_name)] = "";
    auto const checked = check(csv(table));
    ASSERT_EQ(checked.preview.faults.total(), 2U);
    EXPECT_EQ(checked.preview.faults.kept()[0].code, "unknown_column");
    EXPECT_EQ(checked.preview.faults.kept()[1].row, 3U);
}

TEST(ReferralFile, SaysWhatItIsWhenItIsNoReferralFile) {
    EXPECT_EQ(fault_codes(open_referral_file("")), std::vector<std::string>{":empty_file"});
    EXPECT_EQ(fault_codes(open_referral_file(kBom + "\r\n\r\n")), std::vector<std::string>{":empty_file"});
    EXPECT_EQ(fault_codes(open_referral_file(std::string_view("PK\x03\x04\0\0", 6))),
              std::vector<std::string>{":not_text"});
    EXPECT_EQ(fault_codes(open_referral_file("\xFF\xFE"
                                             "a")),
              std::vector<std::string>{":not_text"});
    EXPECT_EQ(fault_codes(open_referral_file(csv(rows(0)))), std::vector<std::string>{":no_rows"});
    EXPECT_EQ(fault_codes(open_referral_file("nimi;osoite\r\nA;B\r\n")), std::vector<std::string>{":no_header"});
}

TEST(ReferralFile, ShowsNoIdentityCodeOfAFileWithoutHeader) {
    auto table = rows(2);
    auto const code = table[1][at(Column::identity_code)];
    table.erase(table.begin());
    auto const file = open_referral_file(csv(table));
    ASSERT_EQ(fault_codes(file), std::vector<std::string>{":no_header"});
    auto const& seen = file.faults.kept()[0].seen;
    EXPECT_EQ(seen.find(code), std::string::npos) << seen;
    EXPECT_NE(seen.find(code.substr(0, 6) + "-****"), std::string::npos) << seen;
}

TEST(Presentable, StarsIdentityCodesAndCutsTheRest) {
    EXPECT_EQ(presentable("131052-308T"), "131052-****");
    EXPECT_EQ(presentable("tunnus 131052A308t, soita"), "tunnus 131052-****, soita");
    EXPECT_EQ(presentable("7131052-308T"), "7131052-****");
    EXPECT_EQ(presentable("puh 040 1234567"), "puh 040 1234567");
    EXPECT_EQ(presentable(std::string(101, 'x')), std::string(100, 'x') + "…");
    EXPECT_EQ(presentable(std::string(95, 'x') + "131052-308T"), std::string(95, 'x') + "…") << "a code as a whole";
}

}  // namespace
}  // namespace polku::casework::imports
