#include "services/notices/live/api.h"

#include "generated/notices/migrations.h"
#include "services/notices/live/store.h"
#include "services/notices/messages.h"
#include "shared/http/case_access.h"
#include "shared/http/channel.h"
#include "shared/http/stream_testing.h"
#include "shared/http/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace polku::notices {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

domain::Id live_id(int number) { return {"00000000-0000-7000-8000-0000000d000" + std::to_string(number)}; }
domain::Id const kLiveProvider = live_id(1);
domain::Id const kLiveTeam = live_id(2);
domain::Id const kLiveCase = live_id(3);

access::Principal live_reader(access::Role role = access::Role::coach) {
    access::Principal principal;
    principal.person = live_id(8);
    principal.organisation = kLiveProvider;
    principal.team = kLiveTeam;
    principal.role = role;
    return principal;
}

/// casework, where everybody may see the same cases.
class SeenCases final : public http::Channel {
public:
    std::set<std::string> seen{};

    runtime::Awaitable<http::Response> send(http::Request request) override {
        access::CaseAccess access;
        access.relation = access::Relation::party;
        access.client = live_id(9);
        access.grants.push_back({access::Category::basic, access::Ground::consent, {}, {}});
        for (auto const& one : seen) {
            access.case_id.text = one;
            if (request.path.contains(one)) co_return http::json_response(http::case_access_json(access));
        }
        co_return http::problem_response(domain::not_found(), domain::Language::en, "");
    }
};

class LiveApi : public ::testing::Test {
protected:
    LiveApi() { api_.router().add(live_routes()); }

    void happens(std::string type, std::string data) {
        api_.database().write_now([&](storage::Tx& tx) {
            events::Recorded recorded;
            recorded.number = ++last_event_;
            recorded.id = api_.ids().next();
            recorded.at = api_.clock().now();
            recorded.event = {.type = std::move(type), .subject = "s", .category = "basic", .data = std::move(data)};
            tell_changes(tx, recorded);
        });
    }
    void plan_changes() { happens("polku.plan.goal-added.v1", R"({"case":")" + kLiveCase.text + "\"}"); }
    void handover_comes(domain::Id const& team = kLiveTeam) {
        happens("polku.handover.proposed.v1", R"({"handover":")" + live_id(5).text + R"(","case":")" + kLiveCase.text +
                                                  R"(","to_organisation":")" + kLiveProvider.text + R"(","to_team":")" +
                                                  team.text + "\"}");
    }
    std::string heard(std::string place, access::Principal const& reader = live_reader()) {
        auto request = http::TestRouter::request(http::Method::get, reader, "/api/v1/live", {});
        if (!place.empty()) request.headers.emplace_back("last-event-id", std::move(place));
        request.request_id = "r1";
        return runtime::block_on(first_piece(api_.router(), std::move(request)));
    }
    static runtime::Awaitable<std::string> first_piece(http::Router& router, http::Request request) {
        auto answer = router.handle(std::move(request));
        auto const response = co_await std::move(answer);
        if (!response.stream) co_return std::to_string(response.status);
        auto text = co_await http::read_pieces(response.stream, 1);
        co_return text;
    }
    /// Where a reader stands who has heard of nothing.
    std::string start() {
        auto const text = heard("");
        return http::read_event(text).id;
    }

    SeenCases casework_;
    http::TestRouter api_{migrations(), {.casework = &casework_}, messages()};
    std::int64_t last_event_ = 0;
};

TEST_F(LiveApi, ANewReaderIsToldWhereItStandsAndNothingOfBefore) {
    handover_comes();
    auto const text = heard("");
    EXPECT_THAT(text, AllOf(StartsWith("id: "), EndsWith(".2\n\n"), Not(HasSubstr("data"))));
    EXPECT_EQ(heard(http::read_event(text).id), ":\n\n");
}

