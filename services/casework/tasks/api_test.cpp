#include "services/casework/tasks/acts.h"
#include "services/casework/tasks/store.h"
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

class TaskApi : public CaseworkTest {
protected:
    http::Response add(access::Principal const& who, domain::Id const& case_id, std::string_view title,
                       std::string_view due = "2026-12-01", std::string_view category = "employment") {
        tick();
        return api_.post(who, of_case(case_id, "/tasks"),
                         fmt::format(R"({{"title":"{}","category":"{}","organisation":"{}","due_on":"{}"}})", title,
                                     category, who.organisation.text, due));
    }
    http::Response add_for_client(access::Principal const& who, domain::Id const& case_id, std::string_view title) {
        tick();
        return api_.post(who, of_case(case_id, "/tasks"),
                         fmt::format(R"({{"title":"{}","category":"employment","due_on":"2026-12-01"}})", title));
    }
    http::Response act(access::Principal const& who, domain::Id const& case_id, domain::Id const& task,
                       std::string_view what) {
        tick();
        return api_.post(who, of_case(case_id, "/tasks/" + task.text + "/" + std::string(what)), "");
    }
    json list(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        auto const response = api_.get(who, of_case(case_id, "/tasks" + std::string(query)));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> titles(access::Principal const& who, domain::Id const& case_id,
                                    std::string_view query = "") {
        std::vector<std::string> found;
        auto const page = list(who, case_id, query);
        for (auto const& item : page["items"]) found.push_back(item["title"]);
        return found;
    }
    std::vector<std::string> work(access::Principal const& who) {
        std::vector<std::string> found;
        auto const page = json::parse(api_.get(who, "/api/v1/work").body);
        for (auto const& item : page["items"]) {
            if (item["kind"] == "do_task") found.push_back(item["title"]);
        }
        return found;
    }
    void employ(access::Principal const& who) {
        write([&](storage::Tx& tx) { put_membership(tx, {who.membership, who.person, who.organisation, who.team}); });
    }
};

TEST_F(TaskApi, OpenOnesDueSoonestFirst) {
    auto const made = taken();
    add(coach(), made.case_id, "Kolmas", "2026-12-20");
    add(officer(), made.case_id, "Eka", "2026-11-20");
    add_for_client(coach(), made.case_id, "Toka");
    auto const shown = list(coach(), made.case_id);
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Eka", "Toka", "Kolmas"));
    EXPECT_EQ(shown["items"][0]["late"], true);
    EXPECT_EQ(shown["items"][0]["ground"], "commission");
    EXPECT_TRUE(shown["items"][1]["organisation"].is_null());
    EXPECT_EQ(shown["items"][2]["working_days_left"], 20);
    EXPECT_THAT(shown["can"], ElementsAre("task_write"));
    EXPECT_EQ(shown["items"][0]["can"].dump(), R"(["task_write","task_settle"])");
}

TEST_F(TaskApi, EachIsShownOnTheGroundOfItsCategory) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add(coach(), made.case_id, "Yhteinen");
    auto const hidden = id_of(add(social_worker(), made.case_id, "Velat", "2026-11-30", "social"));
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Yhteinen"));
    EXPECT_THAT(titles(social_worker(), made.case_id), ElementsAre("Velat", "Yhteinen"));
    EXPECT_THAT(titles(client_person(made.client), made.case_id), ElementsAre("Velat", "Yhteinen"));
    EXPECT_EQ(act(coach(), made.case_id, hidden, "done").status, 404);
    EXPECT_THAT(add(coach(), made.case_id, "Ei", "2026-12-01", "economy").body, HasSubstr("no_ground_to_record"));
}

