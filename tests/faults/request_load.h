#pragma once

#include "shared/domain/ids.h"
#include "shared/events/log.h"
#include "shared/storage/requests.h"
#include "shared/storage/testing.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace polku::tests {

/// What somebody who sent a request knows of it.
enum class Told : std::uint8_t { nothing, kept, refused, unknown };

/// Numbered requests such as a service takes: a row of its own, an event and the request's id in one transaction. The
/// same request again does nothing. Every seventh is refused by a rule after it has written.
class RequestLoad {
public:
    static constexpr storage::Migration kSteps[] = {
        {1, "row", "CREATE TABLE load_row (n INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT;"}};

    /// Sends requests first..last at once, and waits until each was told something.
    void send(storage::Database& database, int first, int last) {
        for (auto n = first; n <= last; ++n) {
            {
                std::lock_guard const lock(mutex_);
                told_[n] = Told::nothing;
                ++waiting_;
            }
            database.write({[n](storage::Tx& tx) { return act(tx, n); },
                            [this, n](std::exception_ptr const& error) { note(n, told_by(error)); }});
        }
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_ == 0; });
    }
    /// Sends again what is not known to be kept, until all is.
    void send_the_rest(storage::Database& database) {
        for (auto const& [n, told] : told()) {
            while (this->told().at(n) != Told::kept) send(database, n, n);
        }
    }
    [[nodiscard]] std::map<int, Told> told() const {
        std::lock_guard const lock(mutex_);
        return told_;
    }

    /// Everything that was told is so.
    static void expect_true(storage::Database& database, std::map<int, Told> const& told) {
        auto const stored = numbers(database, kRows);
        for (auto const& [n, known] : told) {
            if (rule_refuses(n)) {
                EXPECT_FALSE(stored.contains(n)) << n << " was refused by its rule, and is there";
            } else if (known == Told::kept) {
                EXPECT_TRUE(stored.contains(n)) << n << " was acknowledged, and is not there";
            } else if (known == Told::refused) {
                EXPECT_FALSE(stored.contains(n)) << n << " was refused, and is there";
            }
        }
        expect_whole(database, stored);
    }

private:
    static constexpr storage::Query kAddRow{"load.add", "INSERT INTO load_row (n, words) VALUES ($1, $2)"};
    static constexpr storage::Query kRows{"load.rows", "SELECT n FROM load_row ORDER BY n"};
    static constexpr storage::Query kEvents{"load.events", "SELECT number FROM event ORDER BY number"};
    static constexpr storage::Query kSubjects{"load.subjects", "SELECT CAST(subject AS INTEGER) FROM event"};
    static constexpr storage::Query kIntegrity{"load.integrity", "PRAGMA integrity_check"};

    static bool rule_refuses(int n) { return n % 7 == 0; }

    static storage::Verdict act(storage::Tx& tx, int n) {
        auto const key = storage::requests::key("person/membership", "POST", "/rows", std::to_string(n));
        if (storage::requests::find(tx, key)) return storage::Verdict::undo;
        tx.run(kAddRow, n, std::string(static_cast<std::size_t>(n % 5) * 1500, 'x'));
        domain::Instant const at{1'764'000'000'000 + n};
        events::append(tx, {"polku.load.v1", std::to_string(n), "", "{}"}, domain::Id{fmt::format("event-{}", n)}, at,
                       std::to_string(n));
        storage::requests::StoredResult result;
        result.status = 201;
        storage::requests::insert(tx, key, result, at);
        return rule_refuses(n) ? storage::Verdict::undo : storage::Verdict::keep;
    }
    static Told told_by(std::exception_ptr const& error) {
        if (!error) return Told::kept;
        try {
            std::rethrow_exception(error);
        } catch (storage::OutcomeUnknown const&) {
            return Told::unknown;
        } catch (storage::StorageError const&) {
            return Told::refused;
        }
    }
    void note(int n, Told told) {
        std::lock_guard const lock(mutex_);
        told_[n] = told;
        --waiting_;
        changed_.notify_one();
    }

    static std::set<std::int64_t> numbers(storage::Database& database, storage::Query const& query) {
        auto const all = database.read(
            [&](storage::Tx& tx) { return tx.all(query, [](auto const& row) { return row.integer(0); }); });
        std::set<std::int64_t> const unique(all.begin(), all.end());
        EXPECT_EQ(unique.size(), all.size()) << query.name << ": twice";
        return unique;
    }
    /// Each row has its event and no other, events have no gap, and the file is sound.
    static void expect_whole(storage::Database& database, std::set<std::int64_t> const& stored) {
        EXPECT_EQ(numbers(database, kSubjects), stored);
        auto next = std::int64_t{0};
        for (auto const number : numbers(database, kEvents)) EXPECT_EQ(number, ++next) << "a gap in the event log";
        auto const sound = database.read(
            [](storage::Tx& tx) { return tx.all(kIntegrity, [](auto const& row) { return row.string(0); }); });
        EXPECT_EQ(sound, std::vector<std::string>{"ok"});
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<int, Told> told_;
    int waiting_ = 0;
};

/// Calls `ask` until the database has opened itself again.
template <class F>
void when_open(storage::Database const& database, F const& ask) {
    while (!database.figures().fault.empty()) std::this_thread::yield();
    ask();
}

}  // namespace polku::tests
