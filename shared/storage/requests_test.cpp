#include "shared/storage/requests.h"

#include "shared/storage/testing.h"

#include <gtest/gtest.h>

namespace polku::storage {
namespace {

constexpr domain::Instant kAt{1'795'341'600'000};

TEST(Requests, a_result_is_found_by_its_whole_key) {
    auto const test = open_for_test();
    auto const key = requests::key("m-1", "POST", "/api/v1/cases", "k|1");
    requests::StoredResult const result{{1, 2, 0}, 201, "c-1", 1, requests::State::done};
    test->write_now([&](Tx& tx) { requests::insert(tx, key, result, kAt); });
    test->read([&](Tx& tx) {
        EXPECT_EQ(requests::find(tx, key), result);
        EXPECT_EQ(requests::find(tx, requests::key("m-2", "POST", "/api/v1/cases", "k|1")), std::nullopt);
    });
}

TEST(Requests, a_key_is_stored_once) {
    auto const test = open_for_test();
    auto const insert = [](Tx& tx) { requests::insert(tx, "k", {{1}, 200, "", 0, requests::State::done}, kAt); };
    test->write_now(insert);
    EXPECT_THROW(test->write_now(insert), ConstraintError);
}

TEST(Requests, a_running_request_is_finished_once) {
    auto const test = open_for_test();
    auto const finish = [](Tx& tx) { return requests::finish(tx, "k", 200, "i-1", 3); };
    test->write_now([](Tx& tx) { requests::insert(tx, "k", {{1}, 202, "i-1", 1, requests::State::running}, kAt); });
    EXPECT_TRUE(test->write_now(finish));
    EXPECT_FALSE(test->write_now(finish));
    test->read([](Tx& tx) {
        EXPECT_EQ(requests::find(tx, "k"), (requests::StoredResult{{1}, 200, "i-1", 3, requests::State::done}));
    });
}

TEST(Requests, parts_of_a_key_cannot_run_into_each_other) {
    EXPECT_THROW(static_cast<void>(requests::key("a|b", "POST", "/", "k")), std::logic_error);
    EXPECT_NE(requests::key("a", "POST", "/x", "k"), requests::key("a", "POST", "/", "xk"));
}

}  // namespace
}  // namespace polku::storage
