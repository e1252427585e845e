// Where the list and the search look: the database keeps it beside the grants by itself.
#include "services/casework/testing.h"

#include <gmock/gmock.h>

namespace polku::casework::samples {
namespace {

using storage::Query;
using storage::Tx;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr Query kListedFor{"test.listed_for",
                           "SELECT family_name_folded || ' ' || given_names_folded FROM listed_client "
                           "WHERE team = $1 AND case_id = $2 ORDER BY 1"};
constexpr Query kGive{"test.give_grant",
                      "INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, "
                      "content_until, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, 'party', $6, 1, 0, 1)"};
constexpr Query kTake{"test.take_grant",
                      "DELETE FROM grants WHERE case_id = $1 AND team = $2 AND category = $3 AND ground = $4"};
constexpr Query kRename{"test.rename",
                        "UPDATE client SET family_name_folded = $1, given_names_folded = $2, family_name = 'Uusi' "
                        "WHERE id = $3"};
constexpr Query kShown{"test.shown",
                       "SELECT family_name || '|' || given_names || '|' || responsible_organisation || '|' || "
                       "responsible_team || '|' || coalesce(responsible_person, '') || '|' || contract || '|' || "
                       "opened_at || '|' || merged || '|' || client FROM listed_client WHERE team = $1 AND case_id = "
                       "$2"};
/// Rows that the list has wrongly, and rows that it does not have.
constexpr Query kUnequal{"test.unequal_list",
                         "SELECT case_id FROM (SELECT * FROM listed_client EXCEPT SELECT * FROM due_listing) UNION ALL "
                         "SELECT case_id FROM (SELECT * FROM due_listing EXCEPT SELECT * FROM listed_client)"};
constexpr Query kHandOver{"test.hand_over",
                          "UPDATE client_case SET responsible_organisation = $1, responsible_team = $2, "
                          "responsible_person = $3, responsible_since = responsible_since + 1 WHERE id = $4"};
constexpr Query kFreeWorker{"test.free_worker", "UPDATE client_case SET responsible_person = NULL WHERE id = $1"};
constexpr Query kOpenedAt{"test.opened_at",
                          "UPDATE client_case SET opened_at = opened_at + 1, contract = $1 WHERE id = $2"};
constexpr Query kClose{"test.close",
                       "INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome) "
                       "VALUES ($1, $2, 'x', 'x', 'other', 'work')"};
constexpr Query kReopen{"test.reopen",
                        "UPDATE case_closing SET reopened_at = $1 + 1, reopened_by = 'x', reopened_organisation = 'x', "
                        "reopen_reason = 'x' WHERE case_id = $2 AND closed_at = $1"};
constexpr Query kDecline{"test.decline",
                         "UPDATE handover SET state = 'withdrawn', decided_at = proposed_at, decided_by = 'x', "
                         "decided_organisation = from_organisation WHERE case_id = $1"};
constexpr Query kProposeMerge{"test.propose_merge",
                              "INSERT INTO client_merge (id, surviving, retired, state, organisation, team, "
                              "proposed_at, proposed_by) VALUES ($1, $2, $3, 'proposed', $4, $5, 1, 'x')"};
constexpr Query kConfirm{"test.confirm_merge",
                         "UPDATE client_merge SET state = 'confirmed', decided_at = $1, decided_by = 'y' WHERE id = "
                         "$2"};
constexpr Query kUndoMerge{"test.undo_merge",
                           "UPDATE client_merge SET state = 'undone', undone_at = decided_at, undone_by = 'x', reason "
                           "= 'two' WHERE id = $1"};

class ListedClient : public CaseworkTest {
protected:
    void give(Registered const& made, std::string_view category, std::string_view ground) {
        write([&](Tx& tx) { tx.run(kGive, made.case_id, made.client, kSilta, kSiltaTeam, category, ground); });
    }
    void take(Registered const& made, std::string_view category, std::string_view ground) {
        write([&](Tx& tx) { tx.run(kTake, made.case_id, kSiltaTeam, category, ground); });
    }
    std::vector<std::string> listed(domain::Id const& team, Registered const& made) {
        return texts(kListedFor, team, made.case_id);
    }
    std::string shown(domain::Id const& team, Registered const& made) {
        auto const rows = texts(kShown, team, made.case_id);
        EXPECT_EQ(rows.size(), 1U);
        return rows.empty() ? "" : rows.front();
    }
    template <class... Params>
    void run(Query const& query, Params const&... params) {
        EXPECT_EQ(write([&](Tx& tx) { return tx.run(query, params...); }), 1) << query.name;
        EXPECT_THAT(texts(kUnequal), IsEmpty()) << query.name;
    }
    void merge(domain::Id const& id, Registered const& surviving, Registered const& retired, std::int64_t at) {
        run(kProposeMerge, id, surviving.client, retired.client, kAuthority, kKeski);
        run(kConfirm, at, id);
    }
    bool merged(Registered const& made) { return shown(kKeski, made).contains("|1|" + made.client.text); }
};

TEST_F(ListedClient, IsThereOnceForAsLongAsOneBasicGrantIs) {
    auto const made = refer();
    EXPECT_THAT(listed(kSiltaTeam, made), IsEmpty());
    give(made, "employment", "consent");
    EXPECT_THAT(listed(kSiltaTeam, made), IsEmpty());
    give(made, "basic", "consent");
    give(made, "basic", "commission");
    EXPECT_THAT(listed(kSiltaTeam, made), ElementsAre("testinen kalle nayte"));
    take(made, "basic", "consent");
    take(made, "employment", "consent");
    EXPECT_THAT(listed(kSiltaTeam, made), ElementsAre("testinen kalle nayte"));
    take(made, "basic", "commission");
    EXPECT_THAT(listed(kSiltaTeam, made), IsEmpty());
    EXPECT_THAT(listed(kKeski, made), ElementsAre("testinen kalle nayte"));
}

TEST_F(ListedClient, FollowsTheNameOfItsClientAndOfNobodyElse) {
    auto const made = refer();
    auto namesake = referral();
    namesake.number = "N-2";
    auto const other = refer(namesake);
    give(made, "basic", "commission");
    write([&](Tx& tx) { tx.run(kRename, "uusi", "nimi", made.client); });
    EXPECT_THAT(listed(kKeski, made), ElementsAre("uusi nimi"));
    EXPECT_THAT(listed(kSiltaTeam, made), ElementsAre("uusi nimi"));
    EXPECT_THAT(listed(kKeski, other), ElementsAre("testinen kalle nayte"));
    EXPECT_THAT(shown(kSiltaTeam, made), StartsWith("Uusi|Kalle Näyte|"));
    EXPECT_THAT(texts(kUnequal), IsEmpty());
}

TEST_F(ListedClient, ShowsWhoAnswersForTheCaseNow) {
    auto const made = refer();
    give(made, "basic", "commission");
    EXPECT_THAT(shown(kKeski, made), HasSubstr(fmt::format("|{}|{}||{}|", kAuthority.text, kKeski.text, kLotA.text)));
    run(kHandOver, kTyopolku, kTyopolkuTeam, coach().person, made.case_id);
    for (auto const& team : {kKeski, kSiltaTeam})
        EXPECT_THAT(shown(team, made),
                    HasSubstr(fmt::format("|{}|{}|{}|", kTyopolku.text, kTyopolkuTeam.text, coach().person.text)));
    run(kFreeWorker, made.case_id);
    EXPECT_THAT(shown(kKeski, made), HasSubstr(fmt::format("|{}||", kTyopolkuTeam.text)));
    run(kOpenedAt, kLotB, made.case_id);
    EXPECT_THAT(shown(kKeski, made), HasSubstr("|" + kLotB.text + "|"));
}

TEST_F(ListedClient, IsThereWhileItsCaseIsOpen) {
    auto const made = refer();
    write([&](Tx& tx) { tx.run(kDecline, made.case_id); });
    auto const later = api_.clock().now().ms + 1;
    run(kClose, made.case_id, later);
    EXPECT_THAT(listed(kKeski, made), IsEmpty());
    give(made, "basic", "commission");
    EXPECT_THAT(listed(kSiltaTeam, made), IsEmpty()) << "the case is closed";
    write([&](Tx& tx) { tx.run(kRename, "uusi", "nimi", made.client); });
    run(kReopen, later, made.case_id);
    EXPECT_THAT(listed(kKeski, made), ElementsAre("uusi nimi"));
    EXPECT_THAT(listed(kSiltaTeam, made), ElementsAre("uusi nimi"));
    run(kClose, made.case_id, later + 2);
    take(made, "basic", "commission");
    run(kReopen, later + 2, made.case_id);
    EXPECT_THAT(listed(kSiltaTeam, made), IsEmpty()) << "its ground went meanwhile";
}

TEST_F(ListedClient, KnowsWhoHasOtherRecords) {
    auto const one = refer("N-1", "Aalto");
    auto const two = refer("N-2", "Berg", kLotB);
    auto const three = refer("N-3", "Ceder", kLotB);
    merge(id(71), one, two, 10);
    EXPECT_TRUE(merged(one) && merged(two) && !merged(three));
    merge(id(72), one, three, 20);
    EXPECT_TRUE(merged(one) && merged(two) && merged(three));
    write([&](Tx& tx) { tx.run(kRename, "uusi", "nimi", one.client); });
    EXPECT_TRUE(merged(one));
    run(kUndoMerge, id(72));
    EXPECT_TRUE(merged(one) && merged(two) && !merged(three)) << "another one still is";
    run(kUndoMerge, id(71));
    EXPECT_FALSE(merged(one) || merged(two) || merged(three));
}

TEST_F(ListedClient, ItsGrantIsNotMovedUnderIt) {
    static constexpr Query kMove{"test.move_grant", "UPDATE grants SET team = $1 WHERE category = 'basic'"};
    static constexpr Query kToBasic{"test.to_basic", "UPDATE grants SET category = 'basic' WHERE category = 'skills'"};
    refer();
    EXPECT_THROW(write([](Tx& tx) { tx.run(kMove, kPirkka); }), storage::ConstraintError);
    EXPECT_THROW(write([](Tx& tx) { tx.run(kToBasic); }), storage::ConstraintError);
}

}  // namespace
}  // namespace polku::casework::samples
