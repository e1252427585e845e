#include "shared/http/paging.h"

#include <gtest/gtest.h>

namespace polku::http {
namespace {

Request with_query(std::string query) {
    Request request;
    request.query = std::move(query);
    return request;
}

TEST(PagingTest, GivesBackTheKeyOfTheLastRow) {
    std::vector<std::string> const key{"öhman", "", "0192"};
    auto const page = read_page(with_query("limit=7&cursor=" + make_cursor(key)), 3);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->limit, 7);
    EXPECT_EQ(page->after, key);
}

TEST(PagingTest, StartsAtTheFirstPageWithFiftyRows) {
    auto const page = read_page(with_query(""), 2);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->limit, 50);
    EXPECT_TRUE(page->after.empty());
}

TEST(PagingTest, RefusesCursorsOfOtherListsAndLimitsOutOfRange) {
    EXPECT_EQ(read_page(with_query("cursor=" + make_cursor({"a", "b"})), 3).error().code, "bad_cursor");
    EXPECT_EQ(read_page(with_query("cursor=%21%21"), 1).error().code, "bad_cursor");
    for (auto const* const limit : {"0", "201", "-1", "1x", "", "99999999999"}) {
        EXPECT_EQ(read_page(with_query(std::string("limit=") + limit), 1).error().code, "bad_limit") << limit;
    }
}

}  // namespace
}  // namespace polku::http
