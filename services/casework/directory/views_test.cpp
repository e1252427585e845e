#include "services/casework/directory/views.h"

#include "services/casework/testing.h"

#include <gmock/gmock.h>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr storage::Query kTeamNames{"test.team_names", "SELECT name FROM team WHERE organisation = $1 ORDER BY name"};
constexpr storage::Query kKindOf{"test.kind_of", "SELECT kind FROM organisation WHERE id = $1"};

class DirectoryViews : public CaseworkTest {
protected:
    events::Recorded event(std::string type, std::string data) {
        return {7, id(90), {std::move(type), "", "", std::move(data)}, api_.clock().now(), "request"};
    }
    void from_identity(std::string type, std::string data) {
        write([&](storage::Tx& tx) { apply_identity_event(tx, event(std::move(type), std::move(data))); });
    }
    void from_payments(std::string data) {
        write([&](storage::Tx& tx) {
            apply_payments_event(tx, event("polku.contract.version-activated.v1", std::move(data)));
        });
    }
    static std::string lot_a_with(std::string parties) {
        return fmt::format(
            R"({{"contract":"{}","code":"VALM-2026-A","version":2,"programme":"{}","buyer":"{}","lead":"{}",)"
            R"("intake_team":"{}","valid_from":"2026-01-01","valid_until":null,"parties":[{}],)"
            R"("effective_from":"2026-01-01","milestone_types":[]}})",
            kLotA.text, kProgramme.text, kAuthority.text, kTyopolku.text, kTyopolkuTeam.text, parties);
    }
    static std::string party(domain::Id const& organisation, std::string_view part) {
        return fmt::format(R"({{"organisation":"{}","part":"{}","valid_from":"2026-01-01","valid_until":null,)"
                           R"("share_basis_points":5000}})",
                           organisation.text, part);
    }
};

TEST_F(DirectoryViews, OrganisationsAndTeamsAreCopiedAndAnEventReadAgainChangesNothing) {
    auto const told = fmt::format(R"({{"id":"{}","kind":"provider","added_later":1}})", id(80).text);
    auto const team = fmt::format(R"({{"id":"{}","organisation":"{}","name":"Valmennus"}})", id(81).text, id(80).text);
    for (int i = 0; i < 2; ++i) {
        from_identity("polku.organisation.registered.v1", told);
        from_identity("polku.team.registered.v1", team);
    }
    EXPECT_THAT(texts(kKindOf, id(80)), ElementsAre("provider"));
    EXPECT_THAT(texts(kTeamNames, id(80)), ElementsAre("Valmennus"));
}

TEST_F(DirectoryViews, WhoWorksWhereIsCopiedButNoClientsSignIn) {
    auto const started = [](int number, std::string_view client) {
        return fmt::format(
            R"({{"id":"{}","person":"{}","organisation":"{}","team":"{}","role":"coach","contract":null,)"
            R"("client":{}}})",
            id(number).text, id(number + 100).text, kTyopolku.text, kTyopolkuTeam.text, client);
    };
    auto const works = [&](int number, std::optional<domain::Id> const& team) {
        return api_.database().read([&](storage::Tx& tx) { return works_in(tx, id(number + 100), kTyopolku, team); });
    };
    for (int i = 0; i < 2; ++i) {
        from_identity("polku.membership.started.v1", started(3000, "null"));
        from_identity("polku.membership.started.v1", started(3001, fmt::format(R"("{}")", id(90).text)));
        EXPECT_TRUE(works(3000, kTyopolkuTeam));
        EXPECT_TRUE(works(3000, std::nullopt));
        EXPECT_FALSE(works(3000, kSiltaTeam));
        EXPECT_FALSE(works(3001, std::nullopt));
        from_identity("polku.membership.ended.v1", fmt::format(R"({{"id":"{}"}})", id(3000).text));
        EXPECT_FALSE(works(3000, std::nullopt));
    }
}

TEST_F(DirectoryViews, OtherEventsAreNoneOfItsBusiness) {
    from_identity("polku.consortium.registered.v1", "{}");
    write([&](storage::Tx& tx) { apply_payments_event(tx, event("polku.statement.frozen.v1", "{}")); });
}

TEST_F(DirectoryViews, AnEventThatCannotBeReadStopsTheReader) {
    EXPECT_ANY_THROW(from_identity("polku.organisation.registered.v1", "not json"));
    EXPECT_ANY_THROW(from_identity("polku.organisation.registered.v1", R"({"id":"x","kind":"provider"})"));
    EXPECT_ANY_THROW(from_identity("polku.organisation.registered.v1",
                                   fmt::format(R"({{"id":"{}","kind":"circus"}})", id(80).text)));
    EXPECT_ANY_THROW(from_payments(R"({"contract":"x"})"));
    EXPECT_THAT(texts(kKindOf, id(80)), ElementsAre());
}

TEST_F(DirectoryViews, TheGrantsOfOpenCasesFollowTheLotsParties) {
    auto const made = taken();
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200);
    from_payments(lot_a_with(party(kTyopolku, "lead")));
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 404);
    EXPECT_EQ(read_case(coach(), made.case_id).status, 200);
    from_payments(lot_a_with(party(kTyopolku, "lead") + "," + party(kSilta, "member")));
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200);
}

TEST_F(DirectoryViews, AnEventReadLateIsJudgedByToday) {
    api_.clock().advance(std::chrono::hours(24 * 30));
    auto const made = taken();
    auto told = event("polku.contract.version-activated.v1", lot_a_with(party(kTyopolku, "lead")));
    told.at = told.at - std::chrono::hours(24 * 30);
    write([&](storage::Tx& tx) { apply_payments_event(tx, told); });
    // Kalle's consent began after the event was told.
    EXPECT_THAT(read_case(coach(), made.case_id).body, HasSubstr(R"({"category":"health","ground":"consent"})"));
}

}  // namespace
}  // namespace polku::casework::samples
