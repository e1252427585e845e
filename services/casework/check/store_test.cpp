#include "services/casework/check/store.h"

#include "services/casework/emergencies/testing.h"
#include "services/casework/plan_contents/testing.h"

#include <gmock/gmock.h>

#include <deque>

namespace polku::casework::samples {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class CheckCasework : public EmergencyTest {
protected:
    std::vector<events::Finding> findings() {
        auto const now = api_.clock().now();
        return api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); });
    }
    static Referral another() {
        auto sample = referral();
        sample.number = "N-9";
        return sample;
    }
    /// The team's cases to another team of the authority's: one job for each is to come.
    domain::Id begin_bulk_of_team() {
        return id_of(api_.post(team_lead(), "/api/v1/bulk-handovers",
                               R"({"to_organisation":")" + kAuthority.text + R"(","to_team":")" + kPirkka.text +
                                   R"(","reason":"service_ended"})"));
    }
    /// The ids that break the invariant.
    std::vector<std::string> broken(int invariant) {
        std::vector<std::string> found;
        for (auto const& finding : findings()) {
            if (finding.invariant != invariant) continue;
            found.insert(found.end(), finding.broken.begin(), finding.broken.end());
        }
        return found;
    }
};

TEST_F(CheckCasework, HoldsOverAWholeLife) {
    auto const made = taken();
    auto const twin = refer_with_code(kSampleCode, another());
    open(social_worker());
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    EXPECT_EQ(api_.post(coach(), of_case(made.case_id, "/plan/versions"), "").status, 201);
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    end_party(coach(), made.case_id, party);
    api_.post(officer(), "/api/v1/merges",
              R"({"surviving":")" + made.client.text + R"(","retired":")" + twin.client.text + R"("})");
    begin_bulk_of_team();
    decline(silta_coach(), id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam)));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    accept(officer(), id_of(propose(coach(), made.case_id, kAuthority, kKeski)));
    for (auto const& finding : findings()) {
        EXPECT_THAT(finding.broken, IsEmpty()) << finding.what;
        EXPECT_GT(finding.looked_at, 0) << finding.what;
    }
}

TEST_F(CheckCasework, FindsAGrantWithoutAGroundAndAGroundWithoutAGrant) {
    auto const one = refer("N-1", "Aalto");
    auto const two = refer("N-2", "Berg");
    refer("N-3", "Ceder");
    static constexpr storage::Query kForge{
        "test.forge", "UPDATE grants SET category = 'health' WHERE case_id = $1 AND category = 'skills'"};
    static constexpr storage::Query kLose{"test.lose", "DELETE FROM grants WHERE case_id = $1 AND category = 'skills'"};
    write([&](storage::Tx& tx) { tx.run(kForge, one.case_id); });
    EXPECT_THAT(broken(9), ElementsAre(one.case_id.text));
    write([&](storage::Tx& tx) { tx.run(kLose, two.case_id); });
    EXPECT_THAT(broken(9), ElementsAre(one.case_id.text, two.case_id.text));
    write([&](storage::Tx& tx) {
        rewrite_grants(tx, one.case_id, api_.clock().now());
        rewrite_grants(tx, two.case_id, api_.clock().now());
    });
    EXPECT_THAT(broken(9), IsEmpty());
}

TEST_F(CheckCasework, FindsAListThatLacksSomebodyOrShowsWhatIsNotSo) {
    auto const made = taken();
    auto const other = refer("N-2", "Berg");
    static constexpr storage::Query kColumns{
        "test.list_columns", "SELECT name FROM pragma_table_info('listed_client') WHERE name <> 'case_id'"};
    static constexpr storage::Query kTake{"test.take_off", "DELETE FROM listed_client WHERE case_id = $1"};
    static constexpr storage::Query kPut{"test.put_on",
                                         "INSERT INTO listed_client SELECT DISTINCT * FROM due_listing WHERE case_id = "
                                         "$1"};
    write([&](storage::Tx& tx) { tx.run(kTake, made.case_id); });
    EXPECT_THAT(broken(9), Each(made.case_id.text));
    EXPECT_THAT(broken(9), Not(IsEmpty()));
    std::deque<std::string> kept;  // a Query is known by the address of its text
    for (auto const& column : texts(kColumns)) {
        storage::Query const falsify{
            "test.falsify_list", kept.emplace_back(fmt::format("UPDATE listed_client SET {} = 1 WHERE case_id = $1 AND "
                                                               "responsible_organisation <> organisation",
                                                               column))};
        write([&](storage::Tx& tx) {
            tx.run(kTake, made.case_id);
            tx.run(kPut, made.case_id);
            EXPECT_EQ(tx.run(falsify, made.case_id), 1) << column;
        });
        EXPECT_THAT(broken(9), ElementsAre(made.case_id.text, made.case_id.text)) << column;
    }
    static constexpr storage::Query kRepeat{
        "test.repeat_row",
        "INSERT INTO listed_client SELECT organisation, team, 'ennen', given_names_folded, case_id, client, "
        "family_name, given_names, contract, responsible_organisation, responsible_team, responsible_person, "
        "opened_at, merged FROM listed_client WHERE case_id = $1"};
    write([&](storage::Tx& tx) {
        tx.run(kTake, made.case_id);
        tx.run(kPut, made.case_id);
    });
    EXPECT_THAT(broken(9), IsEmpty());
    write([&](storage::Tx& tx) { tx.run(kRepeat, other.case_id); });
    EXPECT_THAT(broken(9), ElementsAre(other.case_id.text)) << "of another name";
}

TEST_F(CheckCasework, FindsAnEmergencyWhoseGrantsAreLostAndOneWhoseEndNobodyWillTell) {
    auto const made = refer_with_code(kSampleCode);
    auto const emergency = open(social_worker());
    EXPECT_THAT(broken(9), IsEmpty());
    EXPECT_THAT(broken(8), IsEmpty());
    static constexpr storage::Query kLose{"test.lose_emergency", "DELETE FROM grants WHERE ground = 'emergency'"};
    static constexpr storage::Query kForgetJobs{"test.forget_emergency",
                                                "DELETE FROM job WHERE kind = 'emergency.end'"};
    write([&](storage::Tx& tx) { tx.run(kLose); });
    EXPECT_THAT(broken(9), ElementsAre(made.case_id.text));
    write([&](storage::Tx& tx) { tx.run(kForgetJobs); });
    EXPECT_THAT(broken(8), ElementsAre(emergency.text));
}

TEST_F(CheckCasework, FindsABulkHandoverThatNobodyGoesOnWith) {
    taken();
    auto const bulk = begin_bulk_of_team();
    EXPECT_THAT(broken(2), IsEmpty());
    static constexpr storage::Query kForgetBulk{"test.forget_bulk",
                                                "DELETE FROM job WHERE kind = 'handover.propose_bulk'"};
    write([&](storage::Tx& tx) { tx.run(kForgetBulk); });
    EXPECT_THAT(broken(2), ElementsAre(bulk.text));
}

TEST_F(CheckCasework, FindsAnAcceptanceThatMovedNothing) {
    auto const made = refer();
    static constexpr storage::Query kAcceptAlone{"test.accept_alone",
                                                 "UPDATE handover SET state = 'accepted', decided_at = 1, decided_by = "
                                                 "'x', decided_organisation = to_organisation"};
    write([&](storage::Tx& tx) { tx.run(kAcceptAlone); });
    EXPECT_THAT(broken(2), ElementsAre(made.handover.text));
}

}  // namespace
}  // namespace polku::casework::samples
