#include "services/casework/plan_contents/testing.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>

/// A bug in the program meets a wall: each test goes past the rules, over the application's own connection, and is
/// refused by the database. A statement that is refused here must be one that would otherwise change something.
namespace polku::casework::samples {
namespace {

using storage::ConstraintError;
using storage::Query;
using storage::Tx;
using ::testing::ElementsAre;

class CaseworkSchema : public CaseworkTest {
protected:
    template <class... Params>
    std::int64_t run(Query const& query, Params const&... params) {
        return write([&](Tx& tx) { return tx.run(query, params...); });
    }
    template <class... Params>
    void refuses(Query const& query, Params const&... params) {
        EXPECT_THROW(run(query, params...), ConstraintError) << query.sql;
    }
    std::vector<std::string> history(domain::Id const& case_id) {
        static constexpr Query kHistory{"test.history",
                                        "SELECT organisation FROM responsibility WHERE case_id = $1 ORDER BY from_at"};
        return texts(kHistory, case_id);
    }
    domain::Instant later() {
        tick();
        return api_.clock().now();
    }
};

constexpr Query kMoveCase{"test.move",
                          "UPDATE client_case SET responsible_organisation = $1, responsible_team = $2, "
                          "responsible_since = $3 WHERE id = $4"};

TEST_F(CaseworkSchema, ACaseAlwaysHasOneResponsibleOrganisation) {
    auto const made = refer();
    static constexpr Query kNobody{"test.nobody",
                                   "UPDATE client_case SET responsible_organisation = NULL WHERE id = $1"};
    static constexpr Query kNoTeam{"test.no_team", "UPDATE client_case SET responsible_team = NULL WHERE id = $1"};
    static constexpr Query kEmpty{"test.empty", "UPDATE client_case SET responsible_organisation = '' WHERE id = $1"};
    refuses(kNobody, made.case_id);
    refuses(kNoTeam, made.case_id);
    refuses(kEmpty, made.case_id);
    refuses(kMoveCase, kTyopolku, kKeski, later(), made.case_id);
    EXPECT_THAT(history(made.case_id), ElementsAre(kAuthority.text));
}

TEST_F(CaseworkSchema, TheHistoryOfResponsibilityIsWrittenByTheCaseAlone) {
    auto const made = refer();
    auto const since = later();
    EXPECT_EQ(run(kMoveCase, kTyopolku, kTyopolkuTeam, since, made.case_id), 1);
    EXPECT_THAT(history(made.case_id), ElementsAre(kAuthority.text, kTyopolku.text));

    static constexpr Query kSecond{
        "test.second", "INSERT INTO responsibility (case_id, from_at, organisation, team) VALUES ($1, $2, $3, $4)"};
    static constexpr Query kReplace{
        "test.replace",
        "INSERT OR REPLACE INTO responsibility (case_id, from_at, organisation, team) VALUES ($1, $2, $3, $4)"};
    static constexpr Query kRewrite{"test.rewrite", "UPDATE responsibility SET organisation = $1 WHERE case_id = $2"};
    static constexpr Query kForget{"test.forget", "DELETE FROM responsibility WHERE case_id = $1"};
    refuses(kSecond, made.case_id, later(), kSilta, kSiltaTeam);
    refuses(kSecond, made.case_id, since, kTyopolku, kTyopolkuTeam);
    refuses(kReplace, made.case_id, since, kTyopolku, kTyopolkuTeam);
    refuses(kReplace, made.case_id, since, kSilta, kSiltaTeam);
    refuses(kRewrite, kSilta, made.case_id);
    refuses(kForget, made.case_id);
    EXPECT_THAT(history(made.case_id), ElementsAre(kAuthority.text, kTyopolku.text));
}

TEST_F(CaseworkSchema, ResponsibilityMovesForwardOnlyAndLeavesNoGap) {
    auto const made = refer();
    auto const opened = api_.clock().now();
    refuses(kMoveCase, kTyopolku, kTyopolkuTeam, opened, made.case_id);
    refuses(kMoveCase, kTyopolku, kTyopolkuTeam, opened - std::chrono::milliseconds(1), made.case_id);
    // A beginning without a move would part the case from its history.
    refuses(kMoveCase, kAuthority, kKeski, later(), made.case_id);
    static constexpr Query kDelete{"test.delete_case", "DELETE FROM client_case WHERE id = $1"};
    refuses(kDelete, made.case_id);
    static constexpr Query kReplaceCase{
        "test.replace_case",
        "INSERT OR REPLACE INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, "
        "responsible_team, responsible_since) SELECT id, client, programme, contract, opened_at, $1, $2, $3 "
        "FROM client_case WHERE id = $4"};
    refuses(kReplaceCase, kTyopolku, kTyopolkuTeam, later(), made.case_id);
    refuses(kReplaceCase, kTyopolku, kTyopolkuTeam, domain::Instant{1}, made.case_id);
    EXPECT_THAT(history(made.case_id), ElementsAre(kAuthority.text));
}

TEST_F(CaseworkSchema, AClientHasOneOpenCaseInAProgramme) {
    auto const made = refer();
    static constexpr Query kAnother{
        "test.another",
        "INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, "
        "responsible_team, "
        "responsible_since) SELECT $1, client, programme, $2, opened_at, responsible_organisation, responsible_team, "
        "responsible_since FROM client_case WHERE id = $3"};
    static constexpr Query kClose{
        "test.close",
        "INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, "
        "outcome) VALUES ($1, $2, 'officer', 'authority', 'other', 'work')"};
    refuses(kAnother, id(90), kLotA, made.case_id);
    refuses(kAnother, id(90), kLotB, made.case_id);
    refuses(kClose, made.case_id, later());
    ASSERT_EQ(withdraw(officer(), made.handover).status, 200);
    EXPECT_EQ(run(kClose, made.case_id, later()), 1);
    EXPECT_EQ(run(kAnother, id(90), kLotB, made.case_id), 1);
    static constexpr Query kReopen{"test.reopen",
                                   "UPDATE case_closing SET reopened_at = closed_at + 1, reopened_by = 'officer', "
                                   "reopened_organisation = 'authority', reopen_reason = 'x' WHERE case_id = $1"};
    refuses(kReopen, made.case_id);
    static constexpr Query kUnclose{"test.unclose", "UPDATE client_case SET closed_at = NULL WHERE id = $1"};
    refuses(kUnclose, made.case_id);
}

constexpr Query kPropose{
    "test.propose",
    "INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, "
    "to_organisation, to_team, reason, proposed_at, answer_by, ground, package_hash) "
    "VALUES ($1, $2, 'responsibility', 'proposed', $3, $4, $5, $6, $7, 'other', 1, '2026-12-04', 'statute', 'x')"};
constexpr Query kDecideBy{"test.decide",
                          "UPDATE handover SET state = $1, decided_at = 2, decided_by = $2, decided_organisation = $3, "
                          "decline_reason = CASE WHEN $1 = 'declined' THEN 'other' END WHERE id = $4"};

TEST_F(CaseworkSchema, ACaseHasOneOpenHandover) {
    auto const made = refer();
    refuses(kPropose, id(90), made.case_id, kAuthority, kKeski, nullptr, kSilta, kSiltaTeam);
    withdraw(officer(), made.handover);
    EXPECT_EQ(run(kPropose, id(90), made.case_id, kAuthority, kKeski, nullptr, kSilta, kSiltaTeam), 1);
    refuses(kPropose, id(91), made.case_id, kAuthority, kKeski, nullptr, kTyopolku, kTyopolkuTeam);
    refuses(kPropose, id(91), made.case_id, kAuthority, kKeski, nullptr, kAuthority, kKeski);
    static constexpr Query kReopen{"test.reopen_handover",
                                   "UPDATE handover SET state = 'proposed', decided_at = NULL WHERE id = $1"};
    refuses(kReopen, made.handover);
}

TEST_F(CaseworkSchema, ADecidedHandoverIsNeverDecidedAgain) {
    auto const made = refer();
    accept(coach(), made.handover);
    static constexpr Query kNote{"test.note", "UPDATE handover SET note = 'x' WHERE id = $1"};
    static constexpr Query kErase{"test.erase", "DELETE FROM handover WHERE id = $1"};
    static constexpr Query kReplace{"test.replace_handover",
                                    "INSERT OR REPLACE INTO handover (id, case_id, kind, state, from_organisation, "
                                    "from_team, to_organisation, to_team, "
                                    "reason, proposed_at, answer_by, ground, package_hash) SELECT id, case_id, kind, "
                                    "'proposed', from_organisation, "
                                    "from_team, to_organisation, to_team, reason, proposed_at, answer_by, ground, "
                                    "package_hash FROM handover WHERE id = $1"};
    for (auto const* const state : {"declined", "withdrawn", "expired", "accepted"}) {
        refuses(kDecideBy, state, second_coach().person, kTyopolku, made.handover);
    }
    refuses(kNote, made.handover);
    refuses(kErase, made.handover);
    refuses(kReplace, made.handover);
}

TEST_F(CaseworkSchema, TheSenderNeverAccepts) {
    auto const made = taken();
    auto const proposed = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    refuses(kDecideBy, "accepted", second_coach().person, kTyopolku, proposed);
    refuses(kDecideBy, "accepted", second_coach().person, nullptr, proposed);
    refuses(kDecideBy, "accepted", coach().person, kSilta, proposed);
    refuses(kDecideBy, "accepted", nullptr, kSilta, proposed);
    refuses(kDecideBy, "declined", coach().person, kTyopolku, proposed);
    refuses(kDecideBy, "withdrawn", silta_coach().person, kSilta, proposed);
    static constexpr Query kUndated{"test.undated", "UPDATE handover SET state = 'accepted' WHERE id = $1"};
    refuses(kUndated, proposed);
    EXPECT_EQ(run(kDecideBy, "accepted", silta_coach().person, kSilta, proposed), 1);
}

TEST_F(CaseworkSchema, APackageStaysAsItWasProposed) {
    auto const made = refer();
    static constexpr Query kChange{"test.change_package",
                                   "UPDATE handover_package SET content = '{}' WHERE handover = $1"};
    static constexpr Query kDrop{"test.drop_package", "DELETE FROM handover_package WHERE handover = $1"};
    static constexpr Query kReplace{"test.replace_package",
                                    "INSERT OR REPLACE INTO handover_package VALUES ($1, 'basic', '{}', 'x')"};
    static constexpr Query kAdd{"test.add_package", "INSERT INTO handover_package VALUES ($1, 'health', '{}', 'x')"};
    refuses(kChange, made.handover);
    refuses(kDrop, made.handover);
    refuses(kReplace, made.handover);
    decline(coach(), made.handover);
    refuses(kAdd, made.handover);
}

TEST_F(CaseworkSchema, AVersionOfThePlanStaysAsItWasAskedFor) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    auto const version = id_of(api_.post(coach(), of_case(made.case_id, "/plan/versions"), ""));
    static constexpr Query kAsker{"test.asker", "UPDATE plan_version SET asked_by = 'x' WHERE id = $1"};
    static constexpr Query kErase{"test.erase_version", "DELETE FROM plan_version WHERE id = $1"};
    static constexpr Query kReplace{"test.replace_version",
                                    "INSERT OR REPLACE INTO plan_version SELECT id, case_id, number, 9, state, 9, 1, "
                                    "'x', 'x', NULL, NULL, NULL, '', 'multi_agency' FROM plan_version WHERE id = $1"};
    static constexpr Query kChange{"test.change_part",
                                   "UPDATE plan_version_part SET content = '{}' WHERE version = $1"};
    static constexpr Query kDrop{"test.drop_part", "DELETE FROM plan_version_part WHERE version = $1"};
    static constexpr Query kAdd{"test.add_part", "INSERT INTO plan_version_part VALUES ($1, 'health', '{}', 'x')"};
    static constexpr Query kSwap{"test.swap_part",
                                 "INSERT OR REPLACE INTO plan_version_part VALUES ($1, 'employment', '{}', 'x')"};
    static constexpr Query kOther{"test.other_asked",
                                  "UPDATE plan_agreement SET organisation = 'x' WHERE version = $1"};
    static constexpr Query kUnasked{"test.unasked", "DELETE FROM plan_agreement WHERE version = $1"};
    static constexpr Query kAlone{"test.agreed_alone",
                                  "UPDATE plan_version SET state = 'agreed', settled_at = asked_at, settled_by = 'x', "
                                  "settled_organisation = 'x' WHERE id = $1"};
    static constexpr Query kUnsettled{"test.unsettled", "UPDATE plan_version SET state = 'returned' WHERE id = $1"};
    static constexpr Query kRead{"test.read_early", "INSERT INTO plan_acknowledgement VALUES ($1, 1, 'x')"};
    for (auto const* const query : {&kAsker, &kErase, &kReplace, &kChange, &kDrop, &kAdd, &kSwap, &kOther, &kUnasked,
                                    &kAlone, &kUnsettled, &kRead})
        refuses(*query, version);
    static constexpr Query kSecond{"test.second_in_review",
                                   "INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, "
                                   "asked_organisation) VALUES ($1, $2, 2, 'in_review', 1, 1, 'x', 'x')"};
    refuses(kSecond, id(90), made.case_id);
}

TEST_F(CaseworkSchema, AnAgreedPlanVersionStaysAsItIs) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    auto const version = id_of(api_.post(coach(), of_case(made.case_id, "/plan/versions"), ""));
    auto const agree = of_case(made.case_id, "/plan/versions/" + version.text + "/agree");
    ASSERT_EQ(api_.post(officer(), agree, "").status, 200);
    static constexpr Query kSigner{"test.signer", "UPDATE plan_version SET settled_by = 'x' WHERE id = $1"};
    static constexpr Query kUnagreed{"test.unagreed",
                                     "UPDATE plan_agreement SET agreed_at = NULL, agreed_by = NULL, categories = '' "
                                     "WHERE version = $1"};
    static constexpr Query kMore{"test.one_more_asked",
                                 "INSERT INTO plan_agreement (version, organisation) "
                                 "SELECT $1, id FROM organisation WHERE kind = 'kela'"};
    for (auto const* const query : {&kSigner, &kUnagreed, &kMore}) refuses(*query, version);
    static constexpr Query kAcknowledge{"test.acknowledge", "INSERT INTO plan_acknowledgement VALUES ($1, 1, 'x')"};
    static constexpr Query kForget{"test.forget", "DELETE FROM plan_acknowledgement WHERE version = $1"};
    write([&](storage::Tx& tx) { tx.run(kAcknowledge, version); });
    refuses(kAcknowledge, version);
    refuses(kForget, version);
    static constexpr Query kBorn{"test.born_agreed",
                                 "INSERT INTO plan_version (id, case_id, number, state, parts, asked_at, asked_by, "
                                 "asked_organisation, settled_at, settled_by, settled_organisation) "
                                 "VALUES ($1, $2, 2, 'agreed', 1, 1, 'x', 'x', 1, 'x', 'x')"};
    refuses(kBorn, id(90), made.case_id);
}

