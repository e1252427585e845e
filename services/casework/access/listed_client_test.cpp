// Where the list and the search look: the database keeps it beside the grants by itself.
#include "services/casework/testing.h"

#include <gmock/gmock.h>

namespace polku::casework::samples {
namespace {

using storage::Query;
using storage::Tx;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Query kListedFor{"test.listed_for",
                           "SELECT family_name_folded || ' ' || given_names_folded FROM listed_client "
                           "WHERE team = $1 AND case_id = $2 ORDER BY 1"};
constexpr Query kGive{"test.give_grant",
                      "INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, "
                      "content_until, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, 'party', $6, 1, 0, 1)"};
constexpr Query kTake{"test.take_grant",
                      "DELETE FROM grants WHERE case_id = $1 AND team = $2 AND category = $3 AND ground = $4"};
constexpr Query kRename{"test.rename",
                        "UPDATE client SET family_name_folded = $1, given_names_folded = $2 WHERE id = $3"};

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
}

}  // namespace
}  // namespace polku::casework::samples
