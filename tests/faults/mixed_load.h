#pragma once

#include "deploy/api_client.h"
#include "tests/faults/stored.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace polku::tests {

class LoadWorker;

/// What people do all day, several at once: they sign in, hand cases over and take, decline or withdraw them, write
/// plans, claim results, prove and verify them, and look at it all. Every write has a key. What was acknowledged is
/// remembered; what got no answer, or 503, is sent again with its key until it is acknowledged. Any other answer is a
/// failure of the test: each works on cases of its own, so nobody gets in another's way.
class MixedLoad {
public:
    /// Throws when there is no answer.
    using Ask = std::function<http::Response(http::Request)>;

    /// Needs an answering installation of samples in which nobody else takes cases. `seed` decides who does what.
    MixedLoad(Ask ask, std::uint32_t seed);
    ~MixedLoad();
    MixedLoad(MixedLoad const&) = delete;
    MixedLoad& operator=(MixedLoad const&) = delete;

    /// Works on until `pause`.
    void begin();
    /// Each ends what it is at; what has no good answer stays open, its outcome unknown.
    void pause();
    /// Sends what is open again until it is acknowledged; a failure when that takes more than a minute.
    void settle();
    /// Begins, works until so many more writes are acknowledged or a minute has passed, and pauses.
    void run(std::int64_t writes);

    [[nodiscard]] std::int64_t acknowledged() const { return acknowledged_; }
    /// Answers that said 503 with Retry-After.
    [[nodiscard]] std::int64_t refused() const { return refused_; }
    /// What each was told last. Requires: it is not under way.
    [[nodiscard]] std::string told() const;
    /// All that was acknowledged is stored as it was told, nothing of it twice, and each case is with one organisation.
    void expect_stored(Stored const& stored) const;
    /// Once every reader has read everything: each verified result has one fee line, each handover its notices once.
    void expect_effects(Stored const& stored) const;

private:
    friend class LoadWorker;

    Ask ask_;
    std::atomic<std::int64_t> acknowledged_ = 0;
    std::atomic<std::int64_t> refused_ = 0;
    std::atomic<bool> pausing_ = false;
    std::vector<std::unique_ptr<LoadWorker>> workers_;
    std::vector<std::jthread> threads_;
};

}  // namespace polku::tests