TEST_F(CaseworkSchema, AClosingSnapshotStaysAsItIs) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    end_party(coach(), made.case_id, party);
    static constexpr Query kChange{"test.change_snapshot",
                                   "UPDATE closing_snapshot SET content = '{}' WHERE case_id = $1"};
    static constexpr Query kDrop{"test.drop_snapshot", "DELETE FROM closing_snapshot WHERE case_id = $1"};
    static constexpr Query kSwap{"test.swap_snapshot",
                                 "INSERT OR REPLACE INTO closing_snapshot SELECT case_id, organisation, team, made_at, "
                                 "category, '{}', 'x' FROM closing_snapshot WHERE case_id = $1"};
    for (auto const* const query : {&kChange, &kDrop, &kSwap}) refuses(*query, made.case_id);
}

TEST_F(CaseworkSchema, AWithdrawnConsentStaysWithdrawn) {
    auto const made = taken();
    auto const consent = consent_of(made.case_id);
    static constexpr Query kHalf{"test.half", "UPDATE consent SET withdrawn_at = 1 WHERE id = $1"};
    refuses(kHalf, consent);
    withdraw_consent(coach(), made.case_id, consent);
    static constexpr Query kRevive{"test.revive",
                                   "UPDATE consent SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = $1"};
    static constexpr Query kLonger{"test.longer", "UPDATE consent SET valid_until = '2099-01-01' WHERE id = $1"};
    static constexpr Query kErase{"test.erase_consent", "DELETE FROM consent WHERE id = $1"};
    static constexpr Query kMore{"test.more", "INSERT INTO consent_category VALUES ($1, 'skills')"};
    static constexpr Query kWider{"test.wider", "INSERT INTO consent_recipient VALUES ($1, 'x')"};
    static constexpr Query kLess{"test.less", "DELETE FROM consent_category WHERE consent = $1"};
    static constexpr Query kOthers{"test.others", "UPDATE consent_recipient SET organisation = 'x' WHERE consent = $1"};
    for (auto const* const query : {&kRevive, &kLonger, &kErase, &kMore, &kWider, &kLess, &kOthers})
        refuses(*query, consent);
}

