#include "shared/json/reader.h"

#include "shared/domain/messages.h"

#include <gtest/gtest.h>

namespace polku::json {

namespace {

enum class ReaderTestKind { goal, action };

constexpr domain::Name<ReaderTestKind> kReaderTestKinds[] = {{"goal", ReaderTestKind::goal},
                                                             {"action", ReaderTestKind::action}};

using Faults = std::vector<domain::FieldFault>;

// The faults of reading `body` with `read`, after finish().
template <class Read>
Faults faults_of(std::string_view body, Read read) {
    auto const document = parse(body);
    EXPECT_TRUE(document.has_value()) << body;
    if (!document) return {};
    Reader r(*document);
    read(r);
    auto const result = r.finish();
    EXPECT_EQ(r.ok(), result.has_value());
    if (result) return {};
    EXPECT_EQ(result.error().status, 422);
    for (auto const& fault : result.error().faults)
        EXPECT_NE(domain::message(domain::Language::en, fault.code), fault.code) << "no message for " << fault.code;
    return result.error().faults;
}

}  // namespace

TEST(JsonReader, ReadsEveryKindOfMember) {
    auto const document = parse(R"({"title":"Työ","note":"a\nb","amount":-5,"cents":1250,"yes":true,
        "id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","due":"2026-11-30","at":"2026-11-22T12:00:00+02:00","kind":"action",
        "kinds":["goal","action"],"words":["a","b"],"ids":[],"place":{"city":"Tampere"},"any":{"b":[1.5,null]}})");
    ASSERT_TRUE(document.has_value());
    Reader r(*document);
    EXPECT_EQ(r.text("title"), "Työ");
    EXPECT_EQ(r.optional_text("note", {.lines = true}), "a\nb");
    EXPECT_EQ(r.integer("amount"), -5);
    EXPECT_EQ(r.cents("cents", {.min = 0}), domain::Cents{1250});
    EXPECT_TRUE(r.boolean("yes"));
    EXPECT_EQ(r.id("id").text, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    EXPECT_EQ(r.date("due"), domain::LocalDate(2026, 11, 30));
    EXPECT_EQ(r.instant("at"), domain::FakeClock{}.now());
    EXPECT_EQ(r.choice<ReaderTestKind>("kind", kReaderTestKinds), ReaderTestKind::action);
    EXPECT_EQ(r.choices<ReaderTestKind>("kinds", kReaderTestKinds),
              (std::vector{ReaderTestKind::goal, ReaderTestKind::action}));
    EXPECT_EQ(r.texts("words"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(r.ids("ids").empty());
    r.object("place", [](Reader& place) { EXPECT_EQ(place.text("city"), "Tampere"); });
    EXPECT_EQ(r.raw("any"), R"({"b":[1.5,null]})");
    EXPECT_TRUE(r.finish().has_value());
}

TEST(JsonReader, AbsentAndNullAreNothing) {
    for (auto const* body :
         {"{}", R"({"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null,"i":null})"}) {
        EXPECT_EQ(faults_of(body,
                            [](Reader& r) {
                                EXPECT_EQ(r.optional_text("a"), std::nullopt);
                                EXPECT_EQ(r.optional_integer("b"), std::nullopt);
                                EXPECT_EQ(r.optional_cents("c"), std::nullopt);
                                EXPECT_EQ(r.optional_boolean("d"), std::nullopt);
                                EXPECT_EQ(r.optional_id("e"), std::nullopt);
                                EXPECT_EQ(r.optional_date("f"), std::nullopt);
                                EXPECT_EQ(r.optional_instant("g"), std::nullopt);
                                EXPECT_EQ(r.optional_choice<ReaderTestKind>("h", kReaderTestKinds), std::nullopt);
                                EXPECT_FALSE(r.optional_object("i", [](Reader&) { FAIL(); }));
                            }),
                  Faults{});
    }
    EXPECT_EQ(faults_of("{}", [](Reader& r) { r.each("items", [](Reader&) { FAIL(); }, {.required = false}); }),
              Faults{});
}

TEST(JsonReader, EveryRequiredMemberIsMissedAtOnce) {
    auto const faults = faults_of(R"({"c":null})", [](Reader& r) {
        (void)r.text("a");
        (void)r.integer("b");
        (void)r.boolean("c");
        (void)r.id("d");
        (void)r.date("e");
        (void)r.instant("f");
        (void)r.choice<ReaderTestKind>("g", kReaderTestKinds);
        r.each("h", [](Reader&) {});
        r.object("i", [](Reader&) {});
        (void)r.raw("j");
    });
    ASSERT_EQ(faults.size(), 10U);
    for (std::size_t i = 0; i < faults.size(); ++i)
        EXPECT_EQ(faults[i], (domain::FieldFault{std::string{"/"} + static_cast<char>('a' + i), "required"}));
}

TEST(JsonReader, WrongTypesAreNamed) {
    EXPECT_EQ(faults_of(R"({"a":1,"b":"1","c":"true","d":7,"e":true,"f":{},"g":[],"h":{},"i":[],"j":"x"})",
                        [](Reader& r) {
                            (void)r.text("a");
                            (void)r.integer("b");
                            (void)r.boolean("c");
                            (void)r.id("d");
                            (void)r.date("e");
                            (void)r.instant("f");
                            (void)r.choice<ReaderTestKind>("g", kReaderTestKinds);
                            r.each("h", [](Reader&) {});
                            r.object("i", [](Reader&) {});
                            (void)r.texts("j");
                        }),
              (Faults{{"/a", "not_text"},
                      {"/b", "not_integer"},
                      {"/c", "not_boolean"},
                      {"/d", "not_text"},
                      {"/e", "not_text"},
                      {"/f", "not_text"},
                      {"/g", "not_text"},
                      {"/h", "not_an_array"},
                      {"/i", "not_an_object"},
                      {"/j", "not_an_array"}}));
}

TEST(JsonReader, ValuesOutOfTheirRulesAreNamed) {
    EXPECT_EQ(faults_of(R"({"a":"","b":" \u00a0","c":"abcd","d":"äö","e":"x\ty","f":"x\u0000y","g":-1,"h":11,
                            "i":"017F22E2-79B0-7CC3-98C4-DC0C0C07398F","j":"30.11.2026","k":"2026-02-30","l":"2026-11-22",
                            "m":"other","n":["goal",3,"x"],"o":[1],"p":[1,2,3]})",
                        [](Reader& r) {
                            (void)r.text("a");
                            (void)r.text("b");
                            (void)r.text("c", {.max = 3});
                            (void)r.text("d", {.min = 3});
                            (void)r.text("e");
                            (void)r.text("f", {.lines = true});
                            (void)r.integer("g", {.min = 0});
                            (void)r.integer("h", {.max = 10});
                            (void)r.id("i");
                            (void)r.date("j");
                            (void)r.date("k");
                            (void)r.instant("l");
                            (void)r.choice<ReaderTestKind>("m", kReaderTestKinds);
                            EXPECT_EQ(r.choices<ReaderTestKind>("n", kReaderTestKinds).size(), 1U);
                            r.each("o", [](Reader&) {}, {.min = 2});
                            (void)r.texts("p", {}, {.max = 2});
                        }),
              (Faults{{"/a", "required"},
                      {"/b", "required"},
                      {"/c", "too_long", {{"max", "3"}}},
                      {"/d", "too_short", {{"min", "3"}}},
                      {"/e", "control_character"},
                      {"/f", "control_character"},
                      {"/g", "below_minimum", {{"min", "0"}}},
                      {"/h", "above_maximum", {{"max", "10"}}},
                      {"/i", "not_an_id"},
                      {"/j", "not_a_date"},
                      {"/k", "no_such_date"},
                      {"/l", "not_an_instant"},
                      {"/m", "not_a_choice", {{"choices", "goal, action"}}},
                      {"/n/1", "not_text"},
                      {"/n/2", "not_a_choice", {{"choices", "goal, action"}}},
                      {"/o", "too_few", {{"min", "2"}}},
                      {"/o/0", "not_an_object"},
                      {"/p", "too_many", {{"max", "2"}}}}));
}

