#include "shared/access/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace polku::access {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Principal as(Role role) {
    Principal principal;
    principal.person.text = "person";
    principal.organisation.text = "own";
    principal.role = role;
    return principal;
}

Grant grant(Category category, Ground ground) { return {category, ground, std::nullopt, std::nullopt}; }

CaseAccess to_case(Relation relation, std::vector<Grant> grants = {grant(Category::basic, Ground::statute)}) {
    CaseAccess facts;
    facts.case_id.text = "case";
    facts.client.text = "client";
    facts.relation = relation;
    facts.grants = std::move(grants);
    return facts;
}

CaseAccess receiver(std::vector<Grant> grants = {grant(Category::basic, Ground::commission)}) {
    auto facts = to_case(Relation::none, std::move(grants));
    facts.receiver = true;
    return facts;
}

ContractAccess to_contract(ContractRelation relation) { return {{"contract"}, relation}; }

constexpr Relation kEveryRelation[] = {Relation::none,      Relation::responsible, Relation::party,
                                       Relation::emergency, Relation::former,      Relation::own};
constexpr ContractRelation kEveryContractRelation[] = {ContractRelation::none, ContractRelation::buyer,
                                                       ContractRelation::lead, ContractRelation::member,
                                                       ContractRelation::subcontractor};

/// The answer's status, 200 for yes.
int status_of(Role role, Action action, Facts const& facts) {
    auto const allowed = allow(as(role), action, facts);
    return allowed ? 200 : allowed.error().status;
}

std::vector<Facts> every_facts() {
    auto sender = to_case(Relation::responsible);
    sender.sender = true;
    std::vector<Facts> all{NoFacts{}, receiver(), sender};
    for (auto const relation : kEveryRelation) all.emplace_back(to_case(relation));
    for (auto const relation : kEveryContractRelation) all.emplace_back(to_contract(relation));
    return all;
}

/// Who may do it, whatever they are to the thing.
std::set<std::string_view> roles_with(Action action) {
    std::set<std::string_view> roles;
    for (auto const& role : kRoleNames) {
        for (auto const& facts : every_facts()) {
            if (status_of(role.value, action, facts) == 200) roles.insert(role.text);
        }
    }
    return roles;
}

TEST(Policy, EveryActionIsSomebodysAndNoneIsUnknown) {
    for (auto const& action : kActionNames) {
        EXPECT_THAT(roles_with(action.value), Not(IsEmpty())) << action.text;
        for (auto const& facts : every_facts()) {
            auto const allowed = allow(as(Role::evaluator), action.value, facts);
            EXPECT_TRUE(allowed || allowed.error().code != "unknown_action") << action.text;
        }
    }
}

TEST(Policy, AnEmergencyReadsTheCaseAndItsPlanAndDoesNothing) {
    auto const facts = to_case(Relation::emergency, {grant(Category::health, Ground::emergency)});
    std::set<std::string_view> open;
    for (auto const& action : kActionNames) {
        if (status_of(Role::officer, action.value, facts) == 200) open.insert(action.text);
    }
    std::set<std::string_view> about_a_case;
    for (auto const& action : kActionNames) {
        if (status_of(Role::officer, action.value, NoFacts{}) == 404) about_a_case.insert(action.text);
    }
    std::erase_if(open, [&](std::string_view action) { return !about_a_case.contains(action); });
    EXPECT_EQ(open, (std::set<std::string_view>{"case_read", "plan_read"}));
    EXPECT_EQ(allow(as(Role::officer), Action::case_read, facts)->ground(), Ground::emergency);
    EXPECT_EQ(status_of(Role::officer, Action::case_read, to_case(Relation::emergency, {})), 404);
}

