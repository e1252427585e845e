#pragma once

#include "services/casework/testing.h"
#include "shared/http/router.h"
#include "tests/support/way.h"

#include <array>
#include <barrier>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

/// casework's router over one database, asked by several threads at once, as in one process and as in a process of its
/// own. Nothing sleeps: racers meet at a barrier, and the writer decides.
namespace polku::casework::samples {

inline constexpr int kRaces = 200;

class RacingCasework : public ::testing::TestWithParam<tests::Way> {
protected:
    RacingCasework() {
        router_.add(every_route());
        database_->write_now([](storage::Tx& tx) { put_directory(tx); });
    }

    /// From any thread.
    http::Response send(http::Method method, access::Principal const& who, std::string path, std::string body = "",
                        http::Headers headers = {}) {
        auto request = http::TestRouter::request(method, who, std::move(path), std::move(body), std::move(headers));
        request.request_id = ids_.next().text;
        return way_.send(std::move(request));
    }
    http::Response get(access::Principal const& who, std::string path) {
        return send(http::Method::get, who, std::move(path));
    }
    http::Response post(access::Principal const& who, std::string path, std::string body = "",
                        http::Headers headers = {}) {
        return send(http::Method::post, who, std::move(path), std::move(body), std::move(headers));
    }
    http::Response put(access::Principal const& who, std::string path, std::string body, http::Headers headers) {
        return send(http::Method::put, who, std::move(path), std::move(body), std::move(headers));
    }

    /// Runs every act at once and answers their answers, in the order of the acts.
    template <class... Acts>
    std::array<http::Response, sizeof...(Acts)> race(Acts... acts) {
        std::array<http::Response, sizeof...(Acts)> answers;
        std::barrier start(static_cast<std::ptrdiff_t>(sizeof...(Acts)));
        std::array<std::function<http::Response()>, sizeof...(Acts)> const todo{std::move(acts)...};
        std::vector<std::jthread> racers;
        racers.reserve(todo.size());
        for (std::size_t i = 0; i < todo.size(); ++i) {
            racers.emplace_back([&, i] {
                start.arrive_and_wait();
                answers[i] = todo[i]();
            });
        }
        racers.clear();
        return answers;
    }

    /// A new client, referred to lot A; `number` is the round's.
    Registered refer(int number) {
        auto sample = referral();
        sample.number = "N-" + std::to_string(number);
        auto const now = clock_.now();
        return database_->write_now([&](storage::Tx& tx) { return samples::refer(tx, sample, ids_, now); });
    }
    http::Response accept(access::Principal const& who, domain::Id const& handover) {
        return post(who, "/api/v1/handovers/" + handover.text + "/accept", "", at_version(1));
    }
    static std::string of_case(domain::Id const& case_id, std::string_view rest = "") {
        return "/api/v1/cases/" + case_id.text + std::string(rest);
    }
    static std::string goal(std::string_view title, std::string_view category, domain::Id const& organisation) {
        return fmt::format(R"({{"title":"{}","category":"{}","organisation":"{}","measure":"Näkyy"}})", title, category,
                           organisation.text);
    }
    template <class... Params>
    std::vector<std::string> texts(storage::Query const& query, Params const&... params) {
        return database_->read([&](storage::Tx& tx) {
            return tx.all(query, [](storage::Row const& row) { return row.string(0); }, params...);
        });
    }
    /// The types of the events about one thing, in their order.
    std::vector<std::string> events_of(domain::Id const& subject) {
        static constexpr storage::Query kTypes{"test.types",
                                               "SELECT type FROM event WHERE subject = $1 ORDER BY number"};
        return texts(kTypes, subject);
    }
    /// The outcomes of the journal's entries about one thing.
    std::vector<std::string> outcomes_of(domain::Id const& subject) {
        static constexpr storage::Query kOutcomes{"test.outcomes",
                                                  "SELECT outcome FROM journal WHERE subject = $1 ORDER BY number"};
        return texts(kOutcomes, subject);
    }
    std::int64_t entries_read() { return read_log_->newest(); }

    storage::TemporaryDirectory folder_;
    storage::TestDatabase database_ = storage::open_for_test(migrations());
    std::unique_ptr<events::ReadLog> read_log_ = events::open_read_log(folder_ / "reads.db");
    runtime::HeavyPool heavy_{1, 16};
    domain::FakeClock const clock_;
    domain::RandomIds ids_{clock_};
    http::Router router_{{.database = *database_,
                          .read_log = *read_log_,
                          .heavy = heavy_,
                          .clock = clock_,
                          .ids = ids_,
                          .facts = {.case_access = case_access},
                          .service = "casework",
                          .messages = messages()}};
    tests::WayTo way_{GetParam(), router_, clock_};
};

}  // namespace polku::casework::samples
