#include "services/identity/people/rules.h"

#include <gtest/gtest.h>

namespace polku::identity {
namespace {

using access::Role;
using std::chrono::hours;

domain::Instant const kMomentAsked{1'795'341'600'000};  // 2026-11-22, noon in Helsinki
domain::Id const kWhoJoins{"00000000-0000-7000-8000-000000000001"};
domain::Id const kEmployer{"00000000-0000-7000-8000-000000000002"};
domain::Id const kOtherHouse{"00000000-0000-7000-8000-000000000003"};
domain::Id const kMembershipId{"00000000-0000-7000-8000-000000000004"};

NewMembership officer() {
    NewMembership wanted;
    wanted.organisation = kEmployer;
    wanted.role = Role::officer;
    return wanted;
}

MembershipFacts in(OrganisationKind kind) {
    MembershipFacts facts;
    facts.organisation = kind;
    return facts;
}

domain::Result<Membership> start(NewMembership const& wanted, MembershipFacts const& facts) {
    return start_membership(wanted, Person{.id = kWhoJoins, .username = "aino", .name = "Aino Esimerkki"}, facts,
                            kMembershipId, kMomentAsked);
}

std::vector<std::string> faults_of(domain::Result<Membership> const& result) {
    std::vector<std::string> faults;
    if (result) return faults;
    for (auto const& fault : result.error().faults) faults.push_back(fault.pointer + " " + fault.code);
    return faults;
}

TEST(PeopleRules, UsernamesAreFoldedAndPlain) {
    EXPECT_EQ(folded_username("Aino.Esimerkki"), "aino.esimerkki");
    for (auto const good : {"ab", "aino", "aino.esimerkki+lot-a@example.org", "a_1"})
        EXPECT_FALSE(username_fault(good)) << good;
    for (auto const bad : {"a", "Aino", "aino esimerkki", "päivi", "a\nb", "a/b"})
        EXPECT_EQ(username_fault(bad), "username_form") << bad;
    EXPECT_FALSE(username_fault(std::string(64, 'a')));
    EXPECT_EQ(username_fault(std::string(65, 'a')), "username_form");
}

TEST(PeopleRules, PasswordsThatAreGuessedFirstAreRefused) {
    EXPECT_EQ(password_fault("Salasana1234", "aino"), "password_common");
    EXPECT_EQ(password_fault("QWERTYuiop12", "aino"), "password_common");
    EXPECT_EQ(password_fault("Aino.Esimerkki", "aino.esimerkki"), "password_is_username");
    EXPECT_FALSE(password_fault("polku-sample-2026", "aino"));
}

TEST(PeopleRules, AUsernameIsOnePersons) {
    NewUser wanted;
    wanted.username = "aino";
    wanted.name = "Aino Esimerkki";
    EXPECT_EQ(register_person(wanted, {.username_taken = true}, kWhoJoins).error(),
              domain::invalid("/username", "username_taken"));
    EXPECT_EQ(register_person(wanted, {}, kWhoJoins)->name, "Aino Esimerkki");
}

TEST(PeopleRules, AMembershipBeginsAtOnceOrOnItsFirstDay) {
    EXPECT_EQ(start(officer(), in(OrganisationKind::employment_authority))->valid_from, kMomentAsked);

    auto later = officer();
    later.valid_from = domain::LocalDate(2026, 12, 1);
    auto const membership = start(later, in(OrganisationKind::employment_authority));
    ASSERT_TRUE(membership);
    EXPECT_EQ(membership->valid_from, domain::start_of_day(domain::LocalDate(2026, 12, 1)));
    EXPECT_FALSE(membership->active(kMomentAsked));
    EXPECT_TRUE(membership->active(membership->valid_from));

    auto today = officer();
    today.valid_from = domain::LocalDate(2026, 11, 22);
    EXPECT_EQ(start(today, in(OrganisationKind::employment_authority))->valid_from, kMomentAsked)
        << "never before it was made";

    auto past = officer();
    past.valid_from = domain::LocalDate(2026, 11, 21);
    EXPECT_EQ(faults_of(start(past, in(OrganisationKind::employment_authority))),
              std::vector<std::string>{"/valid_from in_the_past"});
}

TEST(PeopleRules, ARoleBelongsToAKindOfOrganisation) {
    struct Case {
        Role role;
        OrganisationKind good;
        OrganisationKind bad;
    };
    for (auto const& [role, good, bad] : {
             Case{Role::coach, OrganisationKind::provider, OrganisationKind::employment_authority},
             Case{Role::team_lead, OrganisationKind::provider, OrganisationKind::kela},
             Case{Role::consortium_lead, OrganisationKind::provider, OrganisationKind::wellbeing_county},
             Case{Role::officer, OrganisationKind::employment_authority, OrganisationKind::provider},
             Case{Role::supervisor, OrganisationKind::employment_authority, OrganisationKind::provider},
             Case{Role::social_worker, OrganisationKind::wellbeing_county, OrganisationKind::provider},
             Case{Role::kela_worker, OrganisationKind::kela, OrganisationKind::provider},
             Case{Role::finance, OrganisationKind::employment_authority, OrganisationKind::provider},
         }) {
        auto wanted = officer();
        wanted.role = role;
        if (role == Role::coach || role == Role::team_lead || role == Role::consortium_lead)
            wanted.contract = kOtherHouse;
        EXPECT_TRUE(start(wanted, in(good))) << access::name(role);
        EXPECT_EQ(faults_of(start(wanted, in(bad))), std::vector<std::string>{"/role role_not_in_organisation"})
            << access::name(role);
    }
}

TEST(PeopleRules, EveryFaultIsSaidAtOnce) {
    auto wanted = officer();
    wanted.role = Role::client;
    wanted.team = kOtherHouse;
    wanted.contract = kOtherHouse;
    wanted.valid_from = domain::LocalDate(2020, 1, 1);
    auto facts = in(OrganisationKind::employment_authority);
    facts.team_in_organisation = false;
    EXPECT_EQ(faults_of(start(wanted, facts)),
              (std::vector<std::string>{"/team team_not_in_organisation", "/team team_not_for_role",
                                        "/contract contract_not_for_role", "/client client_required",
                                        "/valid_from in_the_past"}));

    auto coach = officer();
    coach.role = Role::coach;
    coach.client = kOtherHouse;
    auto taken = in(OrganisationKind::provider);
    taken.client_taken = true;
    EXPECT_EQ(faults_of(start(coach, taken)),
              (std::vector<std::string>{"/contract contract_required", "/client client_not_for_role",
                                        "/client client_has_user"}));
    EXPECT_EQ(faults_of(start(officer(), {})), std::vector<std::string>{"/organisation no_such_organisation"});
}

TEST(PeopleRules, TheSameMembershipTwiceIsAConflict) {
    auto facts = in(OrganisationKind::employment_authority);
    facts.open_already = true;
    EXPECT_EQ(start(officer(), facts).error(), domain::conflict("membership_exists"));
}

TEST(PeopleRules, EndingLooksAtTheStateAndThenAtTheVersion) {
    auto const membership = start(officer(), in(OrganisationKind::employment_authority)).value();
    EXPECT_EQ(end_membership(membership, 7, 0, kMomentAsked).error(), domain::precondition_failed());
    auto const done = end_membership(membership, 1, 0, kMomentAsked + hours(1));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->version, 2);
    EXPECT_EQ(done->ended_at, kMomentAsked + hours(1));
    EXPECT_FALSE(done->active(kMomentAsked + hours(1)));
    auto const again = end_membership(*done, 7, 3, kMomentAsked + hours(2));
    EXPECT_EQ(again.error().status, 409) << "the state is said first, though the version is stale too";
    EXPECT_EQ(again.error().facts, (domain::Params{{"ended_at", "2026-11-22T11:00:00.000Z"}}));
}

TEST(PeopleRules, NobodyLeavesATeamWithOpenCases) {
    auto const membership = start(officer(), in(OrganisationKind::employment_authority)).value();
    EXPECT_EQ(end_membership(membership, 1, 6, kMomentAsked).error(),
              domain::conflict("has_open_cases", {{"cases", "6"}}));
    EXPECT_EQ(end_membership(membership, 7, 6, kMomentAsked).error(), domain::precondition_failed());
}

TEST(PeopleRules, ATeamIsLeftWithTheLastMembershipOfIt) {
    auto const of = [](std::string id, std::string organisation, std::optional<domain::Id> team) {
        Membership other;
        other.id.text = std::move(id);
        other.organisation.text = std::move(organisation);
        other.team = std::move(team);
        return other;
    };
    auto ending = of("m1", "o1", domain::Id{"t1"});
    EXPECT_TRUE(leaves_team(ending, {ending}));
    EXPECT_TRUE(leaves_team(ending, {ending, of("m2", "o1", domain::Id{"t2"}), of("m3", "o2", domain::Id{"t1"})}));
    EXPECT_FALSE(leaves_team(ending, {ending, of("m2", "o1", domain::Id{"t1"})}));
    EXPECT_FALSE(leaves_team(ending, {ending, of("m2", "o1", std::nullopt)})) << "of the whole organisation";
    auto ended = of("m2", "o1", domain::Id{"t1"});
    ended.ended_at = kMomentAsked;
    EXPECT_TRUE(leaves_team(ending, {ending, ended}));
    EXPECT_FALSE(leaves_team(ended, {ended})) << "left before";
    ending.client = domain::Id{"c1"};
    EXPECT_FALSE(leaves_team(ending, {ending})) << "no place of work";
}

TEST(PeopleRules, EventsCarryIdsAndNoName) {
    auto wanted = officer();
    wanted.team = kOtherHouse;
    auto const membership = start(wanted, in(OrganisationKind::employment_authority)).value();
    EXPECT_EQ(started(membership).type, "polku.membership.started.v1");
    EXPECT_EQ(started(membership).data,
              R"({"id":"00000000-0000-7000-8000-000000000004","person":"00000000-0000-7000-8000-000000000001",)"
              R"("organisation":"00000000-0000-7000-8000-000000000002","team":"00000000-0000-7000-8000-000000000003",)"
              R"("role":"officer","contract":null,"client":null})");
    EXPECT_EQ(ended(membership).type, "polku.membership.ended.v1");
    EXPECT_EQ(ended(membership).data,
              R"({"id":"00000000-0000-7000-8000-000000000004","person":"00000000-0000-7000-8000-000000000001",)"
              R"("organisation":"00000000-0000-7000-8000-000000000002"})");
}

}  // namespace
}  // namespace polku::identity