TEST_F(CaseworkSchema, WhoMerelyTakesPartConsentsNothingToItself) {
    auto const made = taken();
    auto const worker = id(3100);
    auto const client = id(3200);  // has a sign-in, works nowhere
    write([&](storage::Tx& tx) {
        auto number = 3000;
        for (auto const& organisation : {kSilta, kTyopolku, kAuthority})
            put_membership(tx, {.id = id(number++), .person = worker, .organisation = organisation, .team = {}});
    });
    static constexpr Query kConsent{
        "test.consent",
        "INSERT INTO consent (id, client, contract, purpose, given_how, valid_from, valid_until, recorded_at, "
        "recorded_by, recorded_organisation) VALUES ($1, $2, $3, 'service', 'oral', '2026-11-22', '2027-11-22', 1, $4, "
        "$5)"};
    static constexpr Query kRecipient{"test.recipient", "INSERT INTO consent_recipient VALUES ($1, $2)"};
    auto const recorded_by = [&](int number, domain::Id const& person, domain::Id const& organisation) {
        run(kConsent, id(number), made.client, kLotA, person, organisation);
        return id(number);
    };
    auto const by_silta = recorded_by(91, worker, kSilta);
    refuses(kRecipient, by_silta, kSilta);
    EXPECT_EQ(run(kRecipient, by_silta, kTyopolku), 1);
    EXPECT_EQ(run(kRecipient, recorded_by(92, worker, kTyopolku), kTyopolku), 1) << "answers for the case";
    EXPECT_EQ(run(kRecipient, recorded_by(93, worker, kAuthority), kAuthority), 1);
    EXPECT_EQ(run(kRecipient, recorded_by(94, client, kSilta), kSilta), 1);
}