TEST(JsonReader, LengthIsCountedInCodePoints) {
    EXPECT_EQ(faults_of(R"({"a":"äö😀"})", [](Reader& r) { EXPECT_EQ(r.text("a", {.max = 3}), "äö😀"); }), Faults{});
}

TEST(JsonReader, OnlyExactIntegersAreIntegers) {
    for (auto const* body : {R"({"n":1.0})", R"({"n":1e2})", R"({"n":0.1})", R"({"n":1E400000000000})", R"({"n":"1"})",
                             R"({"n":100000000000000000000})"}) {
        auto const document = parse(body);
        if (!document) continue;  // beyond a double: not even read
        Reader r(*document);
        EXPECT_EQ(r.integer("n"), 0);
        ASSERT_FALSE(r.finish().has_value()) << body;
        EXPECT_EQ(r.finish().error().faults.at(0).code, "not_integer") << body;
    }
    for (auto const* body :
         {R"({"n":9007199254740992})", R"({"n":9223372036854775807})", R"({"n":9223372036854775808})"})
        EXPECT_EQ(faults_of(body, [](Reader& r) { (void)r.integer("n"); }).at(0).code, "above_maximum");
    EXPECT_EQ(faults_of(R"({"n":-9007199254740992})", [](Reader& r) { (void)r.integer("n"); }).at(0).code,
              "below_minimum");
    EXPECT_EQ(faults_of(R"({"n":-9007199254740991,"z":-0})",
                        [](Reader& r) {
                            EXPECT_EQ(r.integer("n"), -kMaxExactInteger);
                            EXPECT_EQ(r.integer("z"), 0);
                        }),
              Faults{});
    EXPECT_EQ(faults_of(R"({"n":9223372036854775807})",
                        [](Reader& r) { EXPECT_EQ(r.integer("n", {.max = INT64_MAX}), INT64_MAX); }),
              Faults{});
}