TEST_F(LiveApi, ANoticeIsToldToItsTeamAlone) {
    auto const place = start();
    handover_comes();
    EXPECT_THAT(heard(place), HasSubstr(R"({"kind":"notice","about":"handover","id":")" + live_id(5).text));
    auto const elsewhere = [&] {
        auto reader = live_reader();
        reader.team = live_id(7);
        return heard(place, reader);
    };
    EXPECT_EQ(elsewhere(), ":\n\n");
    EXPECT_EQ(heard(place, live_reader(access::Role::finance)), ":\n\n");
}

TEST_F(LiveApi, AnAlertIsToldToItsRoleAlone) {
    auto const place = start();
    happens("polku.emergency.opened.v1", R"({"case":")" + kLiveCase.text + R"(","organisation":")" +
                                             kLiveProvider.text + R"(","team":")" + kLiveTeam.text +
                                             R"(","commissioner":")" + live_id(6).text + R"(","by_organisation":")" +
                                             live_id(6).text + "\"}");
    EXPECT_THAT(heard(place, live_reader(access::Role::team_lead)),
                HasSubstr(R"({"kind":"notice","about":"case","id":")" + kLiveCase.text));
    EXPECT_EQ(heard(place), ":\n\n") << "a coach of the same team";
    EXPECT_EQ(heard(place, live_reader(access::Role::data_protection)), ":\n\n") << "another organisation's contact";
}

TEST_F(LiveApi, AChangeOfACaseIsToldToWhoMaySeeIt) {
    auto const place = start();
    plan_changes();
    EXPECT_EQ(heard(place), ":\n\n");
    casework_.seen.insert(kLiveCase.text);
    EXPECT_THAT(heard(place), HasSubstr(R"({"kind":"plan","id":")" + kLiveCase.text));
    EXPECT_EQ(heard(place, live_reader(access::Role::finance)), ":\n\n");
}

TEST_F(LiveApi, AWithdrawnConsentEndsTheStreamsOfItsRecipients) {
    casework_.seen.insert(kLiveCase.text);
    auto const place = start();
    happens("polku.consent.withdrawn.v1", R"({"case":")" + kLiveCase.text + R"(","organisation":")" + live_id(6).text +
                                              R"(","team":")" + live_id(6).text + R"(","recipients":[")" +
                                              kLiveProvider.text + "\"]}");
    casework_.seen.clear();
    plan_changes();
    auto const text = heard(place);
    EXPECT_THAT(text, AllOf(StartsWith("event: end\n"), HasSubstr(R"({"reason":"access_changed"})"),
                            Not(HasSubstr(kLiveCase.text))));
    EXPECT_EQ(heard(http::read_event(text).id), ":\n\n");
}

TEST_F(LiveApi, WhatWasMissedFollowsAndWhatIsGoneIsSaid) {
    casework_.seen.insert(kLiveCase.text);
    auto const place = start();
    plan_changes();
    plan_changes();
    EXPECT_THAT(heard(place), AllOf(HasSubstr(R"("version":1})"), HasSubstr(R"("version":2})")));
    api_.clock().advance(std::chrono::hours(25));
    plan_changes();
    plan_changes();
    EXPECT_THAT(heard(place), AllOf(StartsWith("event: stale\nid: "), HasSubstr(".4\n"), Not(HasSubstr("version"))));
    EXPECT_THAT(heard("another.1"), StartsWith("event: stale\n"));
    EXPECT_THAT(heard("nonsense"), StartsWith("event: stale\n"));
}

TEST_F(LiveApi, AnEventIsToldOnceWhateverIsReadTwice) {
    Change change;
    change.event = api_.ids().next();
    change.kind = ChangeKind::plan;
    change.of_case = kLiveCase;
    change.subject = kLiveCase;
    auto const kept = api_.database().read([&](storage::Tx& tx) { return kept_changes(tx); });
    api_.database().write_now([&](storage::Tx& tx) {
        insert_change(tx, change, {0});
        insert_change(tx, change, {0});
    });
    EXPECT_EQ(api_.database().read([&](storage::Tx& tx) { return kept_changes(tx); }).newest, kept.newest + 1);
}

}  // namespace
}  // namespace polku::notices
