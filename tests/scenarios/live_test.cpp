// Live streams end to end, as one process and as separate ones: a handover is heard by whom it concerns and by nobody
// else; signing out, a withdrawn consent and the end of a part close the streams that rested on them.
#include "deploy/demo.h"
#include "shared/domain/date.h"
#include "shared/http/server.h"
#include "shared/runtime/block_on.h"
#include "tests/support/live_reader.h"
#include "tests/support/plain_http.h"
#include "tests/support/sample_installation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace polku::tests {
namespace {

using json = nlohmann::json;

class LiveStreams : public ::testing::TestWithParam<Way> {
protected:
    LiveStreams() : door_({}, [this](http::Request request) { return world_.door().handle(std::move(request)); }) {
        world_.start();
        door_.start();
    }
    void TearDown() override {
        door_.stop();
        world_.stop();
    }

    /// A browser of the person's, signed in over the socket.
    struct Browser {
        std::optional<deploy::ApiClient> api{};
        std::string cookie{};
    };
    Browser& as(std::string const& username) {
        auto& browser = browsers_[username];
        if (browser.api) return browser;
        browser.api.emplace([this, &browser](http::Request const& request) {
            if (auto const cookie = request.header("cookie")) browser.cookie = *cookie;
            return ask_over_http(door_.port(), request);
        });
        browser.api->sign_in(username, deploy::kSamplePassword);
        browser.api->get("/api/v1/session");
        return browser;
    }
    deploy::ApiClient& api(std::string const& username) { return *as(username).api; }
    /// Listens from now on.
    LiveReader listen(std::string const& username, std::string const& place = {}) {
        LiveReader reader(door_.port(), as(username).cookie, place);
        EXPECT_TRUE(reader.hears(place.empty() ? "\nid: " : "\nretry: ")) << username << ": " << reader.heard();
        return reader;
    }

    /// Kalle's case, which Aino answers for, with the county and Silta as parties.
    std::string shared_case() {
        return "/api/v1/cases/" + api("kalle").get("/api/v1/clients").at("items").front().at("case").get<std::string>();
    }
    json party_of_case(std::string const& case_path, std::string const& organisation) {
        auto const parties = api("aino").get(case_path).at("parties");
        auto const found =
            std::ranges::find_if(parties, [&](json const& one) { return one.at("organisation") == organisation; });
        return *found;
    }
    void accept(std::string const& who, json const& handover) {
        api(who).post_on_version("/api/v1/handovers/" + handover.at("id").get<std::string>() + "/accept",
                                 handover.at("version").get<std::int64_t>(), json::object());
    }
    /// A case that Aino takes now: nobody else has a part in it yet.
    std::string take_case() {
        auto const row = api("aino").get("/api/v1/handovers?box=in&limit=200").at("items").back();
        accept("aino", row);
        return "/api/v1/cases/" + row.at("case").get<std::string>();
    }
    std::string organisation_of(std::string const& username) {
        return api(username).get("/api/v1/session").at("memberships").front().at("organisation").at("id");
    }
    void change_plan(std::string const& case_path) {
        api("aino").post(case_path + "/plan/goals", {{"title", "Uusi tavoite (näyte)"},
                                                     {"category", "employment"},
                                                     {"organisation", organisation_of("aino")},
                                                     {"measure", "Näyte"}});
    }

    SampleInstallation world_{GetParam()};
    http::Server door_;
    std::map<std::string, Browser> browsers_;
};

TEST_P(LiveStreams, AHandoverIsHeardByWhomItConcernsAlone) {
    auto const inbox = api("aino").get("/api/v1/handovers?box=in&limit=200").at("items");
    auto const teams = api("tuula").get("/api/v1/session").at("memberships");
    auto const row = *std::ranges::find_if(
        inbox, [&](json const& one) { return one.at("from").at("team") == teams.front().at("team").at("id"); });
    auto const others = api("ben").get("/api/v1/handovers?box=in&limit=200").at("items").front();
    auto sender = listen("tuula");
    auto stranger = listen("ben");
    accept("aino", row);
    auto const id = row.at("id").get<std::string>();
    EXPECT_TRUE(sender.hears(R"({"kind":"notice","about":"handover","id":")" + id)) << sender.heard();
    accept("ben", others);
    EXPECT_TRUE(stranger.hears(others.at("id").get<std::string>())) << stranger.heard();
    EXPECT_FALSE(stranger.heard().contains(id)) << stranger.heard();
    EXPECT_FALSE(sender.heard().contains(row.at("client").at("name").get<std::string>()));
}

TEST_P(LiveStreams, SigningOutEndsTheStreamsOfThatBrowserAlone) {
    auto mine = listen("tuula");
    auto another = listen("aino");
    EXPECT_EQ(api("tuula").answer(http::Method::del, "/api/v1/session").status, 204);
    EXPECT_TRUE(mine.hears(R"({"reason":"session_ended"})")) << mine.heard();
    EXPECT_TRUE(mine.ends());
    change_plan(shared_case());
    EXPECT_TRUE(another.hears(R"({"kind":"plan")")) << another.heard();
}

TEST_P(LiveStreams, WhoMayNoLongerSeeACaseHearsNothingMoreOfIt) {
    auto const path = shared_case();
    auto const silta = organisation_of("silja");
    auto const today = domain::local_date(world_.clock().now());
    auto const consent = api("kalle").post(path + "/consents", {{"given_how", "electronic"},
                                                                {"valid_from", domain::format_iso(today)},
                                                                {"valid_until", domain::format_iso(today)},
                                                                {"categories", {"health"}},
                                                                {"recipients", {silta}}});
    auto party = listen("silja");
    change_plan(path);
    EXPECT_TRUE(party.hears(R"({"kind":"plan")")) << party.heard();

    api("kalle").post_on_version(path + "/consents/" + consent.at("id").get<std::string>() + "/withdraw",
                                 consent.at("version").get<std::int64_t>(), json::object());
    EXPECT_TRUE(party.hears(R"({"reason":"access_changed"})")) << party.heard();
    EXPECT_TRUE(party.ends());

    auto again = listen("silja", party.place());
    auto const part = party_of_case(path, silta);
    api("aino").post(path + "/parties/" + part.at("id").get<std::string>() + "/end", json::object());
    EXPECT_TRUE(again.hears(R"({"reason":"access_changed"})")) << again.heard();

    auto former = listen("silja", again.place());
    change_plan(path);
    // What is told to the team after that change shows that its stream has passed it.
    api("aino").post(take_case() + "/parties", {{"organisation", silta}, {"team", part.at("team")}});
    EXPECT_TRUE(former.hears(R"({"kind":"notice","about":"case")")) << former.heard();
    EXPECT_FALSE(former.heard().contains("plan")) << former.heard();
}

TEST_P(LiveStreams, StoppingTheDoorTellsItsReaders) {
    auto reader = listen("aino");
    door_.stop();
    EXPECT_TRUE(reader.hears(R"({"reason":"stopping"})")) << reader.heard();
    EXPECT_TRUE(reader.ends());
}

INSTANTIATE_TEST_SUITE_P(Each, LiveStreams, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
