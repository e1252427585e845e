// Bodies that are made to break a reader, before sign-in and after it: each is a 4xx that names the fault and repeats
// nothing of the body, nothing is written, and the next good request is served.
#include "tests/hostile/public_door.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::tests {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;
using ::testing::Not;

/// Stands in every body; an answer that repeats it would repeat a personal identity code as well.
constexpr std::string_view kMark = "HOSTILE-MARK";

std::string repeated(std::string_view text, std::size_t times) {
    std::string made;
    made.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) made += text;
    return made;
}

struct HostileBody {
    std::string what;
    std::string body;
    int status = 400;
    std::string code;
};

/// Of an object with one text field called `field`.
std::vector<HostileBody> hostile_bodies(std::string const& field) {
    auto const with = [&](std::string const& value) { return "{\"" + field + "\":" + value + "}"; };
    auto const text = "\"" + std::string(kMark) + "\"";
    std::string unknown = "{\"" + field + "\":" + text;
    for (int i = 0; i < 50'000; ++i) unknown += fmt::format(",\"u{}\":0", i);
    return {
        {"a key twice", "{\"" + field + "\":" + text + ",\"" + field + "\":" + text + "}", 400, "duplicate_key"},
        {"a key twice, once escaped",
         "{\"" + field + "\":" + text + ",\"" + fmt::format("\\u{:04x}", field.front()) + field.substr(1) +
             "\":" + text + "}",
         400, "duplicate_key"},
        {"arrays 200 000 deep", with(repeated("[", 200'000) + repeated("]", 200'000)), 400, "too_deep"},
        {"objects 200 000 deep", repeated(R"({"a":)", 200'000), 400, "too_deep"},
        {"a string of 10 MB", with("\"" + repeated("a", 10'000'000) + "\""), 413, "too_large"},
        {"a string of 900 kB", with("\"" + repeated("a", 900'000) + "\""), 422, "too_long"},
        {"50 000 unknown fields", unknown + "}", 422, "unknown_field"},
        {"a byte that is no UTF-8", with("\"" + std::string(kMark) + "\xff\""), 400, "malformed_json"},
        {"an overlong slash", with("\"" + std::string(kMark) + "\xc0\xaf\""), 400, "malformed_json"},
        {"half a surrogate pair", with("\"" + std::string(kMark) + "\\ud800\""), 400, "malformed_json"},
        {"UTF-16", "{\0\"\0a\0\"\0:\0001\0}\0"s, 400, "malformed_json"},
        {"a byte-order mark", "\xef\xbb\xbf" + with(text), 400, "malformed_json"},
        {"a number beyond a double", with("1e999"), 400, "malformed_json"},
        {"a number of 100 000 digits", with(repeated("9", 100'000)), 400, "malformed_json"},
        {"a NUL", with("\"" + std::string(kMark) + "\0\""s), 400, "malformed_json"},
        {"a NUL after the end", with(text) + "\0"s, 400, "malformed_json"},
        {"an escaped NUL", with("\"" + std::string(kMark) + "\\u0000\""), 422, "control_character"},
        {"two values", with(text) + with(text), 400, "malformed_json"},
        {"half a value", "{\"" + field + "\":" + text, 400, "malformed_json"},
        {"not a number", with("NaN"), 400, "malformed_json"},
        {"an array", "[" + text + "]", 422, "not_an_object"},
        {"another type of value", with("[{}]"), 422, "not_text"},
    };
}

}  // namespace

class HostileJson : public PublicDoor {
protected:
    void send_all(std::string_view path, std::string const& field, std::string_view cookie = "") {
        for (auto const& hostile : hostile_bodies(field)) {
            SCOPED_TRACE(hostile.what);
            auto const answer = post(path, hostile.body, cookie);
            EXPECT_EQ(answer.status, hostile.status) << answer.body;
            EXPECT_THAT(answer.head, HasSubstr("application/problem+json"));
            EXPECT_THAT(answer.body, HasSubstr(hostile.code));
            EXPECT_THAT(answer.body, Not(HasSubstr(kMark)));
            EXPECT_LT(answer.body.size(), 100'000U);
        }
    }
};

TEST_F(HostileJson, BeforeSignIn) {
    send_all("/api/v1/session", "username");
    EXPECT_EQ(post("/api/v1/session", R"({"username":"antti","password":"x"})", "", "text/plain").status, 415);
    EXPECT_THAT(sign_in("antti"), HasSubstr("__Host-"));
}

TEST_F(HostileJson, SignedIn) {
    auto const cookie = sign_in("antti");
    auto const consortia = [&] {
        return nlohmann::json::parse(get("/api/v1/organisations", cookie).body).at("consortia").size();
    };
    auto const before = consortia();
    send_all("/api/v1/consortia", "name", cookie);
    EXPECT_EQ(consortia(), before);
    EXPECT_EQ(post("/api/v1/consortia", R"({"name":"Näyte-konsortio"})", cookie).status, 201);
    EXPECT_EQ(consortia(), before + 1);
}

// Every fault of the body at once, each with its place.
TEST_F(HostileJson, NumbersThatDoNotFit) {
    auto const cookie = sign_in("antti");
    for (auto const* number : {"9007199254740993", "-9007199254740993", "18446744073709551616", "2.5", "1e2", "-1",
                               "10001", "true", "\"100\"", "null"}) {
        SCOPED_TRACE(number);
        auto const answer =
            post("/api/v1/contracts",
                 fmt::format(R"({{"code":"NÄYTE 1","parties":[{{"share_basis_points":{0}}}],"vat_basis_points":{0}}})",
                             number),
                 cookie);
        ASSERT_EQ(answer.status, 422) << answer.body;
        EXPECT_THAT(answer.body, HasSubstr("/vat_basis_points"));
        EXPECT_THAT(answer.body, HasSubstr("/parties/0/share_basis_points"));
        EXPECT_THAT(answer.body, HasSubstr("/code"));
        EXPECT_THAT(answer.body, HasSubstr("/valid_from"));
    }
}

}  // namespace polku::tests
