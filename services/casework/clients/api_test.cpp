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

class ClientApi : public CaseworkTest {
protected:
    json list(access::Principal const& who, std::string_view query = "") {
        auto const response = api_.get(who, "/api/v1/clients" + std::string(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    static std::vector<std::string> names(json const& page) {
        std::vector<std::string> found;
        for (auto const& item : page["items"]) found.push_back(item["client"]["name"]);
        return found;
    }
    std::vector<std::string> search(access::Principal const& who, std::string_view prefix) {
        auto const response = api_.post(who, "/api/v1/clients/search", json({{"name", prefix}}).dump());
        EXPECT_EQ(response.status, 200) << response.body;
        return names(json::parse(response.body));
    }
};

TEST_F(ClientApi, EachSeesTheCasesOfTheOwnTeamAndContract) {
    auto const one = refer("N-1", "Aalto");
    auto const two = refer("N-2", "Berg");
    refer("N-3", "Ceder", kLotB);
    accept(coach(), one.handover);
    EXPECT_THAT(names(list(officer())), ElementsAre("Kalle Aalto", "Kalle Berg", "Kalle Ceder"));
    EXPECT_THAT(names(list(supervisor())).size(), 3U);
    EXPECT_THAT(names(list(coach())), ElementsAre("Kalle Aalto")) << "an open proposal opens no list";
    for (auto const& nobody : {coach_in_b(), silta_coach(), suunta_coach(), officer_pirkka(), social_worker()}) {
        EXPECT_THAT(names(list(nobody)), IsEmpty());
    }
    EXPECT_EQ(api_.get(finance(), "/api/v1/clients").status, 403);
    EXPECT_EQ(api_.get(administrator(), "/api/v1/clients").status, 403);
    EXPECT_THAT(names(list(client_person(two.client))), ElementsAre("Kalle Berg"));
}

TEST_F(ClientApi, WhoLeavesLosesTheRow) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    EXPECT_THAT(names(list(social_worker())), ElementsAre("Kalle Testinen"));
    end_party(coach(), made.case_id, party);
    EXPECT_THAT(names(list(social_worker())), IsEmpty());
}

TEST_F(ClientApi, ANameIsFoundByItsBeginningWithoutDiacritics) {
    refer("N-1", "Äkäslompolo");
    refer("N-2", "Testinen");
    refer("N-3", "100 %");
    EXPECT_EQ(
        api_.post(officer(), "/api/v1/clients/search", R"({"name":"akas"})", {{"content-type", "text/plain"}}).status,
        415);
    EXPECT_THAT(search(officer(), "akas"), ElementsAre("Kalle Äkäslompolo"));
    EXPECT_THAT(search(officer(), "  ÄKÄ"), ElementsAre("Kalle Äkäslompolo"));
    EXPECT_THAT(search(officer(), "kalle").size(), 3U);
    EXPECT_THAT(search(officer(), "%"), IsEmpty());
    EXPECT_THAT(search(officer(), "_estinen"), IsEmpty());
    EXPECT_THAT(search(officer(), "100 %"), ElementsAre("Kalle 100 %"));
    EXPECT_THAT(search(coach(), "Test"), IsEmpty());
    EXPECT_EQ(api_.post(officer(), "/api/v1/clients/search", "{}").status, 422);
}

TEST_F(ClientApi, BothNamesAreFoundInEitherOrderByTheirBeginnings) {
    refer("N-1", "Äkäslompolo");
    refer("N-2", "Testinen");
    refer("N-3", "von Testinen");
    EXPECT_THAT(search(officer(), "kal akas"), ElementsAre("Kalle Äkäslompolo"));
    EXPECT_THAT(search(officer(), "Äkäs Kalle"), ElementsAre("Kalle Äkäslompolo"));
    EXPECT_THAT(search(officer(), "kalle näyte test"), ElementsAre("Kalle Testinen"));
    EXPECT_THAT(search(officer(), "von test kalle"), ElementsAre("Kalle von Testinen"));
    EXPECT_THAT(search(officer(), "kalle berg"), IsEmpty());
    EXPECT_THAT(search(coach(), "kalle test"), IsEmpty());
}

TEST_F(ClientApi, AWholeNumberAndAPhoneNumberFindWhomOneMayKnowOf) {
    refer("N-77", "Aalto");
    auto sample = referral();
    sample.number = "N-78";
    sample.family_name = "Berg";
    sample.phone = "(09) 555 0100";
    refer(sample);
    EXPECT_THAT(search(officer(), "N-77"), ElementsAre("Kalle Aalto"));
    EXPECT_THAT(search(officer(), "N-7"), IsEmpty()) << "a number is whole";
    for (auto const* const written : {"+358 9 5550100", "09-5550100", "00358 9 555 0100", "95550100"})
        EXPECT_THAT(search(officer(), written), ElementsAre("Kalle Berg")) << written;
    EXPECT_THAT(search(officer(), "5550100"), IsEmpty());
    EXPECT_THAT(search(officer(), "040 123 4567"), ElementsAre("Kalle Aalto"));
    for (auto const& nobody : {coach(), officer_pirkka(), social_worker()}) {
        EXPECT_THAT(search(nobody, "N-77"), IsEmpty());
        EXPECT_THAT(search(nobody, "+358401234567"), IsEmpty());
    }
}

TEST_F(ClientApi, PagesGoOnWhereTheyStoppedAndTheirCursorNamesNobody) {
    std::vector<std::string> all;
    for (auto const* const name : {"Aalto", "Berg", "Ceder", "Dahl", "Eklund"}) {
        refer(std::string("N-") + name, name);
        all.push_back(std::string("Kalle ") + name);
    }
    std::vector<std::string> seen;
    std::string cursor;
    do {
        auto const page = list(officer(), "?limit=2" + cursor);
        for (auto const& name : names(page)) seen.push_back(name);
        cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
        // Base64 of any name's three letters is nowhere in it: it holds a case's id.
        EXPECT_THAT(cursor, Not(HasSubstr("YmVyZ")));
    } while (!cursor.empty());
    EXPECT_EQ(seen, all);
}

TEST_F(ClientApi, GivenNamesAreFoundInTheOrderOfTheListPageByPage) {
    for (auto const* const name : {"Eklund", "Kallela", "Aalto", "Dahl", "Berg"}) {
        refer(std::string("N-") + name, name);
    }
    std::vector<std::string> seen;
    std::string cursor;
    do {
        auto const answer =
            api_.post(officer(), "/api/v1/clients/search?limit=2" + cursor, json({{"name", "kalle"}}).dump());
        ASSERT_EQ(answer.status, 200) << answer.body;
        auto const page = json::parse(answer.body);
        for (auto const& name : names(page)) seen.push_back(name);
        cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
    } while (!cursor.empty());
    EXPECT_THAT(seen, ElementsAre("Kalle Aalto", "Kalle Berg", "Kalle Dahl", "Kalle Eklund", "Kalle Kallela"));
}

TEST_F(ClientApi, FamilyAndGivenNamesAreFoundInOneOrderPageByPage) {
    std::vector<std::string> all;
    for (auto const* const name : {"Aalto", "Berg", "Kaarto", "Kalli", "Kampi", "Kanto", "Öhman"}) {
        refer(std::string("N-") + name, name);
        all.push_back(std::string("Kalle ") + name);
    }
    for (auto const limit : {1, 2, 3, 7}) {
        std::vector<std::string> seen;
        std::string cursor;
        do {
            auto const answer = api_.post(officer(), fmt::format("/api/v1/clients/search?limit={}{}", limit, cursor),
                                          R"({"name":"ka"})");
            ASSERT_EQ(answer.status, 200) << answer.body;
            auto const page = json::parse(answer.body);
            EXPECT_LE(page["items"].size(), limit);
            for (auto const& name : names(page)) seen.push_back(name);
            cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
        } while (!cursor.empty());
        EXPECT_EQ(seen, all) << limit;
    }
}

TEST_F(ClientApi, ARowShowsWhoAnswersForTheCaseNow) {
    auto const made = taken();
    for (auto const& who : {officer(), coach(), supervisor()}) {
        auto const row = list(who)["items"][0];
        EXPECT_EQ(row["client"]["id"], made.client.text);
        EXPECT_EQ(row["case"], made.case_id.text);
        EXPECT_EQ(row["contract"], kLotA.text);
        EXPECT_EQ(row["responsible"]["organisation"], kTyopolku.text);
        EXPECT_EQ(row["responsible"]["team"], kTyopolkuTeam.text);
        EXPECT_EQ(row["responsible"]["person"], coach().person.text);
    }
    accept(officer(), id_of(propose(coach(), made.case_id, kAuthority, kKeski)));
    EXPECT_EQ(list(officer())["items"][0]["responsible"]["team"], kKeski.text);
}

TEST_F(ClientApi, ACursorOfAnothersCaseTellsNothing) {
    refer("N-1", "Aalto");
    refer("N-2", "Berg");
    auto const next = list(officer(), "?limit=1")["next"].get<std::string>();
    auto const foreign = api_.get(suunta_coach(), "/api/v1/clients?cursor=" + next);
    EXPECT_EQ(foreign.status, 400);
    EXPECT_THAT(foreign.body, HasSubstr("bad_cursor"));
    EXPECT_EQ(api_.get(officer(), "/api/v1/clients?limit=0").status, 400);
}

TEST_F(ClientApi, AListTellsNoMoreThanNames) {
    refer();
    auto const body = list(officer()).dump();
    for (auto const* const hidden : {"+358", "example.org", "837", "1990", "N-1", "long_term"}) {
        EXPECT_THAT(body, Not(HasSubstr(hidden)));
    }
}

}  // namespace
}  // namespace polku::casework::samples
