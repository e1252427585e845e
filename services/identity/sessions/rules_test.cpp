#include "services/identity/sessions/rules.h"

#include <gtest/gtest.h>

namespace polku::identity {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

domain::Instant const kNow{1'795'341'600'000};
domain::Id const kPersonId{"00000000-0000-7000-8000-000000000001"};
domain::Id const kSessionId{"00000000-0000-7000-8000-000000000002"};
domain::Id const kFirst{"00000000-0000-7000-8000-00000000000a"};
domain::Id const kSecond{"00000000-0000-7000-8000-00000000000b"};

std::vector<NamedMembership> memberships(std::initializer_list<domain::Id> ids) {
    std::vector<NamedMembership> made;
    for (auto const& id : ids) {
        NamedMembership named;
        named.membership.id = id;
        named.membership.person = kPersonId;
        named.membership.role = access::Role::finance;
        made.push_back(std::move(named));
    }
    return made;
}

Session session_with(std::initializer_list<domain::Id> ids) {
    return open_session(kPersonId, memberships(ids), kSessionId, kNow);
}

TEST(SessionRules, ActsAtOnceOnlyInTheOneMembership) {
    EXPECT_EQ(session_with({kFirst}).acting, kFirst);
    EXPECT_EQ(session_with({kFirst, kSecond}).acting, std::nullopt);
    EXPECT_EQ(session_with({}).acting, std::nullopt);
}

TEST(SessionRules, EndsWhenIdleAndInAnyCaseAfterTenHours) {
    auto session = session_with({kFirst});
    EXPECT_TRUE(live(session, kNow + minutes(30) - milliseconds(1)));
    EXPECT_FALSE(live(session, kNow + minutes(30)));
    EXPECT_EQ(expires_at(session), kNow + minutes(30));

    for (auto at = kNow; at < kNow + hours(10); at = at + minutes(29)) session = touched(session, at);
    EXPECT_TRUE(live(session, kNow + hours(10) - milliseconds(1)));
    EXPECT_FALSE(live(session, kNow + hours(10)));
    EXPECT_EQ(expires_at(session), kNow + hours(10));
}

TEST(SessionRules, TheDeviceIsNamedByWhatTheBrowserSays) {
    struct Line {
        std::string_view agent;
        std::string_view device;
    };
    Line const lines[] = {
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
         "Safari/537.36 Edg/140.0.0.0",
         "Edge, Windows"},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
         "Chrome, Linux"},
        {"Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile "
         "Safari/537.36",
         "Chrome, Android"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/18.0 Mobile/15E148 Safari/604.1",
         "Safari, iPhone"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
         "Safari/605.1.15",
         "Safari, macOS"},
        {"curl/8.0", ""},
        {"", ""},
        {"<script>Firefox/1</script>", "Firefox"},
    };
    for (auto const& [agent, device] : lines) EXPECT_EQ(device_of(agent), device) << agent;
}

TEST(SessionRules, IsNotedOnceAMinute) {
    auto const session = session_with({kFirst});
    EXPECT_FALSE(touch_due(session, kNow + seconds(59)));
    EXPECT_TRUE(touch_due(session, kNow + seconds(60)));
    EXPECT_EQ(touched(session, kNow - seconds(5)).seen_at, kNow) << "a clock that ran backwards moves nothing back";
}

TEST(SessionRules, SwitchesOnlyToAnActiveMembershipOfItsPerson) {
    auto const session = session_with({kFirst, kSecond});
    auto const switched = switch_membership(session, memberships({kFirst, kSecond}), kSecond, kNow + minutes(5));
    ASSERT_TRUE(switched);
    EXPECT_EQ(switched->acting, kSecond);
    EXPECT_EQ(switched->version, 2);
    EXPECT_EQ(switched->idle_until, kNow + minutes(35));
    EXPECT_EQ(switch_membership(session, memberships({kFirst}), kSecond, kNow).error(),
              domain::invalid("/membership", "not_your_membership"));
}

TEST(SessionRules, AnEndedMembershipGivesNoPrincipal) {
    SignedIn who;
    who.session = session_with({kFirst});
    who.person.id = kPersonId;
    who.person.name = "Fia Näyte";
    who.memberships = memberships({kFirst});
    auto const principal = acting_principal(who);
    ASSERT_TRUE(principal);
    EXPECT_EQ(principal->person, kPersonId);
    EXPECT_EQ(principal->display_name, "Fia Näyte");
    EXPECT_EQ(principal->membership, kFirst);
    EXPECT_EQ(principal->role, access::Role::finance);

    who.memberships = memberships({kSecond});
    EXPECT_FALSE(acting_principal(who)) << "nor does another one stand in for it";
}

}  // namespace
}  // namespace polku::identity
