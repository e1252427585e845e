#pragma once

#include "services/outcomes/check/store.h"
#include "services/outcomes/testing.h"
#include "shared/http/feed.h"
#include "shared/http/router.h"
#include "shared/runtime/logging.h"
#include "tests/races/at_once.h"
#include "tests/support/way.h"

#include <atomic>

/// outcomes' router over one database, asked by several threads at once, in one of the two ways to run. Nothing sleeps:
/// racers begin together, and the writer decides.
namespace polku::tests::money {

inline constexpr int kRaces = 200;

using outcomes::testing::aino;
using outcomes::testing::ben;
using outcomes::testing::id;
using outcomes::testing::kLotA;
using outcomes::testing::kLotB;
using outcomes::testing::tuula;

/// Every look moves it by a millisecond, so that no two acts happen in the same one.
class TickingClock final : public domain::Clock {
public:
    [[nodiscard]] domain::Instant now() const override { return domain::Instant{ms_.fetch_add(1)}; }
    void set(domain::Instant now) { ms_ = now.ms; }

private:
    mutable std::atomic<std::int64_t> ms_ = domain::FakeClock().now().ms;
};

/// The case of round `number`; each belongs to a client of its own.
inline domain::Id case_of_round(int number) { return id(500'000 + number); }
inline domain::Id client_of(domain::Id const& case_id) {
    return {"00000000-0000-7000-9000-" + case_id.text.substr(24)};
}

/// Answers like casework, from any thread: a case that was the first provider's and is the second one's now. The former
/// provider may still claim what it achieved.
class MovedCases final : public http::Channel {
public:
    runtime::Awaitable<http::Response> send(http::Request request) override {
        return runtime::await_value<http::Response>(
            [response = answer(request)](runtime::Done<http::Response> done) { done(response); });
    }

private:
    static http::Response answer(http::Request const& request) {
        static constexpr std::string_view kBefore = "/internal/cases/";
        auto const& who = request.on_behalf_of.value();
        access::CaseAccess about;
        about.case_id = {request.path.substr(kBefore.size(), 36)};
        about.client = client_of(about.case_id);
        about.relation = who.organisation == aino().organisation  ? access::Relation::former
                         : who.organisation == ben().organisation ? access::Relation::responsible
                                                                  : access::Relation::party;
        about.access_version = 7;
        access::Grant grant{};
        grant.category = access::Category::employment;
        grant.ground = who.role == access::Role::coach ? access::Ground::commission : access::Ground::statute;
        about.grants.push_back(grant);
        return http::json_response(http::case_access_json(about));
    }
};

class RacingOutcomes {
public:
    explicit RacingOutcomes(Way way) : way_(way, router_, clock_) {
        runtime::set_log_level(runtime::LogLevel::warn);
        router_.add(outcomes::milestone_routes(outcomes::ask_casework(casework_)));
        router_.add(outcomes::evidence_routes(key_, ids_));
        router_.add(http::feed_routes({{"polku.milestone.verified.", {"payments"}},
                                       {"polku.milestone.held.", {"payments"}},
                                       {"polku.milestone.released.", {"payments"}},
                                       {"polku.outcomes.log-marked.", {"payments"}}},
                                      *read_log_));
        database_->write_now([](storage::Tx& tx) {
            using namespace outcomes::testing;
            keep(tx, lot(kLotA, kLeadA, {kMemberA}));
            keep(tx, lot(kLotB, kLeadB, {}));
            int number = 2000;
            for (auto const& who : {aino(), ben(), tuula()}) {
                keep(tx, outcomes::Membership{.id = outcomes::testing::id(++number),
                                              .person = who.person,
                                              .organisation = who.organisation,
                                              .started_at = domain::Instant{1},
                                              .ended_at = {}});
            }
        });
    }

    /// From any thread.
    http::Response post(access::Principal const& who, std::string path, std::string body = "",
                        http::Headers headers = {}) {
        auto request =
            http::TestRouter::request(http::Method::post, who, std::move(path), std::move(body), std::move(headers));
        request.request_id = ids_.next().text;
        return way_.send(std::move(request));
    }
    /// Claims that a plan was made (no evidence is asked for), under the person's own contract.
    http::Response claim(access::Principal const& who, domain::Id const& case_id) {
        return post(who, "/api/v1/cases/" + case_id.text + "/milestones",
                    fmt::format(R"({{"contract":"{}","type":"M1","happened_on":"2026-01-15"}})", who.contract->text));
    }
    http::Response act(access::Principal const& who, domain::Id const& milestone, std::string_view what,
                       std::int64_t version = 1) {
        return post(who, fmt::format("/api/v1/milestones/{}/{}", milestone.text, what), "",
                    {{"if-match", http::etag(version)}});
    }

    template <class... Params>
    std::vector<std::string> texts(storage::Query const& query, Params const&... params) {
        return database_->read([&](storage::Tx& tx) {
            return tx.all(query, [](storage::Row const& row) { return row.string(0); }, params...);
        });
    }
    std::vector<std::string> broken() {
        std::vector<std::string> said;
        auto const findings = database_->read([&](storage::Tx& tx) { return outcomes::check_outcomes(tx, key_); });
        for (auto const& finding : findings) {
            if (!finding.holds()) said.push_back(finding.what);
        }
        return said;
    }

    http::Channel& channel() { return way_.channel(); }
    TickingClock& clock() { return clock_; }
    domain::RandomIds& ids() { return ids_; }

private:
    storage::TemporaryDirectory folder_;
    storage::SealingKey key_{storage::SecretKey::open(folder_ / "key", true)};
    storage::TestDatabase database_ = storage::open_for_test(outcomes::migrations());
    std::unique_ptr<events::ReadLog> read_log_ = events::open_read_log(folder_ / "reads.db");
    runtime::HeavyPool heavy_{1, 16};
    TickingClock clock_;
    domain::RandomIds ids_{clock_};
    MovedCases casework_;
    http::Router router_{{.database = *database_,
                          .read_log = *read_log_,
                          .heavy = heavy_,
                          .clock = clock_,
                          .ids = ids_,
                          .facts = {.casework = &casework_},
                          .service = "outcomes",
                          .messages = outcomes::messages()}};
    WayTo way_;
};

inline std::string text_in(http::Response const& response, std::string_view member) {
    auto const document = json::parse(response.body);
    return json::Reader(document.value()).text(member);
}
inline domain::Id id_of(http::Response const& response) { return {text_in(response, "id")}; }
inline std::string state_of(http::Response const& response) { return text_in(response, "state"); }

}  // namespace polku::tests::money
