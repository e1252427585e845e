// Sessions over the wire as an attacker meets them: a cookie that was planted, one that was stolen, ones that are too
// old, guesses, and changes that another site makes a browser send.
#include "tests/hostile/public_door.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

class HostileSessions : public PublicDoor {
protected:
    int who_am_i(std::string_view cookie) { return get("/api/v1/session", cookie).status; }
    /// 200 with a live session, 401 without.
    int read(std::string_view cookie) { return get("/api/v1/organisations", cookie).status; }
    /// What counts as being heard of, and is noted before it is answered.
    int go_on(std::string_view cookie) { return post("/api/v1/session/continue", "{}", cookie).status; }
    std::size_t consortia(std::string_view cookie) {
        return nlohmann::json::parse(get("/api/v1/organisations", cookie).body).at("consortia").size();
    }
    WireAnswer sign_in_with(std::string_view fields) {
        return send("POST", "/api/v1/session",
                    fmt::format("X-Polku-Request: 1\r\nContent-Type: application/json\r\n{}", fields),
                    credentials("antti"));
    }
};

// Fixation: OWASP ASVS 5.0, 7.2.4.
TEST_F(HostileSessions, APlantedCookieIsNeverTheSession) {
    constexpr std::string_view kPlanted = "__Host-polku=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    ASSERT_EQ(read(kPlanted), 401);
    auto const own = cookie_in(sign_in_with(fmt::format("Cookie: {}\r\n", kPlanted)));
    EXPECT_NE(own, kPlanted);
    EXPECT_EQ(read(own), 200);
    EXPECT_EQ(read(kPlanted), 401);

    // The attacker's own live session, planted: whoever signs in over it gets another, and it is over.
    auto const attackers = sign_in("antti");
    auto const next = cookie_in(sign_in_with(fmt::format("Cookie: {}\r\n", attackers)));
    EXPECT_NE(next, attackers);
    EXPECT_EQ(read(attackers), 401);
    EXPECT_EQ(read(next), 200);

    // Two cookies of the name, one of them planted by a neighbouring host: neither is believed.
    EXPECT_EQ(read(fmt::format("{}; {}", kPlanted, next)), 401);
    EXPECT_EQ(read(fmt::format("{}; {}", next, kPlanted)), 401);
}

