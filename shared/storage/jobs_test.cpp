#include "shared/storage/jobs.h"

#include "shared/storage/testing.h"

#include <gtest/gtest.h>

namespace polku::storage {
namespace {

jobs::NewJob new_job(std::string const& id, std::int64_t due) {
    return {domain::Id{id}, "handover.expire", domain::Id{"h-1"}, "handover.expire:" + id, domain::Instant{due}, "{}"};
}

std::vector<std::string> due_ids(Database& database, std::int64_t now, int limit = 10) {
    std::vector<std::string> ids;
    for (auto const& job : database.read([&](Tx& tx) { return jobs::due(tx, domain::Instant{now}, limit); })) {
        ids.push_back(job.id.text);
    }
    return ids;
}

TEST(Jobs, are_due_in_the_order_of_their_instants) {
    auto const test = open_for_test();
    test->write_now([](Tx& tx) {
        for (auto const& [id, due] : {std::pair{"c", 30}, {"b", 10}, {"a", 20}}) jobs::schedule(tx, new_job(id, due));
    });
    EXPECT_EQ(due_ids(*test, 9), std::vector<std::string>{});
    EXPECT_EQ(due_ids(*test, 20), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(due_ids(*test, 99, 2), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(test->read(jobs::next_due), domain::Instant{10});
}

TEST(Jobs, one_unique_key_is_one_job_also_when_it_is_done) {
    auto const test = open_for_test();
    auto again = new_job("a", 10);
    EXPECT_TRUE(test->write_now([&](Tx& tx) { return jobs::schedule(tx, again); }));
    EXPECT_TRUE(test->write_now([](Tx& tx) { return jobs::finish(tx, domain::Id{"a"}, domain::Instant{11}); }));
    again.id = domain::Id{"b"};
    EXPECT_FALSE(test->write_now([&](Tx& tx) { return jobs::schedule(tx, again); }));
    EXPECT_EQ(due_ids(*test, 99), std::vector<std::string>{});
    EXPECT_EQ(test->read(jobs::next_due), std::nullopt);
}

TEST(Jobs, finish_once) {
    auto const test = open_for_test();
    auto const finish = [](Tx& tx) { return jobs::finish(tx, domain::Id{"a"}, domain::Instant{11}); };
    test->write_now([](Tx& tx) { jobs::schedule(tx, new_job("a", 10)); });
    EXPECT_TRUE(test->write_now(finish));
    EXPECT_FALSE(test->write_now(finish));
}

TEST(Jobs, a_failed_one_is_put_off_and_counted) {
    auto const test = open_for_test();
    test->write_now([](Tx& tx) {
        jobs::schedule(tx, new_job("a", 10));
        jobs::fail(tx, domain::Id{"a"}, "casework does not answer", domain::Instant{50});
    });
    EXPECT_EQ(due_ids(*test, 49), std::vector<std::string>{});
    auto const due = test->read([](Tx& tx) { return jobs::due(tx, domain::Instant{50}, 10); });
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].attempts, 1);
    EXPECT_EQ(due[0].due_at, domain::Instant{50});
}

}  // namespace
}  // namespace polku::storage