// The lines that matter most, by hand from the matrix of roles and data.
TEST(Policy, WhoMayDoWhat) {
    using Roles = std::set<std::string_view>;
    Roles const provider{"coach", "team_lead"};
    Roles const authority{"officer", "supervisor"};
    Roles const caseworkers{"coach", "team_lead", "officer", "supervisor", "social_worker", "kela_worker"};
    auto const with = [](Roles roles, std::initializer_list<std::string_view> more) {
        roles.insert(more);
        return roles;
    };
    EXPECT_EQ(roles_with(Action::import_write), with(authority, {"system"}));
    EXPECT_EQ(roles_with(Action::import_undo), authority);
    EXPECT_EQ(roles_with(Action::client_list), with(caseworkers, {"client"}));
    EXPECT_EQ(roles_with(Action::case_read), with(caseworkers, {"client"}));
    EXPECT_EQ(roles_with(Action::client_code_show), with(authority, {"social_worker"}));
    EXPECT_EQ(roles_with(Action::client_ban_write), Roles{"supervisor"});
    EXPECT_EQ(roles_with(Action::party_write), with(authority, {"coach", "team_lead"}));
    EXPECT_EQ(roles_with(Action::consent_write), with(caseworkers, {"client"}));
    EXPECT_EQ(roles_with(Action::plan_read), with(caseworkers, {"client"}));
    EXPECT_EQ(roles_with(Action::plan_write), caseworkers);
    EXPECT_EQ(roles_with(Action::plan_ask), caseworkers);
    EXPECT_EQ(roles_with(Action::plan_agree), caseworkers);
    EXPECT_EQ(roles_with(Action::plan_acknowledge), Roles{"client"});
    for (auto const action :
         {Action::task_read, Action::task_settle, Action::appointment_read, Action::note_read, Action::timeline_read}) {
        EXPECT_EQ(roles_with(action), with(caseworkers, {"client"})) << name(action);
    }
    for (auto const action : {Action::task_write, Action::appointment_write, Action::note_write, Action::case_close}) {
        EXPECT_EQ(roles_with(action), caseworkers) << name(action);
    }
    EXPECT_EQ(roles_with(Action::handover_propose), caseworkers);
    EXPECT_EQ(roles_with(Action::handover_answer), caseworkers);
    EXPECT_EQ(roles_with(Action::emergency_open), with(authority, {"social_worker"}));
    EXPECT_EQ(roles_with(Action::emergency_list), with(authority, {"social_worker", "data_protection"}));
    EXPECT_EQ(roles_with(Action::emergency_end), with(authority, {"social_worker", "data_protection", "system"}));
    EXPECT_EQ(roles_with(Action::emergency_review), Roles{"data_protection"});
    EXPECT_EQ(roles_with(Action::milestone_record), provider);
    EXPECT_EQ(roles_with(Action::milestone_verify), authority);
    EXPECT_EQ(roles_with(Action::statement_freeze), Roles{"finance"});
    EXPECT_EQ(roles_with(Action::statement_approve), Roles{"finance"});
    EXPECT_EQ(roles_with(Action::statement_export), Roles{"finance"});
    EXPECT_EQ(roles_with(Action::statement_read), (Roles{"finance", "consortium_lead"}));
    EXPECT_EQ(roles_with(Action::access_log_read), (Roles{"client", "data_protection"}));
    EXPECT_EQ(roles_with(Action::user_write), (Roles{"administrator", "system"}));
    EXPECT_EQ(roles_with(Action::user_session_close), Roles{"administrator"});
    for (auto const action : {Action::absence_list, Action::absence_write})
        EXPECT_EQ(roles_with(action), roles_with(Action::organisation_list)) << name(action);
    EXPECT_EQ(roles_with(Action::credential_reset), Roles{"administrator"});
    EXPECT_EQ(roles_with(Action::handover_expire), Roles{"system"});
    EXPECT_EQ(roles_with(Action::internal_case_access), Roles{"system"});
}

TEST(Policy, NobodyWithoutClientsSeesOne) {
    Action const about_clients[] = {Action::client_list,   Action::client_read,   Action::case_read,
                                    Action::plan_read,     Action::consent_read,  Action::plan_write,
                                    Action::plan_ask,      Action::plan_agree,    Action::plan_acknowledge,
                                    Action::handover_read, Action::handover_list, Action::milestone_read,
                                    Action::task_read,     Action::note_read,     Action::appointment_read,
                                    Action::task_settle,   Action::timeline_read, Action::case_close};
    for (auto const role : {Role::finance, Role::consortium_lead, Role::evaluator, Role::administrator,
                            Role::data_protection, Role::system}) {
        for (auto const action : about_clients) {
            for (auto const& facts : every_facts()) EXPECT_NE(status_of(role, action, facts), 200) << name(action);
        }
    }
}