TEST_F(TaskApi, AWithheldTaskDoesNotShortenAPage) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    for (auto day = 1; day <= 6; ++day) {
        auto const due = fmt::format("2026-12-{:02}", day);
        if (day % 2 == 0) {
            add(coach(), made.case_id, due, due);
        } else {
            add(social_worker(), made.case_id, due, due, "social");
        }
    }
    auto const first = list(coach(), made.case_id, "?limit=2");
    EXPECT_EQ(first["items"].size(), 2U);
    auto const next = "?limit=2&cursor=" + first["next"].get<std::string>();
    EXPECT_THAT(titles(coach(), made.case_id, next), ElementsAre("2026-12-06"));
    EXPECT_TRUE(list(coach(), made.case_id, next)["next"].is_null());
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/tasks?state=all")).status, 422);
}

TEST_F(TaskApi, DoneAndOpenAgainAreKeptWithWhoAndWhen) {
    auto const made = taken();
    auto const task = id_of(add(coach(), made.case_id, "Soita"));
    EXPECT_EQ(act(coach(), made.case_id, task, "done").status, 200);
    EXPECT_THAT(titles(coach(), made.case_id), IsEmpty());
    auto const closed = list(coach(), made.case_id, "?state=closed")["items"][0];
    EXPECT_EQ(closed["state"], "done");
    EXPECT_EQ(closed["settled_by"], coach().person.text);
    EXPECT_EQ(closed["can"].dump(), R"(["task_settle"])");
    auto const again = act(second_coach(), made.case_id, task, "done");
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr(coach().person.text));
    EXPECT_EQ(act(coach(), made.case_id, task, "reopen").status, 200);
    EXPECT_EQ(act(coach(), made.case_id, task, "drop").status, 200);
    EXPECT_EQ(list(coach(), made.case_id, "?state=closed")["items"][0]["state"], "dropped");
    EXPECT_THAT(texts(storage::Query{"test.steps", "SELECT step FROM task_step ORDER BY version"}),
                ElementsAre("added", "done", "reopened", "dropped"));
    EXPECT_THAT(
        texts(storage::Query{"test.events", "SELECT type FROM event WHERE type LIKE 'polku.task.%' ORDER BY number"}),
        ElementsAre("polku.task.added.v1", "polku.task.done.v1", "polku.task.reopened.v1", "polku.task.dropped.v1"));
}

TEST_F(TaskApi, TheClientTicksOwnTasksAndNoOthers) {
    auto const made = taken();
    auto const own = id_of(add_for_client(coach(), made.case_id, "Päivitä ansioluettelo"));
    auto const coachs = id_of(add(coach(), made.case_id, "Soita työnantajalle"));
    auto const client = client_person(made.client);
    EXPECT_EQ(act(client, made.case_id, own, "done").status, 200);
    EXPECT_EQ(act(client, made.case_id, own, "reopen").status, 200);
    EXPECT_EQ(act(client, made.case_id, own, "drop").status, 403);
    EXPECT_EQ(act(client, made.case_id, coachs, "done").status, 403);
    EXPECT_EQ(add_for_client(client, made.case_id, "Ei itse").status, 403);
    auto const shown = list(client, made.case_id)["items"];
    EXPECT_EQ(shown[0]["can"].dump(), R"(["task_settle"])");
    EXPECT_THAT(shown[1]["can"], IsEmpty());
}

TEST_F(TaskApi, OthersChangeItOnTheVersionShown) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    auto const task = id_of(add(social_worker(), made.case_id, "Kirjaa"));
    auto const change = [&](access::Principal const& who, std::int64_t version) {
        tick();
        auto const body = fmt::format(
            R"({{"title":"Uusi","category":"employment","organisation":"{}","due_on":"2026-12-02"}})", kCounty.text);
        return api_.put(who, of_case(made.case_id, "/tasks/" + task.text), body, at_version(version)).status;
    };
    EXPECT_EQ(change(silta_coach(), 1), 403);
    EXPECT_EQ(change(coach(), 1), 200);
    EXPECT_EQ(change(social_worker(), 1), 412);
    EXPECT_EQ(change(social_worker(), 2), 200);
}

