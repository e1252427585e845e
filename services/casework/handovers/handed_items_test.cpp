#include "services/casework/check/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

// The clock of the tests begins on 2026-11-22, noon in Helsinki.
class HandedItems : public CaseworkTest {
protected:
    domain::Id add_task(domain::Id const& case_id, std::string_view title, std::string_view category = "employment",
                        std::optional<domain::Id> const& organisation = kTyopolku) {
        tick();
        json body{{"title", title}, {"category", category}, {"due_on", "2026-12-01"}};
        if (organisation) body["organisation"] = organisation->text;
        return id_of(api_.post(coach(), of_case(case_id, "/tasks"), body.dump()));
    }
    domain::Id add_appointment(domain::Id const& case_id, std::string_view title, std::string_view starts_at,
                               std::string_view ends_at, std::string_view category = "employment") {
        tick();
        json const body{{"kind", "meeting"},
                        {"title", title},
                        {"category", category},
                        {"organisation", kTyopolku.text},
                        {"starts_at", starts_at},
                        {"ends_at", ends_at},
                        {"person", coach().person.text}};
        return id_of(api_.post(coach(), of_case(case_id, "/appointments"), body.dump()));
    }
    domain::Id add_later_appointment(domain::Id const& case_id, std::string_view title) {
        return add_appointment(case_id, title, "2026-12-03T08:00:00Z", "2026-12-03T09:00:00Z");
    }
    json items(access::Principal const& who, domain::Id const& handover) {
        auto const response = api_.get(who, "/api/v1/handovers/" + handover.text + "/items");
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body)["items"];
    }
    /// "kind title fate" of each.
    std::vector<std::string> fates(access::Principal const& who, domain::Id const& handover) {
        std::vector<std::string> said;
        auto const listed = items(who, handover);
        for (auto const& item : listed) {
            said.push_back(item["kind"].get<std::string>() + " " + item["title"].get<std::string>() + " " +
                           item["fate"].get<std::string>());
        }
        return said;
    }
    http::Response accept_with(access::Principal const& who, domain::Id const& handover, json const& body) {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/accept", body.dump(), at_version(1));
    }
    json shown(access::Principal const& who, domain::Id const& case_id, std::string_view what, domain::Id const& item) {
        auto const list = json::parse(api_.get(who, of_case(case_id, what)).body)["items"];
        for (auto const& one : list) {
            if (one["id"] == item.text) return one;
        }
        return nullptr;
    }
    void employ(access::Principal const& who) {
        write([&](storage::Tx& tx) { put_membership(tx, {who.membership, who.person, who.organisation, who.team}); });
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }
};

