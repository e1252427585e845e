// Grounds that begin and end by themselves: at midnight in Helsinki, with no write in between.
#include "services/casework/check/store.h"
#include "services/casework/testing.h"
#include "shared/http/paging.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using nlohmann::json;

/// The fake clock begins on this day.
domain::LocalDate const kToday{2026, 11, 22};
domain::LocalDate const kTomorrow{2026, 11, 23};
domain::LocalDate const kLastDay{2026, 11, 30};

class GroundsInTime : public CaseworkTest {
protected:
    void consent(domain::Id const& case_id, std::string_view category, domain::Id const& recipient,
                 domain::LocalDate from, domain::LocalDate until) {
        tick();
        auto const given =
            api_.post(coach(), of_case(case_id, "/consents"),
                      fmt::format(R"({{"given_how":"written","valid_from":"{}","valid_until":"{}",)"
                                  R"("categories":["{}"],"recipients":["{}"]}})",
                                  domain::format_iso(from), domain::format_iso(until), category, recipient.text));
        EXPECT_EQ(given.status, 201) << given.body;
    }
    /// Silta's part in lot A, as an event of payments tells it; nothing = it has none.
    void silta_in_lot(std::optional<domain::LocalDate> from, std::optional<domain::LocalDate> until = {}) {
        auto lot = lot_a();
        lot.parties.pop_back();
        if (from) lot.parties.push_back({kSilta, "member", *from, until});
        write([&](storage::Tx& tx) {
            put_lot(tx, lot);
            for (auto const& case_id : open_cases_of_lot(tx, kLotA)) rewrite_grants(tx, case_id, api_.clock().now());
        });
    }
    static Referral without_consent() {
        auto sample = referral();
        sample.consent_categories.clear();
        return sample;
    }
    void at_start_of(domain::LocalDate day) { api_.clock().set(domain::start_of_day(day)); }
    void at_end_of(domain::LocalDate day) {
        api_.clock().set(domain::start_of_day(domain::add_days(day, 1)) - std::chrono::milliseconds(1));
    }
    std::string body(access::Principal const& who, std::string const& path) {
        auto const response = api_.get(who, path);
        return response.status == 200 ? response.body : std::string();
    }
    /// Where `who` meets the words: "list", "search", "case", "plan", "preview", "inbox", "work".
    std::vector<std::string> where(access::Principal const& who, Registered const& made, std::string_view words,
                                   std::optional<domain::Id> const& handover = {}) {
        std::vector<std::string> found;
        auto const look = [&](std::string_view place, std::string const& text) {
            if (text.find(words) != std::string::npos) found.emplace_back(place);
        };
        look("list", body(who, "/api/v1/clients"));
        look("search", api_.post(who, "/api/v1/clients/search", R"({"name":"Testi"})").body);
        look("case", body(who, of_case(made.case_id)));
        look("plan", body(who, of_case(made.case_id, "/plan")));
        if (handover) look("preview", body(who, "/api/v1/handovers/" + handover->text));
        look("inbox", body(who, "/api/v1/handovers?box=in"));
        look("work", body(who, "/api/v1/work"));
        return found;
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }
    std::int64_t access_version(domain::Id const& case_id) {
        auto const now = api_.clock().now();
        return api_.database()
            .read([&](storage::Tx& tx) { return case_access(tx, officer(), case_id, now); })
            ->access_version;
    }
};

