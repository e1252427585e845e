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

// The clock of the tests begins on 2026-11-22, noon in Helsinki.
class AppointmentApi : public CaseworkTest {
protected:
    static std::string time_of(std::string_view day) {
        return fmt::format(R"("starts_at":"{}T08:00:00Z","ends_at":"{}T09:00:00Z")", day, day);
    }
    http::Response make(access::Principal const& who, domain::Id const& case_id, std::string_view title,
                        std::string_view day, std::string_view more = "", std::string_view category = "employment") {
        tick();
        return api_.post(who, of_case(case_id, "/appointments"),
                         fmt::format(R"({{"kind":"meeting","title":"{}","category":"{}","organisation":"{}",{}{}}})",
                                     title, category, who.organisation.text, time_of(day), more));
    }
    http::Response act(access::Principal const& who, domain::Id const& case_id, domain::Id const& appointment,
                       std::string_view what, std::string body) {
        tick();
        return api_.post(who, of_case(case_id, "/appointments/" + appointment.text + "/" + std::string(what)),
                         std::move(body));
    }
    json list(access::Principal const& who, domain::Id const& case_id, std::string_view query = "") {
        auto const response = api_.get(who, of_case(case_id, "/appointments" + std::string(query)));
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
    /// "kind title" of the appointments that wait.
    std::vector<std::string> work(access::Principal const& who) {
        std::vector<std::string> found;
        auto const page = json::parse(api_.get(who, "/api/v1/work").body);
        for (auto const& item : page["items"]) {
            if (item.contains("starts_at")) {
                found.push_back(item["kind"].get<std::string>() + " " + item["title"].get<std::string>());
            }
        }
        return found;
    }
    void employ(access::Principal const& who) {
        write([&](storage::Tx& tx) { put_membership(tx, {who.membership, who.person, who.organisation, who.team}); });
    }
    void ban(domain::Id const& client) {
        static constexpr storage::Query kBan{"test.ban", "UPDATE client SET safety_ban = 1 WHERE id = $1"};
        write([&](storage::Tx& tx) { tx.run(kBan, client); });
    }
};

TEST_F(AppointmentApi, PlannedOnesSoonestFirstAndTheNextInTheCase) {
    auto const made = taken();
    make(coach(), made.case_id, "Toka", "2026-12-10", R"(,"place":"Toimisto, huone 3")");
    make(officer(), made.case_id, "Eka", "2026-11-24", R"(,"remote":true,"with_client":false)");
    auto const shown = list(coach(), made.case_id);
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Eka", "Toka"));
    EXPECT_EQ(shown["items"][0]["remote"], true);
    EXPECT_EQ(shown["items"][0]["with_client"], false);
    EXPECT_EQ(shown["items"][1]["place"], "Toimisto, huone 3");
    EXPECT_THAT(shown["items"][1]["can"], ElementsAre("reschedule", "cancel"));
    EXPECT_EQ(json::parse(read_case(coach(), made.case_id).body)["next_appointment"]["title"], "Eka");
    api_.clock().advance(std::chrono::hours(24 * 5));
    EXPECT_EQ(json::parse(read_case(coach(), made.case_id).body)["next_appointment"]["title"], "Toka");
    EXPECT_THAT(titles(coach(), made.case_id), ElementsAre("Eka", "Toka"));
}

TEST_F(AppointmentApi, EveryFaultAtOnceAndNobodyOfAnotherOrganisation) {
    auto const made = taken();
    tick();
    auto const body = fmt::format(
        R"({{"kind":"meeting","title":"X","category":"economy","organisation":"{}","person":"{}",)"
        R"("starts_at":"2026-12-01T09:00:00Z","ends_at":"2026-12-01T08:00:00Z","participants":[{{"organisation":"{}"}}]}})",
        kKela.text, coach().person.text, kSuunta.text);
    auto const refused = api_.post(coach(), of_case(made.case_id, "/appointments"), body);
    EXPECT_EQ(refused.status, 422);
    for (auto const* const pointer : {"/category", "/organisation", "/person", "/participants", "/ends_at"}) {
        EXPECT_THAT(refused.body, HasSubstr(pointer));
    }
}

TEST_F(AppointmentApi, AnotherTimeKeepsTheOneBefore) {
    auto const made = taken();
    auto const participants =
        fmt::format(R"(,"participants":[{{"organisation":"{0}"}},{{"organisation":"{0}"}}])", kAuthority.text);
    auto const first = id_of(make(coach(), made.case_id, "Tapaaminen", "2026-11-24", participants));
    auto const other_time = "{" + time_of("2026-11-26") + R"(,"reason":"Asiakas sairastui"})";
    auto const second = id_of(act(coach(), made.case_id, first, "reschedule", other_time));
    auto const open = list(coach(), made.case_id)["items"];
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0]["id"], second.text);
    EXPECT_EQ(open[0]["reschedules"], first.text);
    EXPECT_EQ(open[0]["starts_at"], "2026-11-26T08:00:00.000Z");
    EXPECT_EQ(open[0]["participants"].size(), 1U);
    auto const before = list(coach(), made.case_id, "?state=closed")["items"][0];
    EXPECT_EQ(before["state"], "rescheduled");
    EXPECT_EQ(before["superseded_by"], second.text);
    EXPECT_EQ(before["starts_at"], "2026-11-24T08:00:00.000Z");
    EXPECT_EQ(before["reason"], "Asiakas sairastui");
    auto const again = act(coach(), made.case_id, first, "reschedule", other_time);
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr("appointment_already_settled"));
}

