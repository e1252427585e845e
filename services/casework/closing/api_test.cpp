#include "services/casework/plan_contents/testing.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

class ClosingApi : public CaseworkTest {
protected:
    http::Response post(access::Principal const& who, domain::Id const& case_id, std::string_view path,
                        std::string body) {
        tick();
        return api_.post(who, of_case(case_id, path), std::move(body));
    }
    http::Response close(access::Principal const& who, domain::Id const& case_id) {
        return post(who, case_id, "/close", R"({"reason":"goals_reached","outcome":"work","note":"Sai työpaikan"})");
    }
    http::Response reopen(access::Principal const& who, domain::Id const& case_id) {
        return post(who, case_id, "/reopen", R"({"reason":"Työ päättyi koeajalla"})");
    }
    json closing(access::Principal const& who, domain::Id const& case_id) {
        auto const response = api_.get(who, of_case(case_id, "/closing"));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    domain::Id add_task(access::Principal const& who, domain::Id const& case_id, std::string_view category) {
        auto const body =
            fmt::format(R"({{"title":"Tehtävä","category":"{}","organisation":"{}","due_on":"2026-12-01"}})", category,
                        who.organisation.text);
        return id_of(post(who, case_id, "/tasks", body));
    }
    bool listed(access::Principal const& who, domain::Id const& case_id) {
        return api_.get(who, "/api/v1/clients").body.find(case_id.text) != std::string::npos;
    }
};

TEST_F(ClosingApi, WhoAnswersClosesItWithAReasonAndAnOutcome) {
    auto const made = taken();
    EXPECT_EQ(close(officer(), made.case_id).status, 403);
    EXPECT_EQ(post(coach(), made.case_id, "/close", R"({"reason":"other"})").status, 422);
    EXPECT_EQ(close(coach(), made.case_id).status, 200);
    EXPECT_EQ(close(coach(), made.case_id).status, 409);
    auto const shown = closing(coach(), made.case_id);
    EXPECT_EQ(shown["open"], false);
    EXPECT_EQ(shown["closings"][0]["outcome"], "work");
    EXPECT_EQ(shown["closings"][0]["closed_by"], coach().person.text);
    EXPECT_FALSE(listed(coach(), made.case_id));
    EXPECT_THAT(read_case(coach(), made.case_id).body, Not(HasSubstr(R"("closed_at":null)")));
    EXPECT_THAT(add_goal(coach(), made.case_id, "Ei enää").body, HasSubstr("case_closed"));
}

TEST_F(ClosingApi, NothingOpenIsLeftBehindAndEachIsNamed) {
    auto const made = taken();
    auto const task = add_task(coach(), made.case_id, "employment");
    auto const appointment =
        id_of(post(coach(), made.case_id, "/appointments",
                   fmt::format(R"({{"kind":"meeting","title":"Tapaaminen","category":"employment",)"
                               R"("organisation":"{}","starts_at":"2026-12-01T08:00:00Z",)"
                               R"("ends_at":"2026-12-01T09:00:00Z"}})",
                               kTyopolku.text)));
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    auto const version = id_of(post(coach(), made.case_id, "/plan/versions", ""));
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kPirkka));
    auto const refused = close(coach(), made.case_id);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("case_has_open_items"));
    std::vector<std::string> kinds;
    auto const shown = closing(coach(), made.case_id);
    for (auto const& item : shown["must_end"]) kinds.push_back(item["kind"]);
    EXPECT_THAT(kinds, ElementsAre("handover", "plan_version", "task", "appointment"));
    EXPECT_EQ(shown["must_end"][2]["title"], "Tehtävä");

    post(coach(), made.case_id, "/tasks/" + task.text + "/drop", "");
    post(coach(), made.case_id, "/appointments/" + appointment.text + "/cancel", R"({"reason":"Asiakkuus päättyy"})");
    post(coach(), made.case_id, "/plan/versions/" + version.text + "/withdraw", "");
    withdraw(coach(), handover);
    EXPECT_THAT(closing(coach(), made.case_id)["must_end"], IsEmpty());
    EXPECT_EQ(close(coach(), made.case_id).status, 200);
}

TEST_F(ClosingApi, WhatTheCloserMayNotKnowOfDoesNotStopItAndIsEndedAfterwards) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const hidden = add_task(social_worker(), made.case_id, "social");
    EXPECT_THAT(closing(coach(), made.case_id)["must_end"], IsEmpty());
    EXPECT_EQ(close(coach(), made.case_id).status, 200);
    EXPECT_EQ(post(social_worker(), made.case_id, "/tasks/" + hidden.text + "/done", "").status, 200);
    EXPECT_THAT(post(social_worker(), made.case_id, "/tasks/" + hidden.text + "/reopen", "").body,
                HasSubstr("case_closed"));
}

TEST_F(ClosingApi, ItIsOpenedAgainWithItsHistory) {
    auto const made = taken();
    EXPECT_THAT(reopen(coach(), made.case_id).body, HasSubstr("case_is_open"));
    close(coach(), made.case_id);
    EXPECT_EQ(reopen(coach(), made.case_id).status, 200);
    EXPECT_TRUE(listed(coach(), made.case_id));
    EXPECT_EQ(add_goal(coach(), made.case_id, "Taas").status, 201);
    close(coach(), made.case_id);
    auto const closings = closing(coach(), made.case_id)["closings"];
    ASSERT_EQ(closings.size(), 2U);
    EXPECT_TRUE(closings[0]["reopened_at"].is_null());
    EXPECT_EQ(closings[1]["reopen_reason"], "Työ päättyi koeajalla");
    EXPECT_THAT(texts(storage::Query{"test.events",
                                     "SELECT type FROM event WHERE type LIKE 'polku.case.%ed.v1' AND type "
                                     "NOT LIKE '%opened.v1' ORDER BY number"}),
                ElementsAre("polku.case.responsibility-moved.v1", "polku.case.closed.v1", "polku.case.closed.v1"));
}

TEST_F(ClosingApi, NotWhileTheClientHasAnotherOpenCaseInTheProgramme) {
    auto const made = taken();
    close(coach(), made.case_id);
    static constexpr storage::Query kAnotherCase{
        "test.another_case",
        "INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, "
        "responsible_team, responsible_since) SELECT $1, client, programme, contract, opened_at, "
        "responsible_organisation, responsible_team, responsible_since FROM client_case WHERE id = $2"};
    write([&](storage::Tx& tx) { tx.run(kAnotherCase, id(91), made.case_id); });
    EXPECT_THAT(reopen(coach(), made.case_id).body, HasSubstr("another_case_open"));
}

}  // namespace
}  // namespace polku::casework::samples