TEST(Policy, WhatOneMustBeToTheCase) {
    struct Line {
        Action action;
        std::vector<Relation> relations;
    };
    using enum Relation;
    Line const lines[] = {
        {Action::case_read, {responsible, party, emergency, former, own}},
        {Action::client_read, {responsible, party, own}},
        {Action::client_write, {responsible, party}},
        {Action::client_code_show, {responsible, party}},
        {Action::party_write, {responsible}},
        {Action::consent_read, {responsible, party, own}},
        {Action::consent_write, {responsible, party, own}},
        {Action::plan_read, {responsible, party, emergency, own}},
        {Action::plan_write, {responsible, party}},
        {Action::plan_ask, {responsible}},
        {Action::plan_agree, {responsible, party}},
        {Action::plan_acknowledge, {own}},
        {Action::task_read, {responsible, party, own}},
        {Action::task_write, {responsible, party}},
        {Action::task_settle, {responsible, party, own}},
        {Action::appointment_read, {responsible, party, own}},
        {Action::appointment_write, {responsible, party}},
        {Action::note_read, {responsible, party, own}},
        {Action::note_write, {responsible, party}},
        {Action::timeline_read, {responsible, party, own}},
        {Action::case_close, {responsible}},
        {Action::handover_propose, {responsible}},
        {Action::handover_withdraw, {}},
        {Action::handover_answer, {}},
        {Action::milestone_verify, {responsible, party}},
    };
    for (auto const& line : lines) {
        auto const roles = roles_with(line.action);
        for (auto const relation : kEveryRelation) {
            auto const fits = std::ranges::find(line.relations, relation) != line.relations.end();
            for (auto const& role : kRoleNames) {
                auto const expected = relation == none ? 404 : fits && roles.contains(role.text) ? 200 : 403;
                EXPECT_EQ(status_of(role.value, line.action, to_case(relation)), expected)
                    << name(line.action) << " as " << role.text << ", relation " << static_cast<int>(relation);
            }
        }
    }
}

TEST(Policy, WithoutAGroundThereIsNoCase) {
    for (auto const action : {Action::case_read, Action::plan_read, Action::plan_write, Action::consent_read,
                              Action::client_code_show, Action::milestone_read, Action::task_read,
                              Action::appointment_read, Action::note_read, Action::timeline_read, Action::case_close}) {
        for (auto const relation : kEveryRelation) {
            EXPECT_EQ(status_of(Role::officer, action, to_case(relation, {})), 404) << name(action);
        }
    }
}

TEST(Policy, WhoIsAskedMayReadThePreviewAndAnswerAndNothingElse) {
    for (auto const& action : kActionNames) {
        auto const expected = action.value == Action::handover_read || action.value == Action::handover_answer;
        EXPECT_EQ(status_of(Role::coach, action.value, receiver()) == 200,
                  expected || status_of(Role::coach, action.value, NoFacts{}) == 200)
            << action.text;
    }
    EXPECT_EQ(status_of(Role::coach, Action::case_read, receiver()), 403);
    EXPECT_EQ(status_of(Role::coach, Action::handover_read, receiver({})), 404);
    EXPECT_EQ(status_of(Role::coach, Action::handover_answer, receiver({})), 200);
    EXPECT_EQ(status_of(Role::finance, Action::handover_answer, receiver()), 403);
}

TEST(Policy, WhoProposedTakesItBack) {
    for (auto const relation : kEveryRelation) {
        auto facts = to_case(relation);
        facts.sender = true;
        EXPECT_EQ(status_of(Role::coach, Action::handover_withdraw, facts), relation == Relation::none ? 404 : 200);
        EXPECT_EQ(status_of(Role::finance, Action::handover_withdraw, facts), relation == Relation::none ? 404 : 403);
        EXPECT_EQ(status_of(Role::coach, Action::handover_answer, facts), relation == Relation::none ? 404 : 403);
    }
}