TEST_F(HostileSessions, TheTokenStandsInTheCookieAlone) {
    auto const answer = sign_in_with("");
    auto const cookie = cookie_in(answer);
    auto const token = cookie.substr(cookie.find('=') + 1);
    EXPECT_GE(token.size(), 43U) << "256 bits";
    EXPECT_THAT(answer.head, HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Strict"));
    EXPECT_THAT(answer.head, Not(HasSubstr("Domain=")));
    EXPECT_THAT(answer.body, Not(HasSubstr(token)));
    for (auto const* path : {"/api/v1/session", "/api/v1/sessions"}) {
        auto const shown = get(path, cookie);
        EXPECT_EQ(shown.status, 200) << path;
        EXPECT_THAT(shown.body, Not(HasSubstr(token))) << path;
        EXPECT_THAT(shown.head, Not(HasSubstr("Set-Cookie"))) << path;
    }
    // Nowhere else is it taken from.
    EXPECT_EQ(send("GET", "/api/v1/organisations", fmt::format("Authorization: Bearer {}\r\n", token)).status, 401);
    EXPECT_EQ(send("GET", "/api/v1/organisations?token=" + token, "").status, 401);
    EXPECT_EQ(send("GET", "/api/v1/organisations", fmt::format("Polku-Token: {}\r\n", token)).status, 401);
}

// Theft: what is stolen acts as its owner until its owner says otherwise, but takes over nothing.
TEST_F(HostileSessions, AStolenCookieCannotTakeTheAccountAndEndsWhenItsOwnerSaysSo) {
    auto const stolen = sign_in("antti");
    auto const owners = sign_in("antti");
    EXPECT_EQ(read(stolen), 200);
    auto const act = [&](std::string_view method, std::string_view path, std::string_view cookie,
                         std::string_view body) {
        return send(method, path,
                    fmt::format("Cookie: {}\r\nX-Polku-Request: 1\r\nContent-Type: application/json\r\n", cookie),
                    body);
    };
    auto const taken = act("PUT", "/api/v1/session/password", stolen,
                           R"({"current":"a guess of it","password":"attackers-own-2026"})");
    EXPECT_EQ(taken.status, 422) << taken.body;
    EXPECT_THAT(taken.body, HasSubstr("wrong_password"));
    EXPECT_EQ(act("POST", "/api/v1/session/second-factor", stolen, R"({"password":"a guess of it"})").status, 422);
    EXPECT_EQ(post("/api/v1/session", credentials("antti", "attackers-own-2026")).status, 401);

    EXPECT_EQ(act("POST", "/api/v1/sessions/end-others", owners, "").status, 200);
    EXPECT_EQ(read(stolen), 401) << "at once";
    EXPECT_EQ(who_am_i(stolen), 204);
    EXPECT_EQ(read(owners), 200);
    EXPECT_EQ(act("DELETE", "/api/v1/session", owners, "").status, 204);
    EXPECT_EQ(read(owners), 401);
}

TEST_F(HostileSessions, EndWhenNothingIsHeardOfThem) {
    auto const cookie = sign_in("antti");
    clock().advance(29min);
    EXPECT_EQ(go_on(cookie), 200);
    clock().advance(29min);
    EXPECT_EQ(who_am_i(cookie), 200) << "which does not count";
    clock().advance(2min);
    EXPECT_EQ(read(cookie), 401);
}

TEST_F(HostileSessions, EndAfterTenHoursHoweverBusyTheyAre) {
    auto const cookie = sign_in("antti");
    for (auto passed = 0min; passed < 575min; passed += 25min) {
        ASSERT_EQ(go_on(cookie), 200) << passed.count();
        clock().advance(25min);
    }
    EXPECT_EQ(go_on(cookie), 200);
    clock().advance(26min);
    EXPECT_EQ(read(cookie), 401);
}

// OWASP ASVS 5.0, 6.3.1. Where it comes from cannot be made up.
TEST_F(HostileSessions, GuessingIsSlowedByAccountAndBySource) {
    auto made_up = 0;
    auto const guess = [&](std::string_view username, std::string_view password) {
        ++made_up;
        return send("POST", "/api/v1/session",
                    fmt::format("X-Polku-Request: 1\r\nContent-Type: application/json\r\n"
                                "X-Forwarded-For: 198.51.100.{0}\r\nForwarded: for=198.51.100.{0}\r\n",
                                made_up % 250),
                    credentials(username, password));
    };
    for (auto tries = 0; tries < 5; ++tries) EXPECT_EQ(guess("antti", "a wrong guess").status, 401);
    auto const slowed = guess("antti", deploy::kSamplePassword);
    EXPECT_EQ(slowed.status, 429) << "also with the right one";
    EXPECT_THAT(slowed.head, HasSubstr("\r\nRetry-After: "));
    EXPECT_THAT(slowed.head, Not(HasSubstr("Set-Cookie")));
    auto answered = 0;
    while (answered < 40 && guess(fmt::format("user{}", answered), "a wrong guess").status == 401) ++answered;
    EXPECT_LT(answered, 40) << "whatever the account";
    clock().advance(1h);
    EXPECT_EQ(guess("antti", deploy::kSamplePassword).status, 201) << "nobody is locked out for ever";
}

struct ForeignChange {
    char const* what;
    char const* fields;
    int status;
};

// What another site can make a browser send, with the cookie that SameSite should have kept back.
constexpr ForeignChange kForeignChanges[] = {
    {"a form", "Origin: https://evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\n", 403},
    {"a form with a file", "Origin: https://evil.example\r\nContent-Type: multipart/form-data; boundary=x\r\n", 403},
    {"a form of plain text", "Origin: https://evil.example\r\nContent-Type: text/plain\r\n", 403},
    {"a form of an opaque origin", "Origin: null\r\nContent-Type: text/plain\r\n", 403},
    {"fetch without a preflight", "Sec-Fetch-Site: cross-site\r\nContent-Type: text/plain\r\n", 403},
    {"a beacon", "Origin: https://evil.example\r\nSec-Fetch-Mode: no-cors\r\nContent-Type: text/plain\r\n", 403},
    {"an old browser that says nothing", "Content-Type: text/plain\r\n", 403},
    {"JSON without our header", "Content-Type: application/json\r\n", 403},
    {"our header from elsewhere",
     "X-Polku-Request: 1\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\n", 403},
    {"our header from a neighbour",
     "X-Polku-Request: 1\r\nSec-Fetch-Site: same-site\r\nContent-Type: application/json\r\n", 403},
    {"our header and another type", "X-Polku-Request: 1\r\nContent-Type: text/plain\r\n", 415},
    {"our header and a form", "X-Polku-Request: 1\r\nContent-Type: application/x-www-form-urlencoded\r\n", 415},
    {"our header and no type", "X-Polku-Request: 1\r\n", 415},
};

TEST_F(HostileSessions, AnotherSiteChangesNothing) {
    auto const cookie = sign_in("antti");
    auto const before = consortia(cookie);
    for (auto const& foreign : kForeignChanges) {
        SCOPED_TRACE(foreign.what);
        auto const answer = send("POST", "/api/v1/consortia", fmt::format("Cookie: {}\r\n{}", cookie, foreign.fields),
                                 R"({"name":"Näyte-konsortio"})");
        EXPECT_EQ(answer.status, foreign.status) << answer.body;
        EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control-")));
    }
    EXPECT_EQ(consortia(cookie), before);
    // Nor does it sign anybody in or out.
    EXPECT_EQ(send("POST", "/api/v1/session", "Origin: https://evil.example\r\nContent-Type: text/plain\r\n",
                   credentials("antti"))
                  .status,
              403);
    EXPECT_EQ(send("DELETE", "/api/v1/session", fmt::format("Cookie: {}\r\n", cookie)).status, 403);
    EXPECT_EQ(read(cookie), 200);
}

// The question that a browser asks before a change from elsewhere is never answered with a yes.
TEST_F(HostileSessions, NoPreflightIsGranted) {
    auto const cookie = sign_in("antti");
    for (auto const* path : {"/api/v1/consortia", "/api/v1/session", "/api/v1/nothing", "/"}) {
        auto const answer = send("OPTIONS", path,
                                 fmt::format("Cookie: {}\r\nOrigin: https://evil.example\r\n"
                                             "Access-Control-Request-Method: POST\r\n"
                                             "Access-Control-Request-Headers: x-polku-request,content-type\r\n",
                                             cookie));
        EXPECT_TRUE(answer.status == 405 || answer.status == 501) << path << " " << answer.status;
        EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control-"))) << path;
    }
}

}  // namespace
}  // namespace polku::tests
