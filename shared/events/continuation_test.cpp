#include "shared/events/continuation.h"

#include <gtest/gtest.h>

namespace polku::events {

namespace {

Batch log_of(std::vector<EpochStart> epochs, std::int64_t head, std::string anchor) {
    Batch batch;
    batch.epoch = epochs.back().epoch;
    batch.epochs = std::move(epochs);
    batch.head = head;
    batch.anchor = std::move(anchor);
    return batch;
}

std::int64_t agreed(Place const& read, Batch const& log) {
    auto const found = divergence(read, log);
    return found ? found->agreed_to : -1;
}

}  // namespace

TEST(Continuation, AReaderGoesOnInTheLogThatItKnows) {
    auto const log = log_of({{"A", 0}}, 9, "e5");
    EXPECT_FALSE(divergence({}, log));
    EXPECT_FALSE(divergence({"A", 5, "e5"}, log));
    EXPECT_FALSE(divergence({"A", 9, ""}, log)) << "read before anchors were kept";
}

TEST(Continuation, AReaderBehindARestoreGoesOnAndOneAheadOfItStops) {
    auto const log = log_of({{"A", 0}, {"B", 7}}, 12, "e7");
    EXPECT_FALSE(divergence({"A", 7, "e7"}, log));
    EXPECT_FALSE(divergence({"A", 3, ""}, log));
    EXPECT_EQ(agreed({"A", 8, "e8"}, log), 7);
    EXPECT_NE(divergence({"A", 9, "e9"}, log)->reason.find("2 of the events"), std::string::npos);
}

TEST(Continuation, EveryRestoreAfterTheReadersEpochCounts) {
    auto const log = log_of({{"A", 0}, {"B", 7}, {"C", 4}}, 6, "x");
    EXPECT_EQ(agreed({"A", 5, "e5"}, log), 4) << "the second restore took event 5 of A too";
    EXPECT_FALSE(divergence({"A", 4, "x"}, log));
    EXPECT_EQ(agreed({"B", 9, "b9"}, log), 4);
}

TEST(Continuation, AnUnknownEpochIsAnotherLog) { EXPECT_EQ(agreed({"Z", 1, "e1"}, log_of({{"A", 0}}, 9, "e1")), 0); }

TEST(Continuation, ALogThatWasCutOrRewrittenWithoutANewEpochShows) {
    EXPECT_EQ(agreed({"A", 9, "e9"}, log_of({{"A", 0}}, 6, "")), 6);
    EXPECT_EQ(agreed({"A", 5, "e5"}, log_of({{"A", 0}}, 9, "other")), 0);
}

}  // namespace polku::events