TEST(Policy, OfAContractTheBuyerFreezesAndTheLeadReads) {
    for (auto const relation : kEveryContractRelation) {
        auto const unknown = relation == ContractRelation::none;
        auto const buyer = relation == ContractRelation::buyer;
        auto const reads = buyer || relation == ContractRelation::lead;
        for (auto const action : {Action::statement_freeze, Action::statement_approve, Action::statement_export}) {
            EXPECT_EQ(status_of(Role::finance, action, to_contract(relation)), unknown ? 404 : buyer ? 200 : 403);
        }
        EXPECT_EQ(status_of(Role::consortium_lead, Action::statement_read, to_contract(relation)), unknown ? 404
                                                                                                   : reads ? 200
                                                                                                           : 403);
    }
    EXPECT_EQ(status_of(Role::finance, Action::statement_read, NoFacts{}), 404);
}

TEST(Allowed, NamesTheFirstGroundOfTheLaw) {
    auto const allowed =
        allow(as(Role::officer), Action::case_read,
              to_case(Relation::party,
                      {grant(Category::basic, Ground::own_record), grant(Category::basic, Ground::consent),
                       grant(Category::basic, Ground::commission), grant(Category::basic, Ground::statute),
                       grant(Category::health, Ground::consent)}))
            .value();
    EXPECT_EQ(allowed.ground_for(Category::basic), Ground::statute);
    EXPECT_EQ(allowed.ground_for(Category::health), Ground::consent);
    EXPECT_EQ(allowed.ground_for(Category::social), std::nullopt);
    EXPECT_EQ(allowed.ground(), Ground::statute);
    EXPECT_THAT(allowed.categories(), ElementsAre(Category::basic, Category::health));
}

TEST(Allowed, ContentEndsWhereTheGrantSays) {
    Grant const past{Category::social, Ground::own_record, domain::Instant{100}, std::nullopt};
    auto const allowed = allow(as(Role::officer), Action::case_read, to_case(Relation::former, {past})).value();
    EXPECT_TRUE(allowed.ground_for(Category::social, domain::Instant{99}));
    EXPECT_FALSE(allowed.ground_for(Category::social, domain::Instant{100}));
}

TEST(Allowed, OwnRecordsOfWhoTakesOrTookPart) {
    for (auto const relation : {Relation::responsible, Relation::party, Relation::former, Relation::own}) {
        auto const allowed = allow(as(Role::coach), Action::case_read, to_case(relation)).value();
        auto const ours = allowed.ground_for_item(Category::health, domain::Instant{1}, {"own"});
        EXPECT_EQ(ours, relation == Relation::own ? std::nullopt : std::optional(Ground::own_record));
        EXPECT_FALSE(allowed.ground_for_item(Category::health, domain::Instant{1}, {"other"}));
    }
}

TEST(Allowed, ASafetyBanHidesPlacesFromAllButTheClientAndWhoMayOrderOne) {
    for (auto const relation : {Relation::responsible, Relation::party, Relation::former, Relation::own}) {
        auto facts = to_case(relation);
        EXPECT_TRUE(allow(as(Role::officer), Action::case_read, facts)->places());
        facts.safety_ban = true;
        EXPECT_EQ(allow(as(Role::officer), Action::case_read, facts)->places(), relation == Relation::own);
        EXPECT_EQ(allow(as(Role::supervisor), Action::case_read, facts)->places(), relation != Relation::former);
    }
}

TEST(Can, SaysWhatAllowSays) {
    Action const asked[] = {Action::plan_read, Action::plan_write, Action::party_write, Action::handover_propose};
    EXPECT_THAT(can(as(Role::coach), to_case(Relation::responsible), asked),
                ElementsAre("plan_read", "plan_write", "party_write", "handover_propose"));
    EXPECT_THAT(can(as(Role::social_worker), to_case(Relation::party), asked), ElementsAre("plan_read", "plan_write"));
    EXPECT_THAT(can(as(Role::coach), to_case(Relation::former), asked), IsEmpty());
    EXPECT_THAT(can(as(Role::finance)), Contains("work_list"));
    EXPECT_THAT(can(as(Role::finance)), Not(Contains("client_list")));
    EXPECT_THAT(can(as(Role::officer)), Not(Contains("case_read")));
}

}  // namespace
}  // namespace polku::access
