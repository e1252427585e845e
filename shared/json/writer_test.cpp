#include "shared/json/writer.h"

#include "shared/json/reader.h"

#include <gtest/gtest.h>

#include <limits>

namespace polku::json {

TEST(JsonWriter, WritesEveryKindOfValue) {
    std::string out;
    Writer w(out);
    w.begin_object()
        .field("text", "ä\"\\\n")
        .field("string", std::string{"s"})
        .field("view", std::string_view{"v"})
        .field("least", std::numeric_limits<std::int64_t>::min())
        .field("most", std::numeric_limits<std::uint64_t>::max())
        .field("int", 7)
        .field("yes", true)
        .field("no", false)
        .field("nothing", nullptr)
        .field("maybe", std::optional<int>{})
        .field("some", std::optional<std::string>{"x"})
        .field_if("left_out", std::optional<int>{})
        .field_if("here", std::optional<int>{1})
        .field("id", domain::Id{"017f22e2-79b0-7cc3-98c4-dc0c0c07398f"})
        .field("no_id", domain::Id{})
        .field("at", domain::Instant{0})
        .field("on", domain::LocalDate(2026, 4, 5))
        .field("fee", domain::Cents{-5});
    w.begin_array("list").value(1).value("a").begin_object().end_object().begin_array().end_array().end_array();
    w.begin_object("raw").key("inner").raw("[1,2]").end_object();
    w.end_object();
    EXPECT_TRUE(w.complete());
    EXPECT_EQ(
        out,
        R"({"text":"ä\"\\\n","string":"s","view":"v","least":-9223372036854775808,"most":18446744073709551615,"int":7,)"
        R"("yes":true,"no":false,"nothing":null,"maybe":null,"some":"x","here":1,)"
        R"("id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","no_id":null,"at":"1970-01-01T00:00:00.000Z","on":"2026-04-05",)"
        R"("fee":-5,"list":[1,"a",{},[]],"raw":{"inner":[1,2]}})");
    EXPECT_TRUE(parse(out).has_value());
}

TEST(JsonWriter, AppendsAndWritesPlainRoots) {
    std::string out = "data: ";
    Writer w(out);
    EXPECT_FALSE(w.complete());
    w.value("x");
    EXPECT_EQ(out, "data: \"x\"");
    EXPECT_TRUE(w.complete());
}

TEST(JsonWriter, EveryControlCharacterComesBack) {
    std::string text;
    for (char c = 0; c < 0x7F; ++c) text += c;
    text += "\x7F\u0085\u2028\u2029\uFEFF😀";
    std::string out;
    Writer(out).begin_object().field("t", text).end_object();
    EXPECT_EQ(out.find('\n'), std::string::npos);
    auto const document = parse(out);
    ASSERT_TRUE(document.has_value());
    Reader r(*document);
    std::string expected;
    Writer(expected).value(text);
    EXPECT_EQ(r.raw("t").size(), expected.size());
    // NUL cannot be read as text, everything else can.
    std::string without_nul;
    Writer(without_nul).begin_object().field("t", text.substr(1)).end_object();
    auto const second = parse(without_nul);
    ASSERT_TRUE(second.has_value());
    Reader s(*second);
    EXPECT_EQ(s.text("t", {.lines = true}), text.substr(1));
}

#ifndef NDEBUG
TEST(JsonWriterDeathTest, WrongNestingIsCaughtInDebug) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    auto const write = [](auto steps) {
        std::string out;
        Writer w(out);
        steps(w);
    };
    EXPECT_DEATH(write([](Writer& w) { w.begin_object().value(1); }), "a member has a key");
    EXPECT_DEATH(write([](Writer& w) { w.begin_array().key("a"); }), "keys stand in objects");
    EXPECT_DEATH(write([](Writer& w) { w.begin_array().end_object(); }), "what is closed is what is open");
    EXPECT_DEATH(write([](Writer& w) { w.begin_object().key("a").end_object(); }), "what is closed is what is open");
    EXPECT_DEATH(write([](Writer& w) { w.value(1).value(2); }), "one value at the root");
}
#endif

}  // namespace polku::json
