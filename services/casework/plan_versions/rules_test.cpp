#include "services/casework/plan_versions/rules.h"

#include <gmock/gmock.h>

#include <set>

namespace polku::casework {
namespace {

using access::Relation;
using access::Role;

domain::Id const kLead{"00000000-0000-7000-9000-000000000001"};
domain::Id const kCountyOrganisation{"00000000-0000-7000-9000-000000000002"};
domain::Id const kBuyerOrganisation{"00000000-0000-7000-9000-000000000003"};
domain::Id const kStranger{"00000000-0000-7000-9000-000000000004"};
constexpr domain::Instant kNow{1'000'000};

/// Somebody of the organisation, as what it is to the case.
access::Allowed somebody(domain::Id const& organisation, Relation relation = Relation::party) {
    access::Principal principal;
    principal.person = {organisation.text + "-p"};
    principal.organisation = organisation;
    principal.role = Role::officer;
    access::CaseAccess facts;
    facts.relation = relation;
    facts.grants = {{access::Category::basic, access::Ground::statute, std::nullopt, std::nullopt}};
    return access::allow(principal, access::Action::plan_read, facts).value();
}

PlanVersion asked_version() {
    PlanVersion version;
    version.number = 3;
    version.asked_organisation = kLead;
    for (auto const& organisation : {kLead, kCountyOrganisation, kBuyerOrganisation})
        version.agreements.push_back({organisation, std::nullopt, std::nullopt});
    return version;
}

VersionFacts facts_with(std::vector<domain::Id> taking_part) {
    return {std::move(taking_part), {access::Category::employment}, kNow};
}
VersionFacts everybody() { return facts_with({kLead, kCountyOrganisation, kBuyerOrganisation}); }

domain::Result<PlanVersion> agree(PlanVersion const& version, domain::Id const& organisation,
                                  VersionFacts const& facts = everybody()) {
    return answer_version(version, VersionCommand::agree, somebody(organisation), "", facts);
}

TEST(PlanVersionRules, AgreedWhenTheLastOfThoseAskedAgrees) {
    auto version = asked_version();
    for (auto const& organisation : {kBuyerOrganisation, kLead}) {
        version = agree(version, organisation).value();
        EXPECT_EQ(version.state, VersionState::in_review);
        EXPECT_FALSE(version.settled);
    }
    version = agree(version, kCountyOrganisation).value();
    EXPECT_EQ(version.state, VersionState::agreed);
    EXPECT_EQ(version.settled->organisation, kCountyOrganisation);
    EXPECT_EQ(version.settled->at, kNow);
    EXPECT_EQ(version.version, 4);
    for (auto const& agreement : version.agreements) {
        EXPECT_EQ(agreement.agreed_by->text, agreement.organisation.text + "-p");
        EXPECT_THAT(agreement.categories, ::testing::ElementsAre(access::Category::employment));
    }
}

TEST(PlanVersionRules, WhoHasLeftIsNotWaitedFor) {
    auto version = agree(asked_version(), kLead).value();
    EXPECT_FALSE(after_leaving(version, somebody(kLead).principal(), everybody()));
    version = agree(version, kBuyerOrganisation).value();
    auto const settled = after_leaving(version, somebody(kLead).principal(), facts_with({kLead, kBuyerOrganisation}));
    ASSERT_TRUE(settled);
    EXPECT_EQ(settled->state, VersionState::agreed);
    EXPECT_FALSE(after_leaving(*settled, somebody(kLead).principal(), everybody())) << "settled once";
}

TEST(PlanVersionRules, NobodyAgreesForAnother) {
    EXPECT_EQ(agree(asked_version(), kStranger).error().code, "not_asked_to_agree");
    auto const once = agree(asked_version(), kLead).value();
    EXPECT_EQ(agree(once, kLead).error().code, "plan_version_already_agreed");
    EXPECT_FALSE(may_answer_version(once, VersionCommand::agree, somebody(kLead)));
    EXPECT_TRUE(may_answer_version(once, VersionCommand::agree, somebody(kCountyOrganisation)));
    EXPECT_FALSE(may_answer_version(once, VersionCommand::agree, somebody(kStranger)));
}

TEST(PlanVersionRules, GivingBackTakesAReasonAndIsNotForWhoAsks) {
    auto const give_back = [](domain::Id const& organisation, std::string const& reason) {
        return answer_version(asked_version(), VersionCommand::give_back, somebody(organisation), reason, everybody());
    };
    EXPECT_EQ(give_back(kCountyOrganisation, "").error().faults.at(0).pointer, "/reason");
    EXPECT_EQ(give_back(kLead, "Ei").error().status, 403);
    auto const returned = give_back(kCountyOrganisation, "Aika puuttuu").value();
    EXPECT_EQ(returned.state, VersionState::returned);
    EXPECT_EQ(returned.reason, "Aika puuttuu");
    auto const agreed = agree(asked_version(), kCountyOrganisation).value();
    auto const late =
        answer_version(agreed, VersionCommand::give_back, somebody(kCountyOrganisation), "Ei", everybody());
    EXPECT_EQ(late.error().code, "plan_version_already_agreed");
    EXPECT_FALSE(may_answer_version(agreed, VersionCommand::give_back, somebody(kCountyOrganisation)));
}

TEST(PlanVersionRules, WhoAnswersForTheCaseTakesItBack) {
    auto const take_back = [](Relation relation) {
        return answer_version(asked_version(), VersionCommand::withdraw, somebody(kStranger, relation), "",
                              everybody());
    };
    EXPECT_EQ(take_back(Relation::party).error().status, 403);
    EXPECT_EQ(take_back(Relation::responsible)->state, VersionState::withdrawn);
}

TEST(PlanVersionRules, SettledIsSettledWhateverTheCommand) {
    for (auto const state : {VersionState::agreed, VersionState::returned, VersionState::withdrawn}) {
        auto version = asked_version();
        version.state = state;
        version.settled = Settled{kNow, {"p"}, kLead};
        for (auto const command : {VersionCommand::agree, VersionCommand::give_back, VersionCommand::withdraw}) {
            auto const who = somebody(kCountyOrganisation, Relation::responsible);
            auto const refused = answer_version(version, command, who, "syy", everybody());
            ASSERT_FALSE(refused);
            EXPECT_EQ(refused.error().code, "plan_version_already_settled");
            EXPECT_FALSE(may_answer_version(version, command, who));
        }
    }
}

TEST(PlanVersionRules, TheTableNamesEveryCommandOnce) {
    std::set<VersionCommand> commands;
    for (auto const& line : version_transitions()) {
        EXPECT_EQ(line.from, VersionState::in_review);
        EXPECT_TRUE(commands.insert(line.command).second);
    }
    EXPECT_EQ(commands.size(), 3U);
}

TEST(PlanVersionRules, AskingNeedsAnOpenCaseAWholePlanAndNothingInReview) {
    AskFacts const good{.case_open = true, .responsible = true, .in_review = std::nullopt};
    EXPECT_TRUE(check_ask(good));
    auto const refused = [&](auto change) {
        auto facts = good;
        change(facts);
        return check_ask(facts).error().code;
    };
    EXPECT_EQ(refused([](AskFacts& facts) { facts.case_open = false; }), "case_closed");
    EXPECT_EQ(refused([](AskFacts& facts) { facts.responsible = false; }), "not_your_part_in_this_case");
    EXPECT_EQ(refused([](AskFacts& facts) { facts.in_review = asked_version(); }), "plan_already_in_review");
    auto facts = good;
    facts.missing = {{PlanContent::goal, std::nullopt, "/goals"}, {PlanContent::client_task, std::nullopt, "/tasks"}};
    auto const incomplete = check_ask(facts).error();
    EXPECT_EQ(incomplete.status, 422);
    ASSERT_EQ(incomplete.faults.size(), 2U);
    EXPECT_EQ(incomplete.faults[1], (domain::FieldFault{"/tasks", "plan_content_client_task"}));
}

TEST(PlanVersionRules, TheClientAcknowledgesAnAgreedVersionOnce) {
    auto version = asked_version();
    auto const client = somebody(kBuyerOrganisation).principal();
    EXPECT_EQ(acknowledge(version, client, kNow).error().code, "plan_version_not_agreed");
    version.state = VersionState::agreed;
    auto const acknowledged = acknowledge(version, client, kNow).value();
    EXPECT_EQ(acknowledged.acknowledged->at, kNow);
    EXPECT_EQ(acknowledge(acknowledged, client, kNow).error().code, "plan_version_already_acknowledged");
}

}  // namespace
}  // namespace polku::casework
