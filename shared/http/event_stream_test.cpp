#include "shared/http/case_access.h"
#include "shared/http/channel.h"
#include "shared/http/stream_testing.h"
#include "shared/http/testing.h"

#include <gtest/gtest.h>

namespace polku::http {
namespace {

domain::Id const kToldCase{"00000000-0000-7000-8000-0000000000c1"};

access::Principal a_coach(access::Role role = access::Role::coach) {
    access::Principal coach;
    coach.person.text = "00000000-0000-7000-8000-0000000000a1";
    coach.organisation.text = "00000000-0000-7000-8000-0000000000a2";
    coach.role = role;
    return coach;
}

/// What casework says of the case: a relation, or away.
class OneCase final : public Channel {
public:
    runtime::Awaitable<Response> send(Request) override {
        ++asked;
        if (away) co_return problem_response(domain::unavailable(1), domain::Language::en, "");
        access::CaseAccess access;
        access.case_id = kToldCase;
        access.client = kToldCase;
        access.relation = relation;
        access.grants.push_back({access::Category::basic, access::Ground::commission, {}, {}});
        if (relation == access::Relation::none)
            co_return problem_response(domain::not_found(), domain::Language::en, "");
        co_return json_response(case_access_json(access));
    }
    access::Relation relation = access::Relation::party;
    bool away = false;
    int asked = 0;
};

/// A stream whose steps are a test's.
class EventStreams : public ::testing::Test {
protected:
    EventStreams() {
        StreamHandler handler{[this](StreamCall& call) { return step_(call); }};
        test_.router().add({Method::get, "/api/v1/told", access::Action::case_read, kListScope, Cost::fast, handler});
        test_.router().add(
            {Method::get, "/api/v1/clients-told", access::Action::client_list, kListScope, Cost::fast, handler});
    }
    static domain::Result<StreamStep> about_the_case(StreamCall& call) {
        StreamStep step{.place = call.place + "1"};
        StreamMessage message;
        message.text = {.id = step.place, .data = "{}"};
        message.case_id = kToldCase;
        step.messages.push_back(std::move(message));
        return step;
    }
    std::string told(int pieces, std::string place = "", access::Principal principal = a_coach(access::Role::coach),
                     std::string path = "/api/v1/clients-told") {
        auto request = TestRouter::request(Method::get, principal, std::move(path), {});
        if (!place.empty()) request.headers.emplace_back("last-event-id", std::move(place));
        request.request_id = "r1";
        return runtime::block_on(read(test_.router(), std::move(request), pieces));
    }
    static runtime::Awaitable<std::string> read(Router& router, Request request, int pieces) {
        auto answer = router.handle(std::move(request));
        auto const response = co_await std::move(answer);
        if (!response.stream) co_return std::to_string(response.status);
        auto text = co_await read_pieces(response.stream, pieces);
        co_return text;
    }

    OneCase casework_;
    TestRouter test_{{}, FactsSource{.casework = &casework_}};
    std::function<domain::Result<StreamStep>(StreamCall&)> step_ = about_the_case;
};

TEST_F(EventStreams, GoesOnFromTheReadersPlace) {
    EXPECT_EQ(told(3), "id: 1\ndata: {}\n\nid: 11\ndata: {}\n\nid: 111\ndata: {}\n\n");
    EXPECT_EQ(told(1, "7"), "id: 71\ndata: {}\n\n");
}

TEST_F(EventStreams, AsksThePolicyBeforeEveryMessage) {
    step_ = [this](StreamCall& call) {
        // From its second message on, the consent has been withdrawn.
        if (call.place == "1") casework_.relation = access::Relation::none;
        return about_the_case(call);
    };
    EXPECT_EQ(told(3), "id: 1\ndata: {}\n\n:\n\n:\n\n");
    EXPECT_EQ(casework_.asked, 3);
}

TEST_F(EventStreams, WhoHasLeftACaseDoesNotHearThatItGoesOn) {
    casework_.relation = access::Relation::former;
    EXPECT_EQ(told(2), ":\n\n:\n\n");
}

TEST_F(EventStreams, TellsNothingWhileNobodyKnowsAndAllOfItAfterwards) {
    auto looks = 0;
    step_ = [&](StreamCall& call) {
        casework_.away = ++looks == 2;
        return about_the_case(call);
    };
    EXPECT_EQ(told(3), "id: 1\ndata: {}\n\n:\n\nid: 11\ndata: {}\n\n");
}

TEST_F(EventStreams, ARefusalIsAnAnswerLikeThatOfAReadAndIsLogged) {
    EXPECT_EQ(told(1, "", a_coach(access::Role::evaluator)), "403");
    EXPECT_EQ(test_.read_log().size(), 1U);
}

TEST_F(EventStreams, EndsAfterItsLastStep) {
    step_ = [](StreamCall&) -> domain::Result<StreamStep> {
        StreamStep step{.place = "1", .last = true};
        step.messages.push_back({.text = {.event = "end", .data = "{}"}});
        return step;
    };
    EXPECT_EQ(told(9), "event: end\ndata: {}\n\n");
}

runtime::Awaitable<std::string> read_stopping(Router& router, Request request) {
    auto answer = router.handle(std::move(request));
    auto const response = co_await std::move(answer);
    response.stream->end(StreamEnd::stopping);
    auto text = co_await read_pieces(response.stream);
    co_return text;
}

TEST_F(EventStreams, SaysThatItStops) {
    auto request = TestRouter::request(Method::get, a_coach(), "/api/v1/clients-told", {});
    EXPECT_EQ(runtime::block_on(read_stopping(test_.router(), std::move(request))),
              "id: 1\ndata: {}\n\nevent: end\ndata: {\"reason\":\"stopping\"}\n\n");
}

TEST(EventText, IsTakenOutOfBytesHoweverTheyCome) {
    auto const first = write_event({.event = "end", .id = "e.1", .data = R"({"a":1})"});
    auto const bytes = first + std::string(kStillHere) + end_event("stopping");
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        EventReader reader;
        ASSERT_TRUE(reader.feed(bytes.substr(0, split)));
        ASSERT_TRUE(reader.feed(bytes.substr(split)));
        ASSERT_EQ(reader.next(), first);
        ASSERT_EQ(reader.next(), kStillHere);
        ASSERT_EQ(read_event(reader.next().value()).data, R"({"reason":"stopping"})");
        ASSERT_EQ(reader.next(), std::nullopt);
    }
    auto const read = read_event(first);
    EXPECT_EQ(read.event, "end");
    EXPECT_EQ(read.id, "e.1");
    EXPECT_EQ(read.data, R"({"a":1})");
}

TEST(EventText, AnEventWithoutAnEndIsGivenUp) {
    EventReader reader;
    EXPECT_FALSE(reader.feed(std::string(70'000, 'x')));
}

}  // namespace
}  // namespace polku::http
