// Looks for the sample data beside the repository, and says so when it is not there.
#include "services/casework/imports/testing.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace polku::casework::imports {
namespace {

std::filesystem::path const kData = "../shared/data";

std::string bytes_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string_view code_of(std::string_view fault) {
    constexpr std::pair<std::string_view, std::string_view> kCodes[] = {
        {"check character", "identity_code_check_character"},
        {"same person twice in one file", "person_twice"},
        {"unknown municipality code", "unknown_municipality"},
        {"no such date (31 February)", "identity_code_no_such_date"},
        {"no such date", "no_such_date"},
        {"unknown need", "unknown_need"},
        {"not an e-mail address", "not_an_email"},
        {"not 0 or 1", "not_zero_or_one"},
        {"unknown information category", "unknown_category"},
        {"unknown assignment", "unknown_assignment"},
        {"not a date", "not_a_date"},
        {"required", "required"},
    };
    auto const found = std::ranges::find(kCodes, fault, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(kCodes) ? "unknown" : found->second;
}

TEST(ReferenceFiles, FaultyReferralsHaveTheirFaultsAndNoOthers) {
    if (!std::filesystem::exists(kData / "referrals-faulty.csv")) GTEST_SKIP() << "../shared/data is not there";
    auto const checked = testing::check(bytes_of(kData / "referrals-faulty.csv"));
    std::set<std::string> found;
    for (auto const& fault : checked.preview.faults.kept())
        found.insert(std::to_string(fault.row) + " " + fault.column + " " + fault.code);
    std::set<std::string> expected;
    for (auto const& fault : nlohmann::json::parse(bytes_of(kData / "referrals-faulty.expected.json"))) {
        expected.insert(std::to_string(fault.at("row").get<int>()) + " " + fault.at("column").get<std::string>() + " " +
                        std::string(code_of(fault.at("fault").get<std::string>())));
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 120, .created = 108, .faults = 12}));
}

TEST(ReferenceFiles, ReferralsAreWithoutFault) {
    if (!std::filesystem::exists(kData / "referrals.csv")) GTEST_SKIP() << "../shared/data is not there";
    auto const checked = testing::check(bytes_of(kData / "referrals.csv"));
    EXPECT_EQ(checked.preview.counts, (Counts{.rows = 500, .created = 500}));
    EXPECT_EQ(checked.preview.seen, (SeenFile{"UTF-8 (BOM)", ";", false}));
}

}  // namespace
}  // namespace polku::casework::imports
