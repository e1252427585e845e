// A month is frozen while a milestone of it is verified: the line is on exactly one statement, the first whose cut-off
// is not before its verification (ARCHITECTURE 9, invariants 3 and 4). Both services, and the reader between them.
#include "services/payments/check/store.h"
#include "services/payments/fee_lines/catch_up.h"
#include "services/payments/statements/period.h"
#include "services/payments/statements/store.h"
#include "services/payments/testing.h"
#include "tests/races/money_race.h"

#include <gmock/gmock.h>

#include <semaphore>
#include <stop_token>

namespace polku::tests::money {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr storage::Query kStatementOfMonth{"test.statement_of_month",
                                           "SELECT id FROM statement WHERE contract = $1 AND period = $2"};
constexpr storage::Query kBilledMilestones{
    "test.billed_milestones",
    "SELECT l.milestone FROM statement_line b JOIN fee_line l ON l.id = b.fee_line ORDER BY l.milestone"};
constexpr storage::Query kOnAnotherStatement{
    "test.on_another_statement",
    "SELECT l.milestone FROM statement_line b JOIN fee_line l ON l.id = b.fee_line WHERE b.statement_id <> "
    "(SELECT s.id FROM statement s WHERE s.contract = l.contract AND s.cut_off >= l.verified_at "
    "ORDER BY s.cut_off LIMIT 1)"};

/// outcomes, as payments reaches it: wakes the reader when the log was marked.
class MarkedOutcomes final : public http::Channel {
public:
    MarkedOutcomes(http::Channel& outcomes, std::counting_semaphore<>& wake) : to_(outcomes), wake_(wake) {}

    runtime::Awaitable<http::Response> send(http::Request request) override {
        auto const marked = request.path == "/internal/log-mark";
        auto response = co_await to_.send(std::move(request));
        if (marked) wake_.release();
        co_return response;
    }

private:
    http::Channel& to_;
    std::counting_semaphore<>& wake_;
};

/// payments' routes, and its reader of outcomes' log on a thread of its own.
class RacingPayments {
public:
    RacingPayments(Way way, RacingOutcomes& outcomes)
        : outcomes_(outcomes), to_outcomes_(outcomes.channel(), wake_), way_(way, router_, outcomes.clock()) {
        router_.add(payments::contract_routes());
        router_.add(
            payments::statement_routes(payments::catch_up_with_outcomes(to_outcomes_, *database_, outcomes.ids())));
        database_->write_now([](storage::Tx& tx) {
            payments::Contract contract{.id = kLotA, .version = 1, .terms = payments::sample::terms(), .versions = {}};
            contract.terms.valid_until.reset();
            insert(tx, contract, domain::Instant{1}, id(30));
            auto const version = activate(payments::sample::version(contract.terms.valid_from, 200'000), contract, {},
                                          id(11), domain::Instant{2});
            insert_activated(tx, kLotA, version.value(), id(30));
        });
        reading_ = std::jthread([this](std::stop_token const& over) {
            for (wake_.acquire(); !over.stop_requested(); wake_.acquire()) runtime::block_on(reader_.catch_up());
        });
    }
    ~RacingPayments() {
        reading_.request_stop();
        wake_.release();
    }
    RacingPayments(RacingPayments const&) = delete;
    RacingPayments& operator=(RacingPayments const&) = delete;

    /// The statement of the month, open unless it is there.
    domain::Id statement(payments::Period period) {
        auto const now = outcomes_.clock().now();
        database_->write_now(
            [&](storage::Tx& tx) { payments::open_statement(tx, kLotA, period, outcomes_.ids(), now); });
        return {texts(kStatementOfMonth, kLotA, payments::format_period(period)).at(0)};
    }
    http::Response freeze(domain::Id const& statement) {
        auto request = http::TestRouter::request(http::Method::post, payments::testing::fia(),
                                                 "/api/v1/statements/" + statement.text + "/freeze",
                                                 R"({"end_now":true})", {{"if-match", http::etag(1)}});
        request.request_id = outcomes_.ids().next().text;
        return way_.send(std::move(request));
    }
    template <class... Params>
    std::vector<std::string> texts(storage::Query const& query, Params const&... params) {
        return database_->read([&](storage::Tx& tx) {
            return tx.all(query, [](storage::Row const& row) { return row.string(0); }, params...);
        });
    }
    std::vector<std::string> broken() {
        std::vector<std::string> said;
        for (auto const& finding : database_->read([](storage::Tx& tx) { return payments::check_payments(tx); })) {
            if (!finding.holds()) said.push_back(finding.what);
        }
        return said;
    }
    [[nodiscard]] std::string reader_stopped_on() const { return reader_.figures().reason; }

private:
    RacingOutcomes& outcomes_;
    std::counting_semaphore<> wake_{0};
    MarkedOutcomes to_outcomes_;
    storage::TemporaryDirectory folder_;
    storage::TestDatabase database_ = storage::open_for_test(payments::migrations());
    std::unique_ptr<events::ReadLog> read_log_ = events::open_read_log(folder_ / "reads.db");
    runtime::HeavyPool heavy_{2, 16};
    http::Router router_{{.database = *database_,
                          .read_log = *read_log_,
                          .heavy = heavy_,
                          .clock = outcomes_.clock(),
                          .ids = outcomes_.ids(),
                          .facts = {.contract_access = payments::contract_access},
                          .service = "payments",
                          .messages = payments::messages()}};
    WayTo way_;
    events::Reader reader_{*database_,
                           {.source = std::string(payments::kOutcomes),
                            .kind = events::ReaderKind::reactor,
                            .pull = http::pull_events(to_outcomes_, "payments"),
                            .apply = [this](storage::Tx& tx, events::Recorded const& recorded) {
                                payments::apply_outcomes_event(tx, recorded, outcomes_.ids());
                            }}};
    std::jthread reading_;
};

class FreezeRaces : public ::testing::TestWithParam<Way> {};

TEST_P(FreezeRaces, AgainstAMilestoneVerifiedAtTheSameMoment) {
    RacingOutcomes outcomes(GetParam());
    RacingPayments payments(GetParam(), outcomes);
    payments::Period month{.year = 2026, .month = 2};
    for (int round = 0; round < kRaces && !::testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE(round);
        outcomes.clock().set(payments::first_instant(month) + std::chrono::hours(240));
        auto const statement = payments.statement(month);
        auto const claim = id_of(outcomes.claim(aino(), case_of_round(round)));
        auto const [verification, freezing] = at_once(
            round, [&] { return outcomes.act(tuula(), claim, "verify"); }, [&] { return payments.freeze(statement); });
        EXPECT_EQ(verification.status, 200) << verification.body;
        EXPECT_EQ(freezing.status, 200) << freezing.body << payments.reader_stopped_on();
        month = payments::next(month);
    }
    // What came after the last cut-off is on the statement that follows.
    outcomes.clock().set(payments::first_instant(month) + std::chrono::hours(240));
    EXPECT_EQ(payments.freeze(payments.statement(month)).status, 200);
    EXPECT_EQ(payments.reader_stopped_on(), "");
    EXPECT_THAT(payments.texts(kBilledMilestones), SizeIs(kRaces));
    EXPECT_THAT(payments.texts(kOnAnotherStatement), IsEmpty());
    EXPECT_THAT(payments.broken(), IsEmpty());
    EXPECT_THAT(outcomes.broken(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Ways, FreezeRaces, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests::money