TEST_F(HandedItems, TasksAndAppointmentsOfWhoLeavesAreRehomedOrStayAsChosen) {
    employ(coach());
    employ(officer());
    auto const made = taken();
    auto const moving = add_task(made.case_id, "Siirtyy tiimille");
    auto const mine = add_task(made.case_id, "Siirtyy minulle");
    auto const left = add_task(made.case_id, "Jää");
    auto const clients = add_task(made.case_id, "Asiakkaan oma", "employment", std::nullopt);
    auto const meeting = add_later_appointment(made.case_id, "Tapaaminen");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_THAT(fates(officer(), handover),
                UnorderedElementsAre("task Siirtyy tiimille moves", "task Siirtyy minulle moves", "task Jää moves",
                                     "task Asiakkaan oma stays", "appointment Tapaaminen moves"));

    auto const chosen = accept_with(
        officer(), handover,
        {{"items",
          json::array({{{"kind", "task"}, {"id", mine.text}, {"fate", "moves"}, {"person", officer().person.text}},
                       {{"kind", "task"}, {"id", left.text}, {"fate", "stays"}, {"person", coach().person.text}}})}});
    ASSERT_EQ(chosen.status, 200) << chosen.body;
    EXPECT_EQ(shown(officer(), made.case_id, "/tasks", moving)["organisation"], kAuthority.text);
    EXPECT_TRUE(shown(officer(), made.case_id, "/tasks", moving)["person"].is_null());
    EXPECT_EQ(shown(officer(), made.case_id, "/tasks", mine)["person"], officer().person.text);
    EXPECT_EQ(shown(officer(), made.case_id, "/tasks", left)["organisation"], kTyopolku.text);
    EXPECT_EQ(shown(officer(), made.case_id, "/tasks", left)["person"], coach().person.text);
    EXPECT_TRUE(shown(officer(), made.case_id, "/tasks", clients)["organisation"].is_null());
    EXPECT_EQ(shown(officer(), made.case_id, "/appointments", meeting)["organisation"], kAuthority.text);
    EXPECT_TRUE(shown(officer(), made.case_id, "/appointments", meeting)["person"].is_null());
    EXPECT_THAT(fates(officer(), handover),
                UnorderedElementsAre("task Siirtyy tiimille moves", "task Siirtyy minulle moves", "task Jää stays",
                                     "task Asiakkaan oma stays", "appointment Tapaaminen moves"));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandedItems, WhatIsNotChoosableIsGivenToNobody) {
    employ(coach());
    auto const made = taken();
    auto const clients = add_task(made.case_id, "Asiakkaan oma", "employment", std::nullopt);
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    auto const refused = accept_with(
        officer(), handover,
        {{"items",
          json::array(
              {{{"kind", "task"}, {"id", clients.text}, {"fate", "stays"}, {"person", coach().person.text}}})}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(json::parse(refused.body)["errors"][0]["pointer"], "/items/0/person");
    EXPECT_EQ(accept(officer(), handover).status, 200) << "the refusal changed nothing";
}

TEST_F(HandedItems, AnAppointmentUnderWayBlocksByNameUntilItHasEnded) {
    employ(coach());
    auto const made = taken();
    add_appointment(made.case_id, "Kesken oleva", "2026-11-22T09:55:00Z", "2026-11-22T10:30:00Z");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_THAT(fates(officer(), handover), UnorderedElementsAre("appointment Kesken oleva blocks"));
    auto const refused = accept(officer(), handover);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("handover_items_block"));
    EXPECT_THAT(refused.body, HasSubstr("Kesken oleva"));
    api_.clock().advance(std::chrono::minutes(30));
    EXPECT_THAT(fates(officer(), handover), UnorderedElementsAre("appointment Kesken oleva moves"));
    EXPECT_EQ(accept(officer(), handover).status, 200);
}

TEST_F(HandedItems, WhatTheReceiverHasNoGroundForNeitherShowsNorBlocksNorMoves) {
    employ(coach());
    auto const made = taken();
    auto const task = add_task(made.case_id, "Terveystehtävä", "health");
    add_appointment(made.case_id, "Terveystapaaminen", "2026-11-22T09:55:00Z", "2026-11-22T10:30:00Z", "health");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_THAT(fates(officer(), handover), IsEmpty());
    auto const accepted = accept(officer(), handover);
    EXPECT_EQ(accepted.status, 200);
    EXPECT_THAT(accepted.body, Not(HasSubstr("Terveys")));
    EXPECT_THAT(fates(officer(), handover), IsEmpty());
    EXPECT_THAT(texts({"test.holder", "SELECT organisation FROM case_task WHERE id = $1"}, task),
                UnorderedElementsAre(kTyopolku.text));
    EXPECT_THAT(fates(coach(), handover),
                UnorderedElementsAre("task Terveystehtävä stays", "appointment Terveystapaaminen stays"))
        << "its recorder still reads what became of it";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandedItems, UnderASafetyBanAMeetingIsKnownToWhoMeetsAndGoesToWhoAnswers) {
    employ(coach());
    employ(officer());
    auto sample = referral();
    sample.safety_ban = true;
    auto const made = taken(sample);
    auto const meeting = add_later_appointment(made.case_id, "Salassa");
    add_appointment(made.case_id, "Kesken oleva", "2026-11-22T09:55:00Z", "2026-11-22T10:30:00Z");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_THAT(fates(officer(), handover), IsEmpty());
    ASSERT_EQ(accept(officer(), handover).status, 200) << "nor may a refusal tell of it";
    EXPECT_EQ(shown(officer(), made.case_id, "/appointments", meeting)["person"], officer().person.text);
    EXPECT_THAT(fates(officer(), handover),
                UnorderedElementsAre("appointment Salassa moves", "appointment Kesken oleva moves"));
    EXPECT_THAT(fates(second_officer(), handover), IsEmpty());
    EXPECT_THAT(broken(), IsEmpty());
}

}  // namespace
}  // namespace polku::casework::samples
