#include "shared/json/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace polku::json {

namespace {

std::string parse_code(std::string_view body, Limits limits = {}) {
    auto const document = parse(body, limits);
    return document ? "accepted" : document.error().code;
}

}  // namespace

TEST(JsonParse, Suite) {
    std::filesystem::path const folder = "../shared/formats/json-test-suite/test_parsing";
    if (!std::filesystem::is_directory(folder))
        GTEST_SKIP() << "JSONTestSuite is not at " << folder << " (from the root of the repository)";
    int accepted = 0;
    int refused = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const body{std::istreambuf_iterator<char>(file), {}};
        auto const result = parse(body);
        // The suite holds keys twice for valid, as RFC 8259 does; here they are refused.
        bool const twice = name == "y_object_duplicated_key.json" || name == "y_object_duplicated_key_and_value.json";
        if (name.starts_with("y_") && !twice) {
            EXPECT_TRUE(result.has_value()) << name;
            ++accepted;
        } else if (name.starts_with("n_") || twice) {
            EXPECT_FALSE(result.has_value()) << name;
            ++refused;
        }
    }
    EXPECT_GE(accepted, 93);
    EXPECT_GE(refused, 190);
}

TEST(JsonParse, RefusesWhatTheLibraryWouldTake) {
    EXPECT_EQ(parse_code(std::string_view{"{}\0", 3}), "malformed_json");
    EXPECT_EQ(parse_code(std::string_view{"{}\0{", 4}), "malformed_json");
    EXPECT_EQ(parse_code("\xEF\xBB\xBF{}"), "malformed_json");
    EXPECT_EQ(parse_code("{} {}"), "malformed_json");
    EXPECT_EQ(parse_code(""), "malformed_json");
    EXPECT_EQ(parse_code("{\"a\":\"\xC3\x28\"}"), "malformed_json");
    EXPECT_EQ(parse_code("{\"a\":\"\\ud800\"}"), "malformed_json");
    EXPECT_EQ(parse_code("{\"a\":1e400}"), "malformed_json");
    EXPECT_EQ(parse_code("{\"a\":NaN}"), "malformed_json");
    EXPECT_EQ(parse_code(" {\"a\": [1, 2.5, \"\\u00e4\", null, true]}\r\n"), "accepted");
}

TEST(JsonParse, DuplicateKeysAreNamed) {
    auto const document = parse(R"({"a":[{"x":1},{"b":1,"c/d":{"e~":1},"c/d":2}]})");
    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().status, 400);
    EXPECT_EQ(document.error().faults, (std::vector<domain::FieldFault>{{"/a/1/c~1d", "duplicate_key"}}));
    EXPECT_EQ(parse_code(R"({"a":1,"\u0061":2})"), "duplicate_key");
    EXPECT_EQ(parse_code(R"([{"a":1},{"a":1},{"b":{"a":1}}])"), "accepted");
}

TEST(JsonParse, DepthIsLimited) {
    auto const nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(parse_code(nested(32)), "accepted");
    EXPECT_EQ(parse_code(nested(33)), "too_deep");
    EXPECT_EQ(parse_code(nested(200'000)), "too_deep");
    EXPECT_EQ(parse_code(std::string(200'000, '[')), "too_deep");
    std::string objects;
    for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
    EXPECT_EQ(parse_code(objects, {.bytes = 10'000'000}), "too_deep");
}

TEST(JsonParse, SizeIsLimited) {
    std::string const body = "\"" + std::string(1024 * 1024 - 2, 'x') + "\"";
    EXPECT_EQ(parse_code(body), "accepted");
    EXPECT_EQ(parse_code(body + " "), "too_large");
    EXPECT_EQ(parse(body + " ").error().status, 413);
}

TEST(JsonParse, TheDetailQuotesNothing) {
    auto const problem = parse(R"({"code":"131052-308T" x})").error();
    EXPECT_EQ(problem.status, 400);
    EXPECT_EQ(problem.detail, "the body is not valid JSON at byte 23");
}

}  // namespace polku::json