TEST_F(AppointmentApi, AttendanceIsRecordedOnceAndNotForTheFuture) {
    auto const made = taken();
    auto const appointment = id_of(make(coach(), made.case_id, "Tapaaminen", "2026-11-24"));
    auto const attended = R"({"attendance":"attended"})";
    EXPECT_THAT(act(coach(), made.case_id, appointment, "attendance", attended).body,
                HasSubstr("appointment_not_begun"));
    api_.clock().advance(std::chrono::hours(24 * 3));
    EXPECT_THAT(list(coach(), made.case_id)["items"][0]["can"],
                ElementsAre("reschedule", "cancel", "record_attendance"));
    EXPECT_EQ(act(coach(), made.case_id, appointment, "attendance", attended).status, 200);
    EXPECT_EQ(act(coach(), made.case_id, appointment, "attendance", R"({"attendance":"absent"})").status, 409);
    EXPECT_EQ(act(coach(), made.case_id, appointment, "cancel", R"({"reason":"x"})").status, 409);
    auto const kept = list(coach(), made.case_id, "?state=closed")["items"][0];
    EXPECT_EQ(kept["state"], "attended");
    EXPECT_EQ(kept["settled_by"], coach().person.text);
    EXPECT_THAT(kept["can"], IsEmpty());
}

TEST_F(AppointmentApi, CancellingHasAReasonAndOthersCannot) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const appointment = id_of(make(coach(), made.case_id, "Tapaaminen", "2026-11-24"));
    EXPECT_EQ(act(coach(), made.case_id, appointment, "cancel", R"({"reason":" "})").status, 422);
    EXPECT_EQ(act(social_worker(), made.case_id, appointment, "cancel", R"({"reason":"x"})").status, 403);
    EXPECT_EQ(act(client_person(made.client), made.case_id, appointment, "cancel", R"({"reason":"x"})").status, 403);
    EXPECT_EQ(act(coach(), made.case_id, appointment, "cancel", R"({"reason":"Asiakas perui"})").status, 200);
    EXPECT_THAT(titles(client_person(made.client), made.case_id, "?state=closed"), ElementsAre("Tapaaminen"));
    EXPECT_THAT(texts(storage::Query{"test.events",
                                     "SELECT type || ' ' || data FROM event WHERE type LIKE "
                                     "'polku.appointment.%' ORDER BY number"}),
                ElementsAre(HasSubstr("made"), HasSubstr("cancelled")));
    EXPECT_THAT(texts(storage::Query{"test.data", "SELECT data FROM event WHERE type LIKE 'polku.appointment.%'"}),
                ::testing::Each(Not(HasSubstr("2026"))));
}

TEST_F(AppointmentApi, WithheldWithoutAGroundAndWithoutATrace) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const before = api_.get(coach(), of_case(made.case_id, "/appointments")).body;
    auto const hidden = id_of(make(social_worker(), made.case_id, "Hoitoneuvottelu", "2026-11-24", "", "health"));
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/appointments")).body, before);
    EXPECT_EQ(act(coach(), made.case_id, hidden, "cancel", R"({"reason":"x"})").status, 404);
    EXPECT_THAT(read_case(coach(), made.case_id).body, Not(HasSubstr("next_appointment")));
    EXPECT_THAT(read_case(social_worker(), made.case_id).body, HasSubstr("Hoitoneuvottelu"));
}

TEST_F(AppointmentApi, UnderASafetyBanOnlyThoseWhoMeetAndWhoMayOrderOneSeeIt) {
    auto const made = taken();
    employ(coach());
    ban(made.client);
    auto const before = api_.get(second_coach(), of_case(made.case_id, "/appointments")).body;
    auto const held =
        id_of(make(second_officer(), made.case_id, "Tapaaminen", "2026-11-24", R"(,"place":"Piilokatu 1")"));
    EXPECT_THAT(titles(supervisor(), made.case_id), ElementsAre("Tapaaminen"));
    for (auto const& who : {officer(), coach(), second_coach()}) {
        EXPECT_THAT(titles(who, made.case_id), IsEmpty());
        EXPECT_THAT(work(who), IsEmpty());
        EXPECT_THAT(read_case(who, made.case_id).body, Not(HasSubstr("next_appointment")));
        EXPECT_EQ(act(who, made.case_id, held, "cancel", R"({"reason":"x"})").status, 404);
    }
    EXPECT_EQ(api_.get(second_coach(), of_case(made.case_id, "/appointments")).body, before);
    EXPECT_THAT(titles(second_officer(), made.case_id), ElementsAre("Tapaaminen"));
    EXPECT_THAT(titles(client_person(made.client), made.case_id), ElementsAre("Tapaaminen"));
    EXPECT_THAT(work(second_officer()), ElementsAre("hold_appointment Tapaaminen"));
}

TEST_F(AppointmentApi, WhatWaitsIsMineOrNobodysAndThenItsAttendance) {
    auto const made = taken();
    employ(coach());
    auto const mine = fmt::format(R"(,"person":"{}")", coach().person.text);
    make(coach(), made.case_id, "Minun", "2026-12-10", mine);
    make(coach(), made.case_id, "Tiimin", "2026-11-23");
    EXPECT_THAT(work(coach()), ElementsAre("hold_appointment Minun", "hold_appointment Tiimin"));
    EXPECT_THAT(work(second_coach()), ElementsAre("hold_appointment Tiimin"));
    EXPECT_THAT(work(officer()), IsEmpty());
    api_.clock().advance(std::chrono::hours(48));
    EXPECT_THAT(work(second_coach()), ElementsAre("record_attendance Tiimin"));
    EXPECT_THAT(api_.get(coach(), "/api/v1/work").body, Not(HasSubstr("place")));
}

}  // namespace
}  // namespace polku::casework::samples