TEST(JsonReader, UnknownFieldsAreFaultsAtEveryLevel) {
    EXPECT_EQ(faults_of(R"({"goals":[{"title":"a"},{"title":"","x/y":1}],"place":{"zip":1},"extra":null})",
                        [](Reader& r) {
                            r.each("goals", [](Reader& goal) { (void)goal.text("title"); });
                            r.object("place", [](Reader&) {});
                        }),
              (Faults{{"/goals/1/title", "required"},
                      {"/goals/1/x~1y", "unknown_field"},
                      {"/place/zip", "unknown_field"},
                      {"/extra", "unknown_field"}}));
    EXPECT_EQ(faults_of(R"({"x":1,"sub":{"y":1}})",
                        [](Reader& r) {
                            r.allow_unknown();
                            r.object("sub", [](Reader&) {});
                        }),
              (Faults{{"/sub/y", "unknown_field"}}));
}

TEST(JsonReader, TheRootMustBeAnObjectAndThatIsSaidOnce) {
    EXPECT_EQ(faults_of("[]",
                        [](Reader& r) {
                            (void)r.text("a");
                            r.object("b", [](Reader&) {});
                            EXPECT_FALSE(r.has("a"));
                        }),
              (Faults{{"", "not_an_object"}}));
}

TEST(JsonReader, TellsLeftOutFromNull) {
    EXPECT_EQ(faults_of(R"({"a":null,"b":1})",
                        [](Reader& r) {
                            EXPECT_TRUE(r.has("a"));
                            EXPECT_TRUE(r.is_null("a"));
                            EXPECT_FALSE(r.is_null("b"));
                            EXPECT_FALSE(r.has("c"));
                            EXPECT_EQ(r.raw("a"), "null");
                        }),
              (Faults{{"/b", "unknown_field"}}));  // asking is not reading
}

TEST(JsonReader, CallersAddTheirOwnFaults) {
    EXPECT_EQ(faults_of(R"({"sub":{"ends":"2026-01-01"}})",
                        [](Reader& r) {
                            r.object("sub", [](Reader& sub) {
                                (void)sub.date("ends");
                                sub.fault("ends", "no_such_date");
                            });
                        }),
              (Faults{{"/sub/ends", "no_such_date"}}));
}

TEST(JsonReader, BlankOptionalTextIsNothing) {
    EXPECT_EQ(faults_of(R"({"a":"  ","b":""})",
                        [](Reader& r) {
                            EXPECT_EQ(r.optional_text("a"), std::nullopt);
                            EXPECT_EQ(r.optional_text("b", {.min = 0}), "");
                        }),
              Faults{});
}

TEST(JsonReader, FaultsAreKeptWithinBounds) {
    std::string body = "{";
    for (int i = 0; i < 5000; ++i) body += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
    body += "}";
    EXPECT_EQ(faults_of(body, [](Reader&) {}).size(), 200U);
}

}  // namespace polku::json
