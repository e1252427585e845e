#include "shared/domain/csv.h"

#include "shared/domain/encoding.h"
#include "shared/domain/hetu.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

namespace polku::domain {

namespace {

std::vector<CsvRecord> csv_records(std::string_view text, char separator = ';') {
    CsvReader reader(text, separator);
    std::vector<CsvRecord> records;
    while (auto record = reader.next()) records.push_back(std::move(*record));
    return records;
}

using CsvFields = std::vector<std::string>;

}  // namespace

TEST(Csv, ReadsQuotesAndLineBreaksAndCountsRowsAndLines) {
    auto const records = csv_records("a;b\r\n\"1\r\n2\";\"say \"\"hi\"\"\"\n;x");
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[1].fields, (CsvFields{"1\r\n2", "say \"hi\""}));
    EXPECT_EQ(records[1].row, 2U);
    EXPECT_EQ(records[1].line, 2U);
    EXPECT_EQ(records[2].fields, (CsvFields{"", "x"}));
    EXPECT_EQ(records[2].row, 3U);
    EXPECT_EQ(records[2].line, 4U);
    for (auto const& record : records) EXPECT_FALSE(record.fault);
}

TEST(Csv, EmptyTextsAndLines) {
    EXPECT_TRUE(csv_records("").empty());
    EXPECT_TRUE(csv_records("\r\n\n").empty());
    auto const records = csv_records("a\n\nb\n");
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[1].row, 2U);
    EXPECT_EQ(records[1].line, 3U);
    EXPECT_EQ(csv_records("\"\"\n").at(0).fields, (CsvFields{""}));
    EXPECT_EQ(csv_records("a;").at(0).fields, (CsvFields{"a", ""}));
}

TEST(Csv, FaultsAreNamedAndReadingGoesOn) {
    auto const records = csv_records("a;b\n1\n\"x\"y;2\nz\"w;3\n4;5\n\"open;6\n7;8");
    ASSERT_EQ(records.size(), 6U);
    EXPECT_EQ(records[1].fault->code, "csv_field_count");
    EXPECT_EQ(records[1].fault->params, (Params{{"seen", "1"}, {"expected", "2"}}));
    EXPECT_EQ(records[2].fault->code, "csv_stray_quote");
    EXPECT_EQ(records[2].fields, (CsvFields{"xy", "2"}));
    EXPECT_EQ(records[3].fault->code, "csv_stray_quote");
    EXPECT_FALSE(records[4].fault);
    EXPECT_EQ(records[5].fault->code, "csv_unclosed_quote");
    EXPECT_EQ(records[5].row, 6U);
    EXPECT_EQ(records[5].line, 6U);
}

TEST(Csv, SeparatorIsDetectedOutsideQuotes) {
    EXPECT_EQ(detect_separator("a;b;c\n1,2,3,4"), ';');
    EXPECT_EQ(detect_separator("a,b\n"), ',');
    EXPECT_EQ(detect_separator("\"a,b,c\";d"), ';');
    EXPECT_EQ(detect_separator("a\tb"), '\t');
    EXPECT_EQ(detect_separator("single"), ';');
    EXPECT_EQ(detect_separator(""), ';');
}

TEST(Csv, WrittenIsReadBack) {
    std::mt19937 random(4180);
    constexpr std::string_view kAlphabet = "ab;,\"\r\n\t =";
    for (int round = 0; round < 2'000; ++round) {
        auto const columns = 1 + random() % 4;
        std::vector<CsvFields> rows(1 + random() % 4, CsvFields(columns));
        std::string text;
        for (auto& row : rows) {
            for (auto& field : row) {
                for (auto length = random() % 6; length > 0; --length) field += kAlphabet[random() % kAlphabet.size()];
            }
            append_csv(text, row, ';');
        }
        auto const records = csv_records(text, ';');
        ASSERT_EQ(records.size(), rows.size()) << text;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ASSERT_FALSE(records[i].fault);
            ASSERT_EQ(records[i].fields, rows[i]);
        }
    }
}

TEST(Csv, WriterQuotesWhatNeedsIt) {
    std::string text;
    append_csv(text, {"a", "b;c", "d\"e", "f\ng", ""});
    EXPECT_EQ(text, "a;\"b;c\";\"d\"\"e\";\"f\ng\";\r\n");
}

TEST(Csv, GuardedCellsDoNotRun) {
    std::string text;
    append_csv(text, {"=1+1", "+1", "-1", "@x", "\tx", "a=b", "\uff1dx"}, ';', CsvCells::guarded);
    EXPECT_EQ(text, "'=1+1;'+1;'-1;'@x;'\tx;a=b;'\uff1dx\r\n");
    text.clear();
    append_csv(text, {"=1+1", "\rx"}, ',', CsvCells::exact);
    EXPECT_EQ(text, "=1+1,\"\rx\"\r\n");
}

TEST(Csv, ReadsTheSampleReferrals) {
    std::ifstream file("../shared/data/referrals.csv", std::ios::binary);
    if (!file) GTEST_SKIP() << "no sample referrals at ../shared/data (from the root of the repository)";
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    auto const decoded = to_utf8(bytes);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->seen, Encoding::utf8_with_bom);
    auto const records = csv_records(decoded->text, detect_separator(decoded->text));
    ASSERT_EQ(records.size(), 501U);
    for (auto const& record : records) {
        ASSERT_FALSE(record.fault) << record.row;
        ASSERT_EQ(record.fields.size(), 19U);
        if (record.row > 1) {
            EXPECT_TRUE(parse_hetu(record.fields[1]).has_value()) << record.row;
        }
    }
}

TEST(Csv, AnyBytesAreReadToTheEnd) {
    std::mt19937 random(99);
    constexpr std::string_view kAlphabet = "a;\"\r\n";
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (auto length = random() % 30; length > 0; --length) text += kAlphabet[random() % kAlphabet.size()];
        for (auto const& record : csv_records(text)) ASSERT_FALSE(record.fields.empty());
    }
}

}  // namespace polku::domain