TEST_F(GroundsInTime, AConsentFromTomorrowShowsNothingTodayAndEverythingTomorrow) {
    auto const made = taken(without_consent());
    consent(made.case_id, "health", kTyopolku, kToday, kLastDay);
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    consent(made.case_id, "health", kSilta, kTomorrow, kLastDay);
    auto const handover = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon", handover), IsEmpty());
    EXPECT_THAT(where(silta_coach(), made, R"("health")", handover), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
    at_end_of(kToday);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon", handover), IsEmpty());
    at_start_of(kTomorrow);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon", handover), ElementsAre("plan", "preview"));
    EXPECT_THAT(where(silta_coach(), made, R"({"category":"health","ground":"consent")", handover),
                ElementsAre("case", "preview"));
    EXPECT_THAT(broken(), IsEmpty());
    at_end_of(kLastDay);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon", handover), ElementsAre("plan", "preview"));
    at_start_of(domain::add_days(kLastDay, 1));
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon", handover), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(GroundsInTime, TheClientIsInNoListBeforeTheConsentBegins) {
    auto const made = taken(without_consent());
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    consent(made.case_id, "basic", kSilta, kTomorrow, kLastDay);
    // Now the consent alone is Silta's ground.
    silta_in_lot(std::nullopt);
    auto const place = "/api/v1/clients?cursor=" + http::make_cursor({made.case_id.text});
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), IsEmpty());
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 404);
    EXPECT_EQ(read_plan(silta_coach(), made.case_id).status, 404);
    EXPECT_EQ(api_.get(silta_coach(), place).status, 400);
    EXPECT_THAT(broken(), IsEmpty());
    at_start_of(kTomorrow);
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), ElementsAre("list", "search", "case", "plan"));
    EXPECT_EQ(api_.get(silta_coach(), place).status, 200);
    EXPECT_THAT(broken(), IsEmpty());
    at_start_of(domain::add_days(kLastDay, 1));
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(GroundsInTime, APartInTheLotFromTomorrowOpensTomorrowAndEndsWithItsLastDay) {
    auto const made = taken(without_consent());
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    add_goal(coach(), made.case_id, "Töihin");
    silta_in_lot(kTomorrow, kLastDay);
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), IsEmpty());
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 404);
    EXPECT_THAT(broken(), IsEmpty());
    at_start_of(kTomorrow);
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), ElementsAre("list", "search", "case", "plan"));
    EXPECT_THAT(where(silta_coach(), made, "Töihin"), ElementsAre("plan"));
    EXPECT_THAT(broken(), IsEmpty());
    at_end_of(kLastDay);
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), ElementsAre("list", "search", "case", "plan"));
    at_start_of(domain::add_days(kLastDay, 1));
    EXPECT_THAT(where(silta_coach(), made, "Testinen"), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(GroundsInTime, AHandoverToWhoseTimeHasNotComeIsNotShownBefore) {
    auto const made = taken(without_consent());
    auto const handover = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_THAT(where(silta_coach(), made, "Testinen", handover), ElementsAre("preview", "inbox", "work"));
    silta_in_lot(kTomorrow);
    EXPECT_THAT(where(silta_coach(), made, "Testinen", handover), IsEmpty());
    EXPECT_EQ(json::parse(body(silta_coach(), "/api/v1/work"))["counts"]["handovers_in"], 0);
    EXPECT_EQ(json::parse(accept(silta_coach(), handover).body)["code"], "handover_blocked_by_consent");
    at_start_of(kTomorrow);
    EXPECT_THAT(where(silta_coach(), made, "Testinen", handover), ElementsAre("preview", "inbox", "work"));
    EXPECT_EQ(accept(silta_coach(), handover).status, 200);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(GroundsInTime, BetweenTwoConsentsNothingIsOpen) {
    auto const made = taken(without_consent());
    consent(made.case_id, "health", kTyopolku, kToday, kTomorrow);
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    consent(made.case_id, "health", kSilta, kToday, kTomorrow);
    consent(made.case_id, "health", kSilta, domain::LocalDate{2026, 11, 26}, kLastDay);
    auto const open_on = [&](int day) {
        at_start_of(domain::LocalDate{2026, 11, static_cast<unsigned>(day)});
        EXPECT_THAT(broken(), IsEmpty()) << day;
        return !where(silta_coach(), made, "Uni kuntoon").empty();
    };
    EXPECT_THAT((std::vector{open_on(22), open_on(23), open_on(24), open_on(25), open_on(26), open_on(30)}),
                ElementsAre(true, true, false, false, true, true));
}

TEST_F(GroundsInTime, WhatIsWithdrawnBeforeItBeginsNeverBegins) {
    auto const made = taken(without_consent());
    auto const before = access_version(made.case_id);
    consent(made.case_id, "health", kTyopolku, kTomorrow, kLastDay);
    EXPECT_EQ(access_version(made.case_id), before + 1);
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, consent_of(made.case_id)).status, 200);
    EXPECT_EQ(access_version(made.case_id), before + 2);
    at_start_of(kTomorrow);
    EXPECT_THAT(where(coach(), made, R"("health")"), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(GroundsInTime, WhoLeavesKeepsNothingOfWhatWouldHaveBegunLater) {
    auto const made = taken(without_consent());
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    consent(made.case_id, "health", kTyopolku, kToday, kLastDay);
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    consent(made.case_id, "health", kSilta, kTomorrow, kLastDay);
    EXPECT_EQ(end_party(coach(), made.case_id, party).status, 200);
    at_start_of(kTomorrow);
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon"), IsEmpty());
}

TEST_F(GroundsInTime, WhatAFormerPartySawOnTwoConsentsEndsWithTheOneThatStands) {
    auto const made = taken(without_consent());
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    consent(made.case_id, "health", kTyopolku, kToday, kLastDay);
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    consent(made.case_id, "health", kSilta, kToday, kTomorrow);
    consent(made.case_id, "health", kSilta, kToday, kLastDay);
    auto const longer = consent_of(made.case_id);
    EXPECT_EQ(end_party(coach(), made.case_id, party).status, 200);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon"), ElementsAre("case"));
    EXPECT_EQ(withdraw_consent(coach(), made.case_id, longer).status, 200);
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon"), ElementsAre("case"));
    at_start_of(domain::LocalDate{2026, 11, 24});
    EXPECT_THAT(where(silta_coach(), made, "Uni kuntoon"), IsEmpty());
}

}  // namespace
}  // namespace polku::casework::samples
