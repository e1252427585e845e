#include "services/casework/check/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

/// Kalle twice: under N-1 in lot A, under N-2 in lot B, of the same programme.
class ClientMerges : public CaseworkTest {
protected:
    ClientMerges() : first_(refer()), second_(refer("N-2", "Testinen", kLotB)) {}

    http::Response propose_merge_of(access::Principal const& who, domain::Id const& surviving,
                                    domain::Id const& retired) {
        tick();
        return api_.post(who, "/api/v1/merges",
                         json({{"surviving", surviving.text}, {"retired", retired.text}, {"note", "Sama"}}).dump());
    }
    http::Response act(access::Principal const& who, domain::Id const& merge, std::string const& what,
                       std::int64_t version, std::string const& body = "") {
        tick();
        return api_.post(who, "/api/v1/merges/" + merge.text + "/" + what, body, at_version(version));
    }
    domain::Id merged() {
        auto const merge = id_of(propose_merge_of(officer(), first_.client, second_.client));
        EXPECT_EQ(act(second_officer(), merge, "confirm", 1).status, 200);
        return merge;
    }
    http::Response undo(domain::Id const& merge) {
        return act(officer(), merge, "undo", 2, R"({"reason":"Eri henkilö"})");
    }
    json read(access::Principal const& who, std::string const& path) {
        auto const response = api_.get(who, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> cases_of(access::Principal const& who, domain::Id const& client) {
        std::vector<std::string> ids;
        auto const cases = read(who, "/api/v1/clients/" + client.text)["cases"];
        for (auto const& one : cases) ids.push_back(one["case"]);
        return ids;
    }
    std::vector<std::string> grants() {
        static constexpr storage::Query kGrants{
            "test.all_grants",
            "SELECT case_id || ' ' || client || ' ' || organisation || ' ' || team || ' ' || category || ' ' || ground "
            "FROM grants ORDER BY 1"};
        return texts(kGrants);
    }
    std::vector<std::string> events(std::string const& type) {
        std::vector<std::string> found;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.type == type) found.push_back(recorded.event.data);
        }
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

    Registered first_;
    Registered second_;
};

TEST_F(ClientMerges, OneProposesAnotherConfirmsAndBothIdsNameOneClientWithAllItsCases) {
    auto const before = grants();
    EXPECT_THAT(cases_of(officer(), first_.client), ElementsAre(first_.case_id.text));
    auto const preview =
        read(officer(), "/api/v1/clients/" + first_.client.text + "/merge-preview/" + second_.client.text);
    EXPECT_EQ(preview["refusal"], "");
    EXPECT_EQ(preview["programmes_with_two_open_cases"], json({kProgramme.text}));
    EXPECT_EQ(preview["retired"]["cases"][0]["access"].size(), 1U)
        << "whose access is approved: of the authority's team";
    auto const merge = id_of(propose_merge_of(officer(), first_.client, second_.client));
    EXPECT_EQ(act(officer(), merge, "confirm", 1).status, 403) << "not by who proposed it";
    EXPECT_THAT(cases_of(officer(), second_.client), ElementsAre(second_.case_id.text)) << "nothing yet";
    EXPECT_EQ(act(second_officer(), merge, "confirm", 1).status, 200);
    for (auto const& id : {first_.client, second_.client}) {
        EXPECT_THAT(cases_of(officer(), id), UnorderedElementsAre(first_.case_id.text, second_.case_id.text));
        EXPECT_EQ(read(officer(), "/api/v1/clients/" + id.text)["id"], first_.client.text);
    }
    EXPECT_EQ(grants(), before) << "nobody sees more than before";
    EXPECT_THAT(events("polku.client.merged.v1"), ElementsAre(HasSubstr(second_.client.text)));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(ClientMerges, AMergedPersonIsOneRowOfTheListThatLeadsToEachCase) {
    auto const listed = [&](access::Principal const& who, std::string_view text) {
        auto const response = text.empty() ? api_.get(who, "/api/v1/clients")
                                           : api_.post(who, "/api/v1/clients/search", json({{"name", text}}).dump());
        std::vector<std::string> rows;
        auto const items = json::parse(response.body)["items"];
        for (auto const& item : items) {
            auto row = item["case"].get<std::string>();
            for (auto const& other : item["other_cases"]) row += " " + other.get<std::string>();
            rows.push_back(row);
        }
        return rows;
    };
    EXPECT_EQ(accept(coach(), first_.handover).status, 200);
    EXPECT_EQ(accept(suunta_coach(), second_.handover).status, 200);
    EXPECT_EQ(listed(officer(), "").size(), 2U);
    auto const merge = merged();
    for (auto const* const text : {"", "Test", "test kalle", "040 1234567"}) {
        EXPECT_THAT(listed(officer(), text), ElementsAre(first_.case_id.text + " " + second_.case_id.text));
        EXPECT_THAT(listed(supervisor(), text), ElementsAre(first_.case_id.text + " " + second_.case_id.text));
        EXPECT_THAT(listed(suunta_coach(), text), ElementsAre(second_.case_id.text)) << "all that they know of";
    }
    EXPECT_EQ(undo(merge).status, 200);
    EXPECT_EQ(listed(officer(), "Test").size(), 2U);
}

TEST_F(ClientMerges, GrantsStayPerCase) {
    EXPECT_EQ(accept(coach(), first_.handover).status, 200);
    EXPECT_EQ(accept(suunta_coach(), second_.handover).status, 200);
    merged();
    EXPECT_THAT(cases_of(coach(), second_.client), ElementsAre(first_.case_id.text));
    EXPECT_THAT(cases_of(suunta_coach(), first_.client), ElementsAre(second_.case_id.text));
    EXPECT_EQ(read_case(coach(), second_.case_id).status, 404);
    EXPECT_EQ(api_.get(social_worker(), "/api/v1/clients/" + first_.client.text).status, 404);
    EXPECT_THAT(cases_of(client_person(second_.client), first_.client),
                UnorderedElementsAre(first_.case_id.text, second_.case_id.text));
    EXPECT_EQ(read_case(client_person(second_.client), first_.case_id).status, 200) << "it is the person's own";
}

TEST_F(ClientMerges, UndoingRestoresBothAndListsWhatWasDoneMeanwhile) {
    EXPECT_EQ(accept(coach(), first_.handover).status, 200);
    auto const before = grants();
    auto const merge = merged();
    auto const goal = id_of(add_goal(coach(), first_.case_id, "Yhdistettynä tehty"));
    auto const acts = read(officer(), "/api/v1/merges/" + merge.text)["acts_while_merged"];
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0]["kind"], "goal");
    EXPECT_EQ(acts[0]["id"], goal.text);
    EXPECT_EQ(undo(merge).status, 200);
    EXPECT_EQ(grants(), before);
    EXPECT_THAT(cases_of(officer(), second_.client), ElementsAre(second_.case_id.text));
    EXPECT_EQ(read(officer(), "/api/v1/clients/" + second_.client.text)["id"], second_.client.text);
    EXPECT_EQ(read(officer(), "/api/v1/merges/" + merge.text)["acts_while_merged"], acts) << "to be placed, for ever";
    EXPECT_THAT(events("polku.client.separated.v1"), ElementsAre(HasSubstr(second_.client.text)));
    EXPECT_EQ(read_case(client_person(second_.client), first_.case_id).status, 404);
    EXPECT_EQ(id_of(propose_merge_of(officer(), first_.client, second_.client)).text.size(), 36U)
        << "it can be merged anew";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(ClientMerges, ASafetyBanOfEitherHoldsForBothWhileTheyAreOne) {
    auto sample = referral();
    sample.number = "N-3";
    sample.contract = kLotB;
    sample.safety_ban = true;
    auto const hidden = refer(sample);
    static constexpr storage::Query kBans{"test.bans", "SELECT CAST(safety_ban AS TEXT) FROM client WHERE id = $1"};
    auto const merge = id_of(propose_merge_of(officer(), first_.client, hidden.client));
    EXPECT_EQ(act(second_officer(), merge, "confirm", 1).status, 200);
    EXPECT_THAT(texts(kBans, first_.client), ElementsAre("1"));
    EXPECT_EQ(undo(merge).status, 200);
    EXPECT_THAT(texts(kBans, first_.client), ElementsAre("0"));
    EXPECT_THAT(texts(kBans, hidden.client), ElementsAre("1"));
}

TEST_F(ClientMerges, ABanThatIsOrderedWhileTheyAreOneOutlivesTheMerge) {
    static constexpr storage::Query kBan{"test.ban", "UPDATE client SET safety_ban = 1 WHERE id = $1"};
    static constexpr storage::Query kBans{"test.bans", "SELECT CAST(safety_ban AS TEXT) FROM client WHERE id = $1"};
    auto const merge = merged();
    write([&](storage::Tx& tx) { tx.run(kBan, first_.client); });
    EXPECT_EQ(undo(merge).status, 200);
    EXPECT_THAT(texts(kBans, first_.client), ElementsAre("1"));
    EXPECT_THAT(texts(kBans, second_.client), ElementsAre("0"));
}

TEST_F(ClientMerges, EveryLookHasItsGround) {
    read(officer(), "/api/v1/clients/" + first_.client.text + "/merge-preview/" + second_.client.text);
    auto const looked = json::parse(api_.read_log().back());
    EXPECT_EQ(looked["ground"], "statute");
    EXPECT_EQ(looked["clients"], json({first_.client.text, second_.client.text}));
    propose_merge_of(officer(), first_.client, second_.client);
    EXPECT_EQ(json::parse(api_.journal().back())["ground"], "statute");
}

TEST_F(ClientMerges, OnlyTheAuthorityThatKnowsBoth) {
    for (auto const& who : {coach(), social_worker(), administrator(), data_protection(), finance()})
        EXPECT_EQ(propose_merge_of(who, first_.client, second_.client).status, 403);
    auto const stranger = person(30, access::Role::officer, kCounty, kSocialTeam);
    EXPECT_EQ(propose_merge_of(stranger, first_.client, second_.client).status, 422);
    EXPECT_EQ(
        api_.get(stranger, "/api/v1/clients/" + first_.client.text + "/merge-preview/" + second_.client.text).status,
        404);
    auto const merge = id_of(propose_merge_of(officer(), first_.client, second_.client));
    EXPECT_EQ(api_.get(stranger, "/api/v1/merges/" + merge.text).status, 404);
    EXPECT_EQ(act(stranger, merge, "confirm", 1).status, 404);
}

TEST_F(ClientMerges, OnlyTheTeamThatKnowsThemAndItsSupervisor) {
    EXPECT_EQ(propose_merge_of(officer_pirkka(), first_.client, second_.client).status, 422) << "another team's";
    auto const merge = id_of(propose_merge_of(supervisor(), first_.client, second_.client));
    EXPECT_EQ(api_.get(officer_pirkka(), "/api/v1/merges/" + merge.text).status, 404);
    EXPECT_EQ(act(officer_pirkka(), merge, "confirm", 1).status, 404);
    EXPECT_THAT(read(officer_pirkka(), "/api/v1/merges")["items"], IsEmpty());
    EXPECT_EQ(read(officer(), "/api/v1/merges")["items"].size(), 1U) << "of the team that knows the record";
    EXPECT_EQ(act(officer(), merge, "confirm", 1).status, 200);
}

TEST_F(ClientMerges, AreListedPageByPageThoseThatWaitFirst) {
    auto const done = merged();
    EXPECT_EQ(undo(done).status, 200);
    auto const third = refer("N-3", "Esimerkki", kLotA);
    auto const old = id_of(propose_merge_of(officer(), first_.client, second_.client));
    auto const young = id_of(propose_merge_of(officer(), first_.client, third.client));
    std::vector<std::string> ids;
    std::string cursor;
    do {
        auto const page = read(officer(), "/api/v1/merges?limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor));
        ASSERT_EQ(page["items"].size(), 1U);
        EXPECT_EQ(page["items"][0]["client"]["name"], "Kalle Testinen");
        ids.push_back(page["items"][0]["id"]);
        cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!cursor.empty());
    EXPECT_THAT(ids, ElementsAre(young.text, old.text, done.text));
    EXPECT_EQ(api_.get(officer(), "/api/v1/merges?cursor=x").status, 400);
}

TEST_F(ClientMerges, WaitsAsWorkForSomebodyElse) {
    auto const waits = [&](access::Principal const& who) {
        std::vector<std::string> kinds;
        auto const items = read(who, "/api/v1/work")["items"];
        for (auto const& item : items) {
            if (item["kind"] == "confirm_merge") kinds.push_back(item["subject"]);
        }
        return kinds;
    };
    auto const merge = id_of(propose_merge_of(officer(), first_.client, second_.client));
    EXPECT_THAT(waits(officer()), IsEmpty());
    EXPECT_THAT(waits(second_officer()), ElementsAre(merge.text));
    EXPECT_THAT(waits(supervisor()), ElementsAre(merge.text));
    EXPECT_EQ(act(second_officer(), merge, "reject", 1, R"({"reason":"Kaksoset"})").status, 200);
    EXPECT_THAT(waits(supervisor()), IsEmpty());
    EXPECT_THAT(act(supervisor(), merge, "confirm", 2).body, HasSubstr("merge_state"));
}

TEST_F(ClientMerges, AMergedPersonGetsNoSecondOpenCaseInAProgramme) {
    auto const merge = merged();
    auto const third = refer("N-4", "Testinen", kLotA);
    auto const chained = propose_merge_of(officer(), second_.client, third.client);
    EXPECT_THAT(chained.body, HasSubstr("client_merged_already")) << "one step leads to who it is now";
    static constexpr storage::Query kSecondCase{
        "test.second_case",
        "INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, "
        "responsible_team, responsible_since) SELECT 'another', $1, programme, contract, opened_at, "
        "responsible_organisation, responsible_team, responsible_since FROM client_case WHERE id = $2"};
    EXPECT_THROW(write([&](storage::Tx& tx) { return tx.run(kSecondCase, second_.client, first_.case_id); }),
                 storage::ConstraintError);
    EXPECT_EQ(undo(merge).status, 200);
}

}  // namespace
}  // namespace polku::casework::samples
