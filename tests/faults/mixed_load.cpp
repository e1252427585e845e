#include "tests/faults/mixed_load.h"

#include "tests/faults/load_worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace polku::tests {

namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;

constexpr std::size_t kWorkers = 3;
constexpr auto kLimit = 60s;
/// Between two tries of the same: a part that is away is asked again, not stormed.
constexpr auto kBetween = 10ms;

bool among(std::vector<std::string> const& rows, std::string const& row) {
    return std::ranges::find(rows, row) != rows.end();
}

}  // namespace

MixedLoad::MixedLoad(Ask ask, std::uint32_t seed) : ask_(std::move(ask)) {
    // All of them look for cases before one begins.
    for (std::size_t number = 0; number < kWorkers; ++number) {
        workers_.push_back(std::make_unique<LoadWorker>(*this, seed, number, kWorkers));
    }
}

MixedLoad::~MixedLoad() { pause(); }

void MixedLoad::begin() {
    pausing_ = false;
    for (auto const& worker : workers_) {
        threads_.emplace_back([this, &worker] {
            while (!pausing_ && !::testing::Test::HasFailure()) {
                if (!worker->step()) std::this_thread::sleep_for(kBetween);
            }
        });
    }
}

void MixedLoad::pause() {
    pausing_ = true;
    threads_.clear();
}

std::string MixedLoad::told() const {
    std::string all;
    for (auto const& worker : workers_) all += worker->told() + "; ";
    return all;
}

void MixedLoad::settle() {
    auto const until = std::chrono::steady_clock::now() + kLimit;
    for (auto const& worker : workers_) {
        while (worker->open() && !worker->step()) {
            if (::testing::Test::HasFailure()) return;
            ASSERT_LT(std::chrono::steady_clock::now(), until) << worker->open_path() << " is not acknowledged";
            std::this_thread::sleep_for(kBetween);
        }
    }
}

void MixedLoad::run(std::int64_t writes) {
    auto const until = std::chrono::steady_clock::now() + kLimit;
    auto const goal = acknowledged_ + writes;
    begin();
    while (acknowledged_ < goal && std::chrono::steady_clock::now() < until && !::testing::Test::HasFailure()) {
        std::this_thread::sleep_for(kBetween);
    }
    pause();
}

void MixedLoad::expect_stored(Stored const& stored) const {
    auto const handovers = stored.texts("casework", "SELECT id || ' ' || state FROM handover");
    auto const goals = stored.texts("casework", "SELECT case_id || ' ' || title FROM plan_goal");
    auto const responsible = stored.texts("casework", "SELECT id || ' ' || responsible_organisation FROM client_case");
    auto const milestones = stored.texts("outcomes", "SELECT id || ' ' || state FROM milestone");
    EXPECT_THAT(stored.texts("casework",
                             "SELECT id FROM client_case c WHERE responsible_organisation <> (SELECT organisation "
                             "FROM responsibility r WHERE r.case_id = c.id ORDER BY from_at DESC LIMIT 1)"),
                IsEmpty())
        << "half a handover: the case and its periods differ";
    EXPECT_THAT(stored.texts("casework",
                             "SELECT id FROM handover h WHERE (state = 'accepted') <> "
                             "(SELECT count(*) FROM responsibility r WHERE r.handover = h.id)"),
                IsEmpty())
        << "half a handover: accepted without a period, or a period without";
    for (auto const& worker : workers_) {
        for (auto const& one : worker->cases()) {
            auto const unknown = worker->open_case() == one.id;
            for (auto const& [id, state] : one.handovers) {
                if (unknown && id == one.open_handover) continue;
                EXPECT_TRUE(among(handovers, id + " " + state)) << "handover " << id << " was " << state;
            }
            if (!unknown) {
                EXPECT_TRUE(among(responsible, one.id + " " + one.responsible)) << "case " << one.id;
            }
            for (auto const& title : one.goals) {
                EXPECT_EQ(std::ranges::count(goals, one.id + " " + title), 1) << title;
            }
            for (auto const& [id, state] : one.milestones) {
                if (worker->open_path().find(id) != std::string::npos) continue;
                EXPECT_TRUE(among(milestones, id + " " + state)) << "milestone " << id << " was " << state;
            }
        }
        if (auto const title = worker->open_goal(); !title.empty()) {
            EXPECT_LE(std::ranges::count_if(goals, [&](auto const& row) { return row.ends_with(" " + title); }), 1);
        }
    }
}

void MixedLoad::expect_effects(Stored const& stored) const {
    auto const lines = stored.texts("payments", "SELECT milestone FROM fee_line");
    auto const told = stored.texts("notices", "SELECT DISTINCT subject FROM notice");
    EXPECT_THAT(stored.texts("notices",
                             "SELECT subject FROM notice GROUP BY kind, subject, organisation, coalesce(team, ''), "
                             "coalesce(person, ''), event HAVING count(*) > 1"),
                IsEmpty())
        << "told twice";
    for (auto const& worker : workers_) {
        for (auto const& one : worker->cases()) {
            for (auto const& [id, state] : one.milestones) {
                EXPECT_EQ(std::ranges::count(lines, id), state == "verified" ? 1 : 0) << "fee lines of " << id;
            }
            for (auto const& [id, state] : one.handovers) {
                EXPECT_TRUE(among(told, id)) << "nobody was told of handover " << id;
            }
        }
    }
}

}  // namespace polku::tests
