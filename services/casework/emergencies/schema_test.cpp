#include "services/casework/emergencies/testing.h"

/// Past the rules, over the application's own connection: the database refuses.
namespace polku::casework::samples {
namespace {

using storage::ConstraintError;
using storage::Query;

constexpr std::int64_t kDay = 24LL * 3'600'000;

class EmergencySchema : public EmergencyTest {
protected:
    template <class... Params>
    std::int64_t run(Query const& query, Params const&... params) {
        return write([&](storage::Tx& tx) { return tx.run(query, params...); });
    }
    template <class... Params>
    void refuses(Query const& query, Params const&... params) {
        EXPECT_THROW(run(query, params...), ConstraintError) << query.sql;
    }

    static constexpr Query kOpen{
        "test.open",
        "INSERT INTO emergency_access (id, outcome, client, person, organisation, team, role, reason, opened_at, "
        "ends_at) VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8, $9)"};
    std::int64_t open_row(int number, std::string_view reason, std::int64_t at, std::int64_t until) {
        return run(kOpen, id(number), "opened", made_.client, id(1), kCounty, "social_worker", reason, at, until);
    }

    Registered const made_ = refer_with_code(kSampleCode);
};

TEST_F(EmergencySchema, AnOpeningHasAReasonARoleAnEndWithinADayAndItsClient) {
    refuses(kOpen, id(90), "opened", made_.client, id(1), kCounty, "social_worker", "lyhyt                     ", 1, 2);
    refuses(kOpen, id(90), "opened", made_.client, id(1), kCounty, "coach", kEmergencyReason, 1, 2);
    refuses(kOpen, id(90), "opened", made_.client, id(1), kCounty, "social_worker", kEmergencyReason, 1, 2 + kDay);
    refuses(kOpen, id(90), "opened", made_.client, id(1), kCounty, "social_worker", kEmergencyReason, 1, nullptr);
    refuses(kOpen, id(90), "opened", nullptr, id(1), kCounty, "social_worker", kEmergencyReason, 1, 2);
    refuses(kOpen, id(90), "nobody", made_.client, id(1), kCounty, "social_worker", kEmergencyReason, 1, nullptr);
    refuses(kOpen, id(90), "opened", made_.client, "", kCounty, "social_worker", kEmergencyReason, 1, 2);
    EXPECT_EQ(open_row(90, kEmergencyReason, 1, 1 + kDay), 1);
    static constexpr Query kLonger{"test.longer", "UPDATE emergency_access SET ends_at = ends_at - 1"};
    static constexpr Query kGone{"test.gone", "DELETE FROM emergency_access"};
    refuses(kLonger);
    refuses(kGone);
}

TEST_F(EmergencySchema, OneIsOpenAtATimeAndARenewalHasAnotherReason) {
    open_row(90, kEmergencyReason, 1, 1 + kDay);
    refuses(kOpen, id(91), "opened", made_.client, id(1), kCounty, "social_worker", "Toinen syy, joka on pitkä.", 2, 3);
    refuses(kOpen, id(91), "opened", made_.client, id(1), kCounty, "social_worker", kEmergencyReason, 2 + kDay,
            3 + kDay);
    EXPECT_EQ(open_row(91, "Toinen syy, joka on pitkä.", 2 + kDay, 3 + kDay), 1);
}

TEST_F(EmergencySchema, APersonTriesFiveTimesInADay) {
    auto const nobody = [&](int number, std::int64_t at) {
        return run(kOpen, id(number), "nobody", nullptr, id(1), kCounty, "social_worker", kEmergencyReason, at,
                   nullptr);
    };
    for (auto tried = 0; tried < 5; ++tried) EXPECT_EQ(nobody(90 + tried, 1 + tried), 1);
    EXPECT_THROW(nobody(95, kDay), ConstraintError);
    EXPECT_EQ(nobody(95, 1 + kDay), 1);
}

TEST_F(EmergencySchema, AnEndIsRecordedOnceInItsTimeAndAReviewAfterItByAnother) {
    static constexpr Query kEndRow{"test.end",
                                   "INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ($1, $2, 'x')"};
    static constexpr Query kReviewRow{"test.review",
                                      "INSERT INTO emergency_review (access, finding, note, reviewed_at, reviewed_by) "
                                      "VALUES ($1, $2, $3, $4, $5)"};
    static constexpr Query kLater{"test.later", "UPDATE emergency_end SET ended_at = ended_at + 1"};
    static constexpr Query kUnreview{"test.unreview", "DELETE FROM emergency_review"};
    open_row(90, kEmergencyReason, 10, 10 + kDay);
    refuses(kReviewRow, id(90), "justified", "", 20, id(2));
    refuses(kEndRow, id(90), 9);
    refuses(kEndRow, id(90), 11 + kDay);
    refuses(kEndRow, id(91), 11);
    EXPECT_EQ(run(kEndRow, id(90), 15), 1);
    refuses(kEndRow, id(90), 16);
    refuses(kLater);
    refuses(kReviewRow, id(90), "justified", "", 20, id(1));
    refuses(kReviewRow, id(90), "unjustified", " ", 20, id(2));
    EXPECT_EQ(run(kReviewRow, id(90), "justified", "", 20, id(2)), 1);
    refuses(kReviewRow, id(90), "justified", "", 21, id(2));
    refuses(kUnreview);
}

TEST_F(EmergencySchema, AGrantOfAnEmergencyStandsOnAnOpenOneAndGoesWithIt) {
    static constexpr Query kGrant{
        "test.grant",
        "INSERT INTO grants (case_id, client, organisation, team, person, category, relation, ground, content_until, "
        "valid_from, valid_until) VALUES ($1, $2, $3, '', $4, 'basic', $5, $6, 1, $7, $8)"};
    static constexpr Query kCaseRow{"test.case",
                                    "INSERT INTO emergency_case (access, client, case_id) VALUES ($1, $2, $3)"};
    static constexpr Query kEndRow{"test.end",
                                   "INSERT INTO emergency_end (access, ended_at, ended_by) VALUES ($1, $2, 'x')"};
    static constexpr Query kStretch{"test.stretch",
                                    "UPDATE grants SET valid_until = valid_until + 1 WHERE ground = 'emergency'"};
    static constexpr Query kTurn{"test.turn", "UPDATE grants SET ground = 'emergency', relation = 'emergency'"};
    static constexpr Query kStanding{"test.standing", "SELECT person FROM grants WHERE ground = 'emergency'"};
    auto const grant = [&](domain::Id const& who, std::string_view relation, std::string_view ground, std::int64_t from,
                           std::int64_t until) {
        return run(kGrant, made_.case_id, made_.client, kCounty, who, relation, ground, from, until);
    };
    EXPECT_THROW(grant(id(1), "emergency", "emergency", 10, 20), ConstraintError) << "nothing was opened";
    open_row(90, kEmergencyReason, 10, 10 + kDay);
    EXPECT_THROW(grant(id(1), "emergency", "emergency", 10, 10 + kDay), ConstraintError) << "not this case";
    run(kCaseRow, id(90), made_.client, made_.case_id);
    EXPECT_THROW(grant(id(2), "emergency", "emergency", 10, 10 + kDay), ConstraintError) << "another person";
    EXPECT_THROW(grant({""}, "emergency", "emergency", 10, 10 + kDay), ConstraintError) << "a whole team";
    EXPECT_THROW(grant(id(1), "emergency", "emergency", 10, 11 + kDay), ConstraintError) << "longer";
    EXPECT_THROW(grant(id(1), "party", "emergency", 10, 10 + kDay), ConstraintError) << "as a party";
    EXPECT_THROW(grant(id(1), "emergency", "statute", 10, 10 + kDay), ConstraintError) << "on another ground";
    EXPECT_EQ(grant(id(1), "emergency", "emergency", 10, 10 + kDay), 1);
    refuses(kStretch);
    refuses(kTurn);
    EXPECT_EQ(texts(kStanding).size(), 1U);
    EXPECT_EQ(run(kEndRow, id(90), 15), 1);
    EXPECT_TRUE(texts(kStanding).empty()) << "its grants go with its end";
    EXPECT_THROW(grant(id(1), "emergency", "emergency", 10, 10 + kDay), ConstraintError) << "it has ended";
}

}  // namespace
}  // namespace polku::casework::samples
