#include "services/notices/inbox/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::notices {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

domain::Id const kHandover{"00000000-0000-7000-8000-000000000001"};
domain::Id const kCase{"00000000-0000-7000-8000-000000000002"};
domain::Id const kFrom{"00000000-0000-7000-8000-000000000003"};
domain::Id const kFromTeam{"00000000-0000-7000-8000-000000000004"};
domain::Id const kTo{"00000000-0000-7000-8000-000000000005"};
domain::Id const kToTeam{"00000000-0000-7000-8000-000000000006"};
domain::Id const kContract{"00000000-0000-7000-8000-000000000007"};

events::Recorded recorded(std::string type, std::string data) {
    events::Recorded made;
    made.number = 7;
    made.id.text = "00000000-0000-7000-8000-0000000000e7";
    made.event = {std::move(type), kHandover.text, "basic", std::move(data)};
    made.at = domain::Instant{1000};
    return made;
}
events::Recorded handover(std::string const& what) {
    return recorded("polku.handover." + what + ".v1",
                    R"({"handover":")" + kHandover.text + R"(","case":")" + kCase.text + R"(","from_organisation":")" +
                        kFrom.text + R"(","from_team":")" + kFromTeam.text + R"(","to_organisation":")" + kTo.text +
                        R"(","to_team":")" + kToTeam.text + R"(","by":"system:import"})");
}

Address const kSender{.organisation = kFrom, .team = kFromTeam, .person = {}, .contract = {}};
Address const kReceiver{.organisation = kTo, .team = kToTeam, .person = {}, .contract = {}};

std::vector<Address> told(events::Recorded const& event) {
    std::vector<Address> addresses;
    auto const made = notices_of(event);
    EXPECT_TRUE(made);
    if (!made) return addresses;
    for (auto const& notice : *made) addresses.push_back(notice.to);
    return addresses;
}

TEST(NoticeRules, AnEmergencyIsToldAtOnceToDataProtectionAndToWhoLeadsTheTeamThatAnswers) {
    auto const event = [](std::string const& what) {
        return recorded("polku.emergency." + what + ".v1", R"({"emergency":")" + kHandover.text + R"(","case":")" +
                                                               kCase.text + R"(","contract":")" + kContract.text +
                                                               R"(","organisation":")" + kTo.text + R"(","team":")" +
                                                               kToTeam.text + R"(","commissioner":")" + kContract.text +
                                                               R"(","by_organisation":")" + kFrom.text + R"("})");
    };
    auto const to = [](domain::Id organisation, std::optional<domain::Id> team, std::string role) {
        return Address{.organisation = std::move(organisation),
                       .team = std::move(team),
                       .person = {},
                       .role = std::move(role),
                       .contract = kContract};
    };
    EXPECT_THAT(told(event("opened")),
                ElementsAre(to(kFrom, {}, "data_protection"), to(kContract, {}, "data_protection"),
                            to(kTo, kToTeam, "team_lead"), to(kTo, {}, "supervisor")));
    EXPECT_THAT(told(event("ended")),
                ElementsAre(to(kFrom, {}, "data_protection"), to(kContract, {}, "data_protection")));
}

TEST(NoticeRules, AHandoverIsToldToTheTeamThatHasToKnow) {
    EXPECT_THAT(told(handover("proposed")), ElementsAre(kReceiver));
    EXPECT_THAT(told(handover("accepted")), ElementsAre(kSender));
    EXPECT_THAT(told(handover("declined")), ElementsAre(kSender));
    EXPECT_THAT(told(handover("withdrawn")), ElementsAre(kReceiver));
    EXPECT_THAT(told(handover("expired")), ElementsAre(kSender, kReceiver));
    auto const notice = notices_of(handover("declined")).value().front();
    EXPECT_EQ(notice.kind, "handover_declined");
    EXPECT_EQ(notice.event.text, "00000000-0000-7000-8000-0000000000e7");
    EXPECT_EQ(notice.at, domain::Instant{1000});
    EXPECT_EQ(notice.about, About::handover);
    EXPECT_EQ(notice.subject, kHandover);
}

TEST(NoticeRules, APartyAndAConsentLeadToTheCase) {
    auto const data = R"({"case":")" + kCase.text + R"(","organisation":")" + kTo.text + R"(","team":")" +
                      kToTeam.text + R"(","client":"00000000-0000-7000-8000-0000000000c1"})";
    for (auto const* const type : {"polku.party.joined.v1", "polku.consent.withdrawn.v1"}) {
        auto const made = notices_of(recorded(type, data)).value();
        ASSERT_EQ(made.size(), 1U) << type;
        EXPECT_EQ(made[0].to, kReceiver);
        EXPECT_EQ(made[0].about, About::of_case);
        EXPECT_EQ(made[0].subject, kCase);
    }
}

TEST(NoticeRules, ADecidedMilestoneIsToldToWhoClaimedItInThatContract) {
    auto const decided = [](std::string const& state) {
        return recorded("polku.milestone.decided.v1", R"({"milestone":")" + kHandover.text + R"(","contract":")" +
                                                          kContract.text + R"(","organisation":")" + kTo.text +
                                                          R"(","state":")" + state + R"("})");
    };
    auto const verified = notices_of(decided("verified")).value();
    ASSERT_EQ(verified.size(), 1U);
    EXPECT_EQ(verified[0].kind, "milestone_verified");
    EXPECT_EQ(verified[0].to, (Address{.organisation = kTo, .team = {}, .person = {}, .contract = kContract}));
    EXPECT_EQ(notices_of(decided("refused")).value().at(0).kind, "milestone_refused");
    EXPECT_THAT(notices_of(decided("recorded")).value(), IsEmpty());
}

TEST(NoticeRules, OtherEventsAreToldToNobody) {
    EXPECT_THAT(notices_of(recorded("polku.party.left.v1", "{}")).value(), IsEmpty());
    EXPECT_THAT(notices_of(recorded("polku.handover.proposed.v2", "not read")).value(), IsEmpty());
}

TEST(NoticeRules, AnEventThatDoesNotSayWhomToTellIsRefused) {
    EXPECT_FALSE(notices_of(recorded("polku.party.joined.v1", R"({"case":")" + kCase.text + R"("})")));
    EXPECT_FALSE(notices_of(recorded("polku.party.joined.v1", "[]")));
    EXPECT_FALSE(notices_of(recorded("polku.milestone.decided.v1", "{}")));
}

TEST(NoticeRules, OnlyThoseWhoWorkWithClientsReadATeamsNotices) {
    for (auto const& role : access::kRoleNames) {
        access::Principal principal;
        principal.role = role.value;
        using access::Role;
        auto const expected = role.value == Role::coach || role.value == Role::team_lead ||
                              role.value == Role::officer || role.value == Role::supervisor ||
                              role.value == Role::social_worker || role.value == Role::kela_worker;
        EXPECT_EQ(reader_of(principal).casework, expected) << role.text;
    }
}

TEST(NoticeRules, TheStateIsUnreadOrRead) {
    EXPECT_EQ(wanted_state(std::nullopt).value(), std::nullopt);
    EXPECT_EQ(wanted_state("unread").value(), ReadState::unread);
    EXPECT_FALSE(wanted_state("new"));
}

}  // namespace
}  // namespace polku::notices