TEST_F(CaseworkSchema, AnActionNamesATeamAndAPersonOfItsOrganisation) {
    auto const made = taken();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Töihin"));
    static constexpr Query kAction{
        "test.action",
        "INSERT INTO plan_action (id, case_id, goal, title, category, organisation, team, person, starts_on, ends_on, "
        "state, recorded_at, recorded_by, recorded_organisation) "
        "VALUES ($1, $2, $3, 'T', 'basic', $4, $5, $6, '2026-12-01', '2026-12-02', 'planned', 1, 'x', $4)"};
    static constexpr Query kOtherTeam{"test.other_team", "UPDATE plan_action SET team = $1 WHERE id = $2"};
    static constexpr Query kOtherPerson{"test.other_person", "UPDATE plan_action SET person = $1 WHERE id = $2"};
    static constexpr Query kMoved{"test.moved", "UPDATE plan_action SET organisation = $1 WHERE id = $2"};
    write([](storage::Tx& tx) {
        put_membership(tx, {.id = id(3000), .person = id(3100), .organisation = kTyopolku, .team = kTyopolkuTeam});
    });
    refuses(kAction, id(91), made.case_id, goal, kTyopolku, kSiltaTeam, id(3100));
    refuses(kAction, id(91), made.case_id, goal, kTyopolku, kTyopolkuTeam, id(3101));
    EXPECT_EQ(run(kAction, id(91), made.case_id, goal, kTyopolku, kTyopolkuTeam, id(3100)), 1);
    refuses(kOtherTeam, kSiltaTeam, id(91));
    refuses(kOtherPerson, id(3101), id(91));
    refuses(kMoved, kSilta, id(91));
}