TEST_F(TaskApi, WhatWaitsForMeIsMineAndWhatIsNobodysYet) {
    auto const made = taken();
    employ(coach());
    employ(second_coach());
    add(coach(), made.case_id, "Tiimin", "2026-12-03");
    tick();
    auto const named = fmt::format(
        R"({{"title":"Nimetty","category":"employment","organisation":"{}","person":"{}","due_on":"2026-12-02"}})",
        kTyopolku.text, coach().person.text);
    ASSERT_EQ(api_.post(second_coach(), of_case(made.case_id, "/tasks"), named).status, 201);
    auto const done = id_of(add(coach(), made.case_id, "Valmis"));
    act(coach(), made.case_id, done, "done");
    EXPECT_THAT(work(coach()), ElementsAre("Nimetty", "Tiimin"));
    EXPECT_THAT(work(second_coach()), ElementsAre("Tiimin"));
    EXPECT_THAT(work(officer()), IsEmpty());
    EXPECT_THAT(work(coach_in_b()), IsEmpty());
    EXPECT_THAT(work(silta_coach()), IsEmpty());
}

TEST_F(TaskApi, WorkShowsNoTaskWhoseGroundHasEnded) {
    auto const made = taken();
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    tick();
    auto const of_silta =
        fmt::format(R"({{"title":"Lähetä lääkärille","category":"health","organisation":"{}","due_on":"2026-12-02"}})",
                    kSilta.text);
    ASSERT_EQ(api_.post(coach(), of_case(made.case_id, "/tasks"), of_silta).status, 201);
    EXPECT_THAT(work(silta_coach()), ElementsAre("Lähetä lääkärille"));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(work(silta_coach()), IsEmpty());
    EXPECT_THAT(titles(silta_coach(), made.case_id), IsEmpty());
    // What one's own people wrote stays with them.
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Lähetä lääkärille"));
}

TEST_F(TaskApi, WhoHasLeftReadsNoLiveTask) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    add(social_worker(), made.case_id, "Oma");
    end_party(coach(), made.case_id, party);
    EXPECT_EQ(api_.get(social_worker(), of_case(made.case_id, "/tasks")).status, 403);
    EXPECT_THAT(work(social_worker()), IsEmpty());
}

TEST_F(TaskApi, AnOpenTaskMovesToAnotherHomeAndTheMoveIsKept) {
    auto const made = taken();
    auto const moving = id_of(add(coach(), made.case_id, "Siirtyvä"));
    auto const facts = api_.database().read(
        [&](storage::Tx& tx) { return case_access(tx, coach(), made.case_id, api_.clock().now()); });
    auto const allowed = access::allow(coach(), access::Action::task_write, facts.value()).value();
    http::PathParameters const path;
    std::string const request = "request";
    write([&](storage::Tx& tx) {
        events::JournalEntry entry;
        http::WriteCall call{.tx = tx,
                             .path = path,
                             .allowed = allowed,
                             .now = api_.clock().now(),
                             .request_id = request,
                             .if_match = std::nullopt,
                             .ids = api_.ids(),
                             .entry = entry};
        for (auto const& task : open_tasks(tx, allowed)) move_task(call, task, {kAuthority, std::nullopt});
    });
    auto const shown = list(officer(), made.case_id)["items"][0];
    EXPECT_EQ(shown["id"], moving.text);
    EXPECT_EQ(shown["organisation"], kAuthority.text);
    EXPECT_EQ(shown["version"], 2);
    EXPECT_THAT(work(officer()), ElementsAre("Siirtyvä"));
    EXPECT_THAT(work(coach()), IsEmpty());
}

TEST_F(TaskApi, TheReadIsJournaledWithWhatItShowed) {
    auto const made = taken();
    add(coach(), made.case_id, "Uni", "2026-12-01", "health");
    auto const before = api_.read_log().size();
    list(officer(), made.case_id);
    list(coach(), made.case_id);
    auto const log = api_.read_log();
    ASSERT_EQ(log.size(), before + 2);
    EXPECT_THAT(log[before], Not(HasSubstr("health")));
    EXPECT_THAT(log[before + 1], HasSubstr(R"("action":"task_read")"));
    EXPECT_THAT(log[before + 1], HasSubstr(R"("categories":["health"])"));
}

}  // namespace
}  // namespace polku::casework::samples
