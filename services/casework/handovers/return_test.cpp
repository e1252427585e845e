#include "services/casework/check/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using nlohmann::json;

/// The lead of lot A took the case of the authority's team Keski.
class HandoverReturn : public CaseworkTest {
protected:
    http::Response give_back(access::Principal const& who, domain::Id const& handover,
                             std::string const& body = R"({"reason":"work_ended","note":"Valmennus ei auta enää."})") {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/return", body);
    }
    http::Response settle(access::Principal const& who, domain::Id const& handover) {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/settle", R"({"note":"Jatkamme."})");
    }
    json page(access::Principal const& who, domain::Id const& handover) {
        auto const response = api_.get(who, "/api/v1/handovers/" + handover.text);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::string responsible(domain::Id const& case_id) {
        return json::parse(read_case(supervisor(), case_id).body)["responsible"]["team"];
    }
    std::vector<std::string> work(access::Principal const& who) {
        std::vector<std::string> kinds;
        auto const answer = json::parse(api_.get(who, "/api/v1/work").body);
        for (auto const& item : answer["items"])
            kinds.push_back(item["kind"].get<std::string>() + " " + item["subject"].get<std::string>());
        return kinds;
    }
    std::vector<std::string> events_of(domain::Id const& handover) {
        std::vector<std::string> types;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.subject == handover.text) types.push_back(recorded.event.type);
        }
        return types;
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }
    domain::Id declined_return(Registered const& made) {
        auto const proposal = id_of(give_back(coach(), made.handover));
        EXPECT_EQ(decline(officer(), proposal).status, 200);
        return proposal;
    }
};

TEST_F(HandoverReturn, IsAProposalTheOtherWayAndNothingMovesUntilItIsAccepted) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Kirjattu vastuuaikana");
    EXPECT_THAT(page(coach(), made.handover)["can"], Contains("handover_return"));
    auto const answer = give_back(coach(), made.handover);
    EXPECT_EQ(answer.status, 201) << answer.body;
    auto const proposal = id_of(answer);
    auto const shown = page(officer(), proposal);
    EXPECT_EQ(shown["kind"], "return");
    EXPECT_EQ(shown["returns"], made.handover.text);
    EXPECT_EQ(shown["from"]["team"], kTyopolkuTeam.text);
    EXPECT_EQ(shown["to"]["team"], kKeski.text);
    EXPECT_THAT(shown["package"].dump(), HasSubstr("Kirjattu vastuuaikana")) << "what was written since";
    EXPECT_THAT(shown["package"].dump(), HasSubstr("Valmennus ei auta enää."));
    EXPECT_EQ(responsible(made.case_id), kTyopolkuTeam.text);
    EXPECT_THAT(propose(coach(), made.case_id, kSilta, kSiltaTeam).body, HasSubstr("handover_already_open"));

    EXPECT_EQ(accept(coach(), proposal).status, 403) << "who gives back does not take back";
    EXPECT_EQ(accept(officer(), proposal).status, 200);
    EXPECT_EQ(responsible(made.case_id), kKeski.text);
    EXPECT_THAT(broken(), IsEmpty());
    EXPECT_THAT(page(officer(), proposal)["can"], Contains("handover_return")) << "and may be asked to take it anew";
    EXPECT_THAT(page(coach(), made.handover)["can"], Not(Contains("handover_return")));
}

TEST_F(HandoverReturn, OnlyWhatWasTakenAndStillRestsWithOneIsGivenBack) {
    auto const open = refer("N-9", "Esimerkki");
    EXPECT_EQ(give_back(coach(), open.handover).status, 403) << "not taken yet";
    auto const made = taken();
    EXPECT_EQ(give_back(officer(), made.handover).status, 403);
    EXPECT_EQ(give_back(silta_coach(), made.handover).status, 404);
    auto const silent = give_back(coach(), made.handover, "{}");
    EXPECT_EQ(silent.status, 422);
    EXPECT_THAT(silent.body, HasSubstr("/reason"));
    EXPECT_THAT(silent.body, HasSubstr("/note"));
    auto const onward = id_of(propose(coach(), made.case_id, kAuthority, kPirkka));
    EXPECT_THAT(give_back(coach(), onward).body, HasSubstr("not_your_part_in_this_handover"));
    EXPECT_EQ(accept(officer_pirkka(), onward).status, 200);
    auto const again = id_of(propose(officer_pirkka(), made.case_id, kTyopolku, kTyopolkuTeam));
    EXPECT_EQ(accept(coach(), again).status, 200);
    EXPECT_THAT(give_back(coach(), made.handover).body, HasSubstr("handover_moved_on"));
    EXPECT_EQ(give_back(coach(), again).status, 201);
}

TEST_F(HandoverReturn, ADeclinedOneIsADisagreementInTheWorkOfBothTeamsUntilTheyKeepTheCase) {
    auto const made = taken();
    auto const proposal = declined_return(made);
    EXPECT_EQ(responsible(made.case_id), kTyopolkuTeam.text);
    auto const row = "settle_disagreement " + proposal.text;
    for (auto const& side : {coach(), team_lead(), officer(), supervisor()}) EXPECT_THAT(work(side), Contains(row));
    for (auto const& other : {silta_coach(), coach_in_b(), officer_pirkka()})
        EXPECT_THAT(work(other), Not(Contains(row)));
    EXPECT_THAT(events_of(proposal), Contains("polku.handover.disputed.v1"));
    auto const shown = page(coach(), proposal);
    EXPECT_FALSE(shown["disagreement"]["opened_at"].is_null());
    EXPECT_THAT(shown["can"], Contains("handover_settle"));
    EXPECT_THAT(page(officer(), proposal)["can"], Not(Contains("handover_settle")));

    EXPECT_EQ(settle(officer(), proposal).status, 403);
    EXPECT_EQ(settle(coach(), proposal).status, 200);
    EXPECT_THAT(settle(coach(), proposal).body, HasSubstr("no_open_disagreement"));
    EXPECT_EQ(page(officer(), proposal)["disagreement"]["outcome"], "kept");
    EXPECT_EQ(page(officer(), proposal)["disagreement"]["note"], "Jatkamme.");
    for (auto const& side : {coach(), officer()}) EXPECT_THAT(work(side), Not(Contains(row)));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverReturn, ADisagreementIsOverWhenTheCaseMovesAndReplacedWhenItIsAskedAgain) {
    auto const made = taken();
    auto const first = declined_return(made);
    auto const second = declined_return(made);
    EXPECT_EQ(page(coach(), first)["disagreement"]["outcome"], "asked_again");
    EXPECT_TRUE(page(coach(), second)["disagreement"]["outcome"].is_null());
    auto const third = id_of(give_back(coach(), made.handover));
    EXPECT_EQ(accept(officer(), third).status, 200);
    EXPECT_EQ(page(officer(), second)["disagreement"]["outcome"], "moved");
    EXPECT_THAT(work(officer()), Not(Contains(HasSubstr("settle_disagreement"))));
    EXPECT_THAT(broken(), IsEmpty());
}

}  // namespace
}  // namespace polku::casework::samples
