#include "shared/domain/ids.h"

#include <gtest/gtest.h>

#include <thread>
#include <unordered_set>
#include <vector>

namespace polku::domain {

TEST(Ids, ValidityIsExact) {
    EXPECT_TRUE(valid_id("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));  // RFC 9562, appendix A.6
    EXPECT_FALSE(valid_id(""));
    EXPECT_FALSE(valid_id("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));  // upper case
    EXPECT_FALSE(valid_id("017f22e2-79b0-4cc3-98c4-dc0c0c07398f"));  // version 4
    EXPECT_FALSE(valid_id("017f22e2-79b0-7cc3-c8c4-dc0c0c07398f"));  // variant
    EXPECT_FALSE(valid_id("017f22e279b07cc398c4dc0c0c07398f"));
    EXPECT_FALSE(valid_id("017f22e2-79b0-7cc3-98c4-dc0c0c07398f "));
    EXPECT_FALSE(valid_id("017f22e2-79b0-7cc3-98c4-dc0c0c07398g"));
    EXPECT_FALSE(valid_id("017f22e2-79b0-7cc3-98c4dc0c0c07398f--"));
    EXPECT_EQ(parse_id("x"), std::nullopt);
    EXPECT_EQ(parse_id("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")->text, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Ids, CarryTheClocksMilliseconds) {
    FakeClock const clock(Instant{0x017F22E279B0});
    RandomIds ids(clock);
    EXPECT_EQ(ids.next().text.substr(0, 15), "017f22e2-79b0-7");
}

TEST(Ids, RiseWithinAMillisecondAndWhenTheClockStepsBack) {
    FakeClock clock;
    RandomIds ids(clock);
    auto last = ids.next();
    for (int i = 0; i < 10'000; ++i) {  // more than the counter holds
        auto const id = ids.next();
        ASSERT_TRUE(valid_id(id.text));
        ASSERT_LT(last, id);
        last = id;
    }
    clock.set(Instant{clock.now().ms - 60'000});
    EXPECT_LT(last, ids.next());
}

TEST(Ids, AreUniqueAcrossThreads) {
    SystemClock const clock;
    RandomIds ids(clock);
    std::vector<std::vector<Id>> made(4);
    {
        std::vector<std::jthread> threads;
        threads.reserve(made.size());
        for (auto& mine : made) {
            threads.emplace_back([&ids, &mine] {
                for (int i = 0; i < 2'000; ++i) mine.push_back(ids.next());
            });
        }
    }
    std::unordered_set<Id> all;
    for (auto const& mine : made) all.insert(mine.begin(), mine.end());
    EXPECT_EQ(all.size(), 8'000U);
}

TEST(Ids, TwoSourcesDoNotMeet) {
    FakeClock const clock;
    RandomIds first(clock);
    RandomIds second(clock);
    EXPECT_NE(first.next(), second.next());
}

TEST(Ids, SequentialOnesAreValidAndCounted) {
    SequentialIds ids;
    EXPECT_EQ(ids.next().text, "00000000-0000-7000-8000-000000000001");
    EXPECT_EQ(ids.next().text, "00000000-0000-7000-8000-000000000002");
    EXPECT_TRUE(valid_id(ids.next().text));
}

}  // namespace polku::domain