TEST_F(CaseworkSchema, GrantsAreOfACaseAndItsOwnClient) {
    auto const one = refer();
    auto const two = refer("N-2", "Esimerkki");
    static constexpr Query kGrant{
        "test.grant",
        "INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, "
        "content_until, valid_from, valid_until) VALUES ($1, $2, 'o', 't', 'basic', 'party', 'statute', 1, $3, $4)"};
    refuses(kGrant, id(90), one.client, 1, 2);
    refuses(kGrant, one.case_id, two.client, 1, 2);
    EXPECT_EQ(run(kGrant, one.case_id, one.client, 1, 2), 1);
    refuses(kGrant, one.case_id, one.client, 1, 3);
    // The same ground, later again; and one that ends before it begins.
    EXPECT_EQ(run(kGrant, one.case_id, one.client, 3, 4), 1);
    refuses(kGrant, one.case_id, one.client, 6, 6);
}

TEST_F(CaseworkSchema, ATeamTakesPartOnceAndLeavesAfterItCame) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    static constexpr Query kTwice{
        "test.twice",
        "INSERT INTO party (id, case_id, organisation, team, part, joined_at) SELECT $1, case_id, "
        "organisation, team, part, joined_at FROM party WHERE id = $2"};
    static constexpr Query kBefore{"test.before", "UPDATE party SET left_at = joined_at WHERE id = $1"};
    static constexpr Query kForeign{"test.foreign", "UPDATE party SET team = $1 WHERE id = $2"};
    refuses(kTwice, id(90), party);
    refuses(kBefore, party);
    refuses(kForeign, kKelaTeam, party);
}

