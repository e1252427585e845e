// S7: an acceptance whose answer was lost is sent again with its key: there is one acceptance, one set of notices and
// one entry, and the answers are the same; another body with the key is refused, and who has lost access since hears
// nothing.
#include "shared/access/principal.h"
#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::HasSubstr;

class S7 : public ::testing::Test {
protected:
    void request_key(Way way);

    http::Response send(std::string const& who, http::Method method, std::string const& path, std::string const& body,
                        std::int64_t version, std::string_view key) {
        return world_->as(who).answer(method, path, body, version, "application/json", key);
    }
    std::int64_t told(std::string const& who, std::string_view kind) {
        auto const inbox = world_->as(who).get("/api/v1/notices?limit=200");
        return std::ranges::count_if(inbox.at("items"), [&](json const& notice) { return notice.at("kind") == kind; });
    }
    /// The journal's entries of acts on one thing.
    std::int64_t entries_about(std::string const& subject);

    std::unique_ptr<SampleInstallation> world_;
};

std::int64_t S7::entries_about(std::string const& subject) {
    std::int64_t found = 0;
    for (auto const& [name, router] : world_->routers()) {
        for (std::int64_t after = 0;;) {
            auto request = http::TestRouter::request(http::Method::get, access::system_principal("journal"),
                                                     "/internal/journal?limit=1000&after=" + std::to_string(after), "");
            auto const page = json::parse(runtime::block_on(router->handle(std::move(request))).body).at("entries");
            if (page.empty()) break;
            found += std::ranges::count_if(
                page, [&](json const& one) { return one.dump().find(subject) != std::string::npos; });
            after = page.back().at("number").get<std::int64_t>();
        }
    }
    return found;
}

void S7::request_key(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    auto const proposed = world_->as("tuula").get("/api/v1/handovers?box=in").at("items").front();
    auto const id = text_of(proposed, "id");
    auto const accept = "/api/v1/handovers/" + id + "/accept";
    auto const before = entries_about(id);
    auto const told_before = told("aino", "handover_accepted");

    auto const first = send("tuula", http::Method::post, accept, "{}", 1, "tuula-accepts");
    ASSERT_EQ(first.status, 200) << first.body;
    for (int again = 0; again < 3; ++again) {
        auto const repeat = send("tuula", http::Method::post, accept, "{}", 1, "tuula-accepts");
        EXPECT_EQ(repeat.status, first.status);
        EXPECT_EQ(repeat.body, first.body);
        EXPECT_EQ(repeat.header("etag"), first.header("etag"));
    }
    auto const other = send("tuula", http::Method::post, accept, "{ }", 1, "tuula-accepts");
    EXPECT_EQ(other.status, 422);
    EXPECT_THAT(other.body, HasSubstr("idempotency_key_reused"));
    world_->catch_up();
    EXPECT_EQ(told("aino", "handover_accepted"), told_before + 1);
    EXPECT_EQ(entries_about(id), before + 1);

    // A repeat is decided on anew: whose part in the case has ended since does not hear it took effect.
    auto const case_path =
        "/api/v1/cases/" + text_of(world_->as("kalle").get("/api/v1/clients").at("items").front(), "case");
    auto const goal = world_->as("sari").get(case_path + "/plan").at("goals").front();
    json const changed{{"title", "Arki kantaa"},
                       {"category", goal.at("category")},
                       {"organisation", goal.at("organisation")},
                       {"measure", goal.at("measure")}};
    auto const change = [&] {
        return send("sari", http::Method::put, case_path + "/plan/goals/" + text_of(goal, "id"), changed.dump(),
                    goal.at("version").get<std::int64_t>(), "sari-changes")
            .status;
    };
    EXPECT_EQ(change(), 200);
    EXPECT_EQ(change(), 200);
    auto const county = world_->as("sari").get("/api/v1/session").at("memberships").front().at("organisation").at("id");
    auto const parties = world_->as("aino").get(case_path).at("parties");
    for (auto const& party : parties) {
        if (party.at("organisation") == county)
            world_->as("aino").post(case_path + "/parties/" + text_of(party, "id") + "/end", json::object());
    }
    EXPECT_EQ(change(), 403) << "a former party knows of the case, and changes nothing in it";
}

TEST_F(S7, OneProcess) { request_key(Way::one_process); }
TEST_F(S7, Separate) { request_key(Way::separate); }

}  // namespace
}  // namespace polku::tests
