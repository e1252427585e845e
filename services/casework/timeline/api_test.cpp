#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using nlohmann::json;

class TimelineApi : public CaseworkTest {
protected:
    json list(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        auto const response = api_.get(who, of_case(case_id, "/timeline" + std::string(query)));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    /// "kind what text" of each entry.
    std::vector<std::string> told(access::Principal const& who, domain::Id const& case_id,
                                  std::string_view query = "") {
        std::vector<std::string> found;
        auto const page = list(who, case_id, query);
        for (auto const& item : page["items"]) {
            auto words = item["kind"].get<std::string>() + " " + item["what"].get<std::string>();
            if (item["text"] != "") words += " " + item["text"].get<std::string>();
            found.push_back(std::move(words));
        }
        return found;
    }
    domain::Id post(access::Principal const& who, domain::Id const& case_id, std::string_view path, std::string body) {
        tick();
        return id_of(api_.post(who, of_case(case_id, path), std::move(body)));
    }
    domain::Id note(access::Principal const& who, domain::Id const& case_id, std::string_view text,
                    std::string_view sharing = "category", std::string_view category = "employment") {
        return post(who, case_id, "/notes",
                    fmt::format(R"({{"text":"{}","category":"{}","sharing":"{}"}})", text, category, sharing));
    }
};

TEST_F(TimelineApi, EverythingThatHappenedNewestFirst) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Töihin");
    auto const task = post(coach(), made.case_id, "/tasks",
                           R"({"title":"Ansioluettelo","category":"employment","due_on":"2026-12-01"})");
    post(client_person(made.client), made.case_id, "/tasks/" + task.text + "/done", "");
    post(coach(), made.case_id, "/appointments",
         fmt::format(R"({{"kind":"meeting","title":"Tapaaminen","category":"employment","organisation":"{}",)"
                     R"("starts_at":"2026-12-01T08:00:00Z","ends_at":"2026-12-01T09:00:00Z"}})",
                     kTyopolku.text));
    note(coach(), made.case_id, "Soitin");
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(
        told(officer(), made.case_id),
        ElementsAre("consent withdrawn", "note written Soitin", "appointment made Tapaaminen",
                    "task done Ansioluettelo", "task added Ansioluettelo", "plan goal_added Töihin", "party joined",
                    "responsibility moved", "party joined", "responsibility opened", "consent given"));
    EXPECT_EQ(list(officer(), made.case_id)["items"][1]["person"], coach().person.text);
}

TEST_F(TimelineApi, OneKindAndPageByPage) {
    auto const made = taken();
    for (auto const* const text : {"Eka", "Toka", "Kolmas"}) note(coach(), made.case_id, text);
    EXPECT_THAT(told(coach(), made.case_id, "?kind=note"),
                ElementsAre("note written Kolmas", "note written Toka", "note written Eka"));
    auto const first = list(coach(), made.case_id, "?kind=note&limit=2");
    auto const next = "?kind=note&limit=2&cursor=" + first["next"].get<std::string>();
    EXPECT_THAT(told(coach(), made.case_id, next), ElementsAre("note written Eka"));
    EXPECT_TRUE(list(coach(), made.case_id, next)["next"].is_null());
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/timeline?kind=gossip")).status, 422);
}

TEST_F(TimelineApi, EachReadsWhatTheItemsOwnPageShows) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const before = api_.get(officer(), of_case(made.case_id, "/timeline")).body;
    note(social_worker(), made.case_id, "Omille", "organisation");
    note(coach(), made.case_id, "Terveys", "category", "health");
    add_goal(coach(), made.case_id, "Uni", "health");
    EXPECT_EQ(api_.get(officer(), of_case(made.case_id, "/timeline")).body, before);
    EXPECT_THAT(told(coach(), made.case_id), Not(Contains("note written Omille")));
    for (auto const& who : {social_worker(), client_person(made.client)}) {
        EXPECT_THAT(told(who, made.case_id), Contains("note written Omille"));
        EXPECT_THAT(told(who, made.case_id), Contains("plan goal_added Uni"));
    }
}

TEST_F(TimelineApi, UnderASafetyBanAppointmentsAreForThoseWhoMeet) {
    auto const made = taken();
    static constexpr storage::Query kBan{"test.ban", "UPDATE client SET safety_ban = 1 WHERE id = $1"};
    write([&](storage::Tx& tx) { tx.run(kBan, made.client); });
    auto const before = api_.get(officer(), of_case(made.case_id, "/timeline")).body;
    auto const held = post(coach(), made.case_id, "/appointments",
                           fmt::format(R"({{"kind":"meeting","title":"Tapaaminen","category":"employment",)"
                                       R"("organisation":"{}","starts_at":"2026-11-01T08:00:00Z",)"
                                       R"("ends_at":"2026-11-01T09:00:00Z"}})",
                                       kTyopolku.text));
    post(coach(), made.case_id, "/appointments/" + held.text + "/attendance", R"({"attendance":"attended"})");
    EXPECT_EQ(api_.get(officer(), of_case(made.case_id, "/timeline")).body, before);
    EXPECT_THAT(told(coach(), made.case_id), Contains("appointment attended Tapaaminen"));
    EXPECT_THAT(told(client_person(made.client), made.case_id), Contains("appointment made Tapaaminen"));
}

TEST_F(TimelineApi, TheReadIsJournaledWithEveryCategoryThatItShowed) {
    auto const made = taken();
    note(coach(), made.case_id, "Uni", "category", "health");
    note(coach(), made.case_id, "Työ");
    list(coach(), made.case_id);
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("categories":["employment","health"])"));
    list(officer(), made.case_id);
    EXPECT_THAT(api_.read_log().back(), Not(HasSubstr("health")));
}

}  // namespace
}  // namespace polku::casework::samples
