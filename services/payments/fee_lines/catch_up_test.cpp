#include "services/payments/fee_lines/catch_up.h"

#include "services/payments/testing.h"

#include <gtest/gtest.h>

namespace polku::payments {
namespace {

using namespace testing;

/// Outcomes that answers one thing.
class FakeOutcomes final : public http::Channel {
public:
    FakeOutcomes(int status, std::string body) : status_(status), body_(std::move(body)) {}
    http::Request asked;

    runtime::Awaitable<http::Response> send(http::Request request) override {
        asked = std::move(request);
        return runtime::await_value<http::Response>(
            [response = http::json_response(body_, status_)](runtime::Done<http::Response> done) { done(response); });
    }

private:
    int status_;
    std::string body_;
};

domain::Result<void> caught_up(Payments& payments, FakeOutcomes& outcomes) {
    return catch_up_with_outcomes(outcomes, payments.router().database(), payments.router().ids())();
}

TEST(CatchUp, ReadUpToTheMark) {
    Payments payments;
    payments.mark();
    payments.mark();
    FakeOutcomes outcomes(200, R"({"id":"log","version":2})");
    EXPECT_TRUE(caught_up(payments, outcomes));
    EXPECT_EQ(outcomes.asked.path, "/internal/log-mark");
    EXPECT_EQ(outcomes.asked.principal->person.text, "system:payments");
}

TEST(CatchUp, AwayOrNotUnderstoodIsTryAgain) {
    Payments payments;
    payments.mark();
    for (auto const& [status, body] : {std::pair{503, "{}"}, std::pair{200, "{}"}, std::pair{200, "sample"}}) {
        FakeOutcomes outcomes(status, body);
        auto const result = caught_up(payments, outcomes);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().status, 503);
    }
}

}  // namespace
}  // namespace polku::payments