TEST_F(CaseworkSchema, AnIdentityCodeIsOnePersons) {
    auto const one = refer();
    auto const two = refer("N-2", "Esimerkki");
    static constexpr Query kSameCode{
        "test.same_code", "UPDATE client SET code_hash = (SELECT code_hash FROM client WHERE id = $1) WHERE id = $2"};
    static constexpr Query kUnsealed{"test.unsealed", "UPDATE client SET code_sealed = NULL WHERE id = $1"};
    static constexpr Query kSameNumber{
        "test.number", "INSERT INTO client_number (organisation, number, client) VALUES ($1, 'N-1', $2)"};
    refuses(kSameCode, one.client, two.client);
    refuses(kUnsealed, one.client);
    refuses(kSameNumber, kAuthority, two.client);
}

TEST_F(CaseworkSchema, TheApplicationCannotTakeItsWallsDown) {
    static constexpr Query kDropTrigger{"test.drop", "DROP TRIGGER frozen_handover_decided_at_update"};
    static constexpr Query kDropIndex{"test.drop_index", "DROP INDEX one_open_case"};
    static constexpr Query kWritable{"test.writable", "PRAGMA writable_schema = ON"};
    for (auto const* const query : {&kDropTrigger, &kDropIndex, &kWritable}) {
        EXPECT_ANY_THROW(run(*query)) << query->sql;
    }
    auto const made = refer();
    accept(coach(), made.handover);
    refuses(kDecideBy, "withdrawn", officer().person, kAuthority, made.handover);
}

}  // namespace
}  // namespace polku::casework::samples
