#include "shared/storage/contract/engine_test.h"

#include <algorithm>
#include <limits>

/// What goes in comes out, and what a query may say.
namespace polku::storage::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Migration kNotes[] = {{1, "notes", R"(
CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, words TEXT, cents INTEGER, day TEXT, sealed BLOB) STRICT;
)"}};
constexpr Query kAddValues{"test.add_note",
                           "INSERT INTO note (id, words, cents, day, sealed) VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kValuesInOrder{"test.notes", "SELECT id, words, cents, day, sealed FROM note ORDER BY id"};

class Values : public EngineTest {
protected:
    static void add(Tx& tx, std::string const& id, std::int64_t cents = 0, std::string const& words = "") {
        tx.run(kAddValues, id, words, cents, nullptr, nullptr);
    }
    template <class... Params>
    std::vector<std::string> texts(Query const& query, Params const&... params) {
        return test_->read(
            [&](Tx& tx) { return tx.all(query, [](Row const& row) { return row.string(0); }, params...); });
    }

    TestDatabase test_ = open(kNotes);
};
INSTANTIATE_TEST_SUITE_P(Contract, Values, ::testing::ValuesIn(test_engines()), engine_name);

TEST_P(Values, each_kind_comes_back_as_it_was) {
    std::vector<std::uint8_t> const bytes{0, 1, 255};
    auto const day = domain::LocalDate(2026, 2, 28);
    test_->write_now([&](Tx& tx) {
        tx.run(kAddValues, domain::Id{"a"}, std::string("äö"), domain::Cents{-5}, day, bytes);
        tx.run(kAddValues, "b", "", domain::Instant{1}, std::optional<domain::LocalDate>(),
               std::vector<std::uint8_t>());
        tx.run(kAddValues, "c", nullptr, std::nullopt, nullptr, nullptr);
    });
    auto rows = 0;
    test_->read([&](Tx& tx) {
        tx.each(kValuesInOrder, [&](Row const& row) {
            ++rows;
            if (row.text(0) == "a") {
                EXPECT_EQ(row.text(1), "äö");
                EXPECT_EQ(row.cents(2), domain::Cents{-5});
                EXPECT_EQ(row.date(3), day);
                EXPECT_TRUE(std::ranges::equal(row.bytes(4), bytes));
            } else if (row.text(0) == "b") {
                EXPECT_FALSE(row.null(1));
                EXPECT_EQ(row.text(1), "");
                EXPECT_EQ(row.instant(2), domain::Instant{1});
                EXPECT_EQ(row.optional_date(3), std::nullopt);
                EXPECT_FALSE(row.null(4));
                EXPECT_TRUE(row.bytes(4).empty());
            } else {
                EXPECT_EQ(row.id(0), domain::Id{"c"});
                for (auto const column : {1, 2, 3, 4}) EXPECT_TRUE(row.null(column));
            }
        });
    });
    EXPECT_EQ(rows, 3);
}

TEST_P(Values, integers_have_64_bits) {
    using Limits = std::numeric_limits<std::int64_t>;
    test_->write_now([](Tx& tx) {
        add(tx, "least", Limits::min());
        add(tx, "most", Limits::max());
    });
    constexpr Query kCents{"test.cents", "SELECT cents FROM note ORDER BY cents"};
    auto const cents =
        test_->read([&](Tx& tx) { return tx.all(kCents, [](Row const& row) { return row.integer(0); }); });
    EXPECT_THAT(cents, ElementsAre(Limits::min(), Limits::max()));
}

TEST_P(Values, text_is_any_text) {
    for (std::string const words :
         {"'; DROP TABLE note; --", "line\nbreak\ttab", "\xF0\x9F\x8C\xB2 ñ 漢 ‎", "$1 % _ \\"}) {
        test_->write_now([&](Tx& tx) { add(tx, words, 0, words); });
        constexpr Query kFind{"test.find", "SELECT words FROM note WHERE id = $1"};
        EXPECT_THAT(texts(kFind, words), ElementsAre(words));
    }
}

TEST_P(Values, a_column_that_holds_something_else_is_a_mistake) {
    test_->write_now([](Tx& tx) { tx.run(kAddValues, "a", "sana", 1, "sunday", nullptr); });
    auto const look = [&](auto ask) {
        test_->read([&](Tx& tx) { tx.each(kValuesInOrder, [&](Row const& row) { ask(row); }); });
    };
    EXPECT_THROW(look([](Row const& row) { return row.integer(1); }), std::logic_error);
    EXPECT_THROW(look([](Row const& row) { return row.text(2); }), std::logic_error);
    EXPECT_THROW(look([](Row const& row) { return row.text(4); }), std::logic_error) << "a null";
}

TEST_P(Values, a_parameter_may_stand_twice) {
    test_->write_now([](Tx& tx) {
        add(tx, "a", 7, "a");
        add(tx, "b", 7, "c");
    });
    constexpr Query kSame{"test.same", "SELECT id FROM note WHERE cents = $2 AND id = $1 AND words = $1"};
    constexpr Query kOrdered{"test.ordered", "SELECT id FROM note WHERE id = $1 AND words = $1 AND cents = $2"};
    EXPECT_THAT(texts(kOrdered, "a", 7), ElementsAre("a"));
    EXPECT_THAT(texts(kOrdered, "b", 7), IsEmpty());
    EXPECT_THROW(texts(kSame, "a", 7), std::logic_error) << "they are numbered in order of first appearance";
}

TEST_P(Values, a_query_takes_the_values_it_has_placeholders_for) {
    constexpr Query kOne{"test.takes_one", "SELECT id FROM note WHERE id = $1"};
    EXPECT_THROW(texts(kOne), std::logic_error);
    EXPECT_THROW(texts(kOne, "a", "b"), std::logic_error);
    EXPECT_THROW(test_->write_now([&](Tx& tx) { tx.run(kValuesInOrder); }), std::logic_error) << "it has rows";
}

TEST_P(Values, a_write_answers_how_many_rows_and_which) {
    constexpr Query kRaise{"test.raise", "UPDATE note SET cents = cents + 1 WHERE cents < $1"};
    constexpr Query kPut{"test.put",
                         "INSERT INTO note (id, cents) VALUES ($1, $2) "
                         "ON CONFLICT (id) DO UPDATE SET cents = note.cents + excluded.cents RETURNING cents"};
    constexpr Query kOnce{"test.once", "INSERT INTO note (id) VALUES ($1) ON CONFLICT (id) DO NOTHING"};
    test_->write_now([&](Tx& tx) {
        auto const put = [&](std::int64_t cents) {
            return tx.one(kPut, [](Row const& row) { return row.integer(0); }, "a", cents);
        };
        EXPECT_EQ(put(5), 5);
        EXPECT_EQ(put(6), 11);
        add(tx, "b", 1);
        EXPECT_EQ(tx.run(kRaise, 100), 2);
        EXPECT_EQ(tx.run(kRaise, 0), 0);
        EXPECT_EQ(tx.run(kOnce, "a"), 0);
        EXPECT_EQ(tx.run(kOnce, "c"), 1);
    });
}

TEST_P(Values, a_pattern_may_hold_its_own_signs) {
    test_->write_now([](Tx& tx) {
        for (auto const* const id : {"100%", "100x", "a_b", "axb"}) add(tx, id);
    });
    constexpr Query kLike{"test.like", "SELECT id FROM note WHERE id LIKE $1 ESCAPE '!' ORDER BY id"};
    EXPECT_THAT(texts(kLike, "100!%"), ElementsAre("100%"));
    EXPECT_THAT(texts(kLike, "a!_b"), ElementsAre("a_b"));
    EXPECT_THAT(texts(kLike, "100%"), ElementsAre("100%", "100x"));
}

TEST_P(Values, a_page_begins_after_the_last_row_of_the_one_before) {
    test_->write_now([](Tx& tx) {
        for (auto const& [id, cents] : {std::pair{"a", 2}, {"b", 1}, {"c", 1}, {"d", 2}}) add(tx, id, cents);
    });
    constexpr Query kPage{"test.page", "SELECT id FROM note WHERE (cents, id) > ($1, $2) ORDER BY cents, id LIMIT $3"};
    EXPECT_THAT(texts(kPage, 0, "", 3), ElementsAre("b", "c", "a"));
    EXPECT_THAT(texts(kPage, 1, "b", 3), ElementsAre("c", "a", "d"));
    EXPECT_THAT(texts(kPage, 2, "d", 3), IsEmpty());
}

TEST_P(Values, text_is_in_the_order_of_its_bytes) {
    test_->write_now([](Tx& tx) {
        for (auto const* const id : {"ä", "z", "Z", "a", "-", "1"}) add(tx, id);
    });
    constexpr Query kIds{"test.ids", "SELECT id FROM note ORDER BY id"};
    EXPECT_THAT(texts(kIds), ElementsAre("-", "1", "Z", "a", "z", "ä"));
}

}  // namespace
}  // namespace polku::storage::contract
