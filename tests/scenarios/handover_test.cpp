// S1, S2, S3, S5 and S6: a handover is accepted and nothing is left behind, declined and nothing has changed, given
// back as a proposal, or waits for somebody who is not there. Through the public API, of one process and of a process
// for each part.
#include "shared/domain/working_days.h"
#include "tests/support/moved_clock.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using http::Method;
using ::testing::Contains;
using ::testing::IsSupersetOf;

/// A case of Työpolku's, and its people.
class HandoverScene : public ::testing::Test {
protected:
    void begin(Way way) {
        world_ = std::make_unique<SampleInstallation>(SampleSetup{.way = way, .clock = &clock_});
        auto const organisations = get("aino", "/api/v1/organisations").at("items");
        for (auto const& one : organisations) {
            if (one.at("kind") != "employment_authority") continue;
            authority_ = text_of(one, "id");
            for (auto const& team : one.at("teams")) teams_[text_of(team, "name")] = text_of(team, "id");
        }
        auto const waiting = get("tuula", "/api/v1/milestones?state=recorded&waiting=true").at("items");
        ASSERT_FALSE(waiting.empty());
        case_id_ = text_of(waiting.front(), "case");
        case_ = "/api/v1/cases/" + case_id_;
    }
    deploy::ApiClient& as(std::string const& who) { return world_->as(who); }
    json get(std::string const& who, std::string const& path) { return as(who).get(path); }
    json propose(std::string const& team) {
        return as("aino").post(case_ + "/handovers", {{"to_organisation", authority_},
                                                      {"to_team", teams_.at(team)},
                                                      {"reason", "wage_subsidy"},
                                                      {"note", "Työnantaja harkitsee palkkatukea."}});
    }
    static std::string of(json const& handover) { return "/api/v1/handovers/" + text_of(handover, "id"); }
    int answer(std::string const& who, json const& handover, std::string const& act, json const& body = json::object(),
               std::int64_t version = 1) {
        return as(who).answer(Method::post, of(handover) + "/" + act, body.dump(), version).status;
    }
    std::string responsible(std::string const& who) { return text_of(get(who, case_).at("responsible"), "team"); }
    /// Of the notices that the person has about this handover, their kinds.
    std::vector<std::string> told(std::string const& who, json const& handover) {
        world_->catch_up();
        std::vector<std::string> kinds;
        auto const inbox = get(who, "/api/v1/notices?limit=200").at("items");
        for (auto const& notice : inbox) {
            if (notice.at("subject").at("id") == handover.at("id")) kinds.push_back(text_of(notice, "kind"));
        }
        return kinds;
    }
    std::vector<std::string> work(std::string const& who) {
        std::vector<std::string> waits;
        auto const list = get(who, "/api/v1/work").at("items");
        for (auto const& item : list) waits.push_back(text_of(item, "kind") + " " + text_of(item, "subject"));
        return waits;
    }
    /// How many there are of each kind.
    static std::map<std::string, int> by_kind(json const& items) {
        std::map<std::string, int> counts;
        for (auto const& item : items) counts[text_of(item, "kind")] += 1;
        return counts;
    }
    void on_working_day(domain::LocalDate proposed, int day) {
        clock_.set_day(domain::add_working_days(proposed, day));
        world_->sign_everybody_out();
        world_->catch_up();
    }
    void expect_all_invariants() {
        for (auto const& [service, findings] : world_->check()) {
            for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
        }
    }

    MovedClock clock_;
    std::unique_ptr<SampleInstallation> world_;
    std::string case_id_;
    std::string case_;
    std::string authority_;
    std::map<std::string, std::string> teams_;
};

class S1 : public HandoverScene {
protected:
    void plain_accept(Way way);
};

void S1::plain_accept(Way way) {
    begin(way);
    auto const proposal = propose("TE-tiimi Keski");
    auto const client = text_of(get("aino", case_).at("client"), "id");
    auto const package = text_of(get("tuula", of(proposal)).at("package"), "hash");
    auto const before = get("tuula", of(proposal) + "/items");
    EXPECT_TRUE(before.at("complete").get<bool>());
    std::string chosen;
    std::string claim;
    for (auto const& item : before.at("items")) {
        if (item.at("title") == "Yksilövalmennus") chosen = text_of(item, "id");
        if (item.at("kind") != "milestone_claim") continue;
        claim = text_of(item, "id");
        EXPECT_EQ(item.at("fate"), "stays") << "with who claims it";
    }
    ASSERT_FALSE(chosen.empty());
    ASSERT_FALSE(claim.empty());
    auto const tuula = text_of(get("tuula", "/api/v1/session").at("person"), "id");
    json const taking{
        {"items", json::array({{{"kind", "plan_action"}, {"id", chosen}, {"fate", "moves"}, {"person", tuula}}})}};
    EXPECT_EQ(answer("tuula", proposal, "accept", taking), 200) << "nobody named her";
    EXPECT_EQ(responsible("tuula"), teams_.at("TE-tiimi Keski"));
    auto const after = get("tuula", of(proposal) + "/items");
    EXPECT_EQ(by_kind(after.at("items")), by_kind(before.at("items"))) << "nothing is left behind";
    for (auto const& item : after.at("items")) {
        if (item.at("id") == chosen) {
            EXPECT_EQ(item.at("fate"), "moves");
            EXPECT_EQ(item.at("person"), tuula);
        }
    }
    auto const claims = get("tuula", case_ + "/milestones").at("items");
    auto const kept = *std::ranges::find_if(claims, [&](json const& one) { return one.at("id") == claim; });
    EXPECT_NE(kept.at("organisation"), authority_) << "the claim stays with the provider";
    auto const former = get("aino", case_);
    EXPECT_TRUE(former.contains("snapshot")) << "what was written until that moment";
    EXPECT_EQ(get("aino", of(proposal)).at("package").at("hash"), package);

    world_->catch_up();
    auto const log = get("dina", "/api/v1/clients/" + client + "/access-log");
    std::vector<std::string> acts;
    for (auto const& day : log.at("items")) {
        for (auto const& entry : day.at("entries")) {
            for (auto const& act : entry.at("acts")) acts.push_back(text_of(act, "action"));
        }
    }
    EXPECT_THAT(acts, IsSupersetOf({"handover_propose", "handover_read", "handover_answer"}));
    expect_all_invariants();
}

TEST_F(S1, OneProcess) { plain_accept(Way::one_process); }
TEST_F(S1, Separate) { plain_accept(Way::separate); }

class S2 : public HandoverScene {
protected:
    void decline(Way way);
};

void S2::decline(Way way) {
    begin(way);
    auto const proposal = propose("TE-tiimi Pirkka");
    auto const look = [&] {
        json all;
        for (std::string const path : {"", "/plan", "/milestones", "/consents"}) all[path] = get("aino", case_ + path);
        all[""].erase("handovers");
        return all;
    };
    auto const before = look();
    auto const silent = as("timo").answer(Method::post, of(proposal) + "/decline", R"({"note":"ei"})", 1);
    EXPECT_EQ(silent.status, 422);
    EXPECT_EQ(json::parse(silent.body).at("errors").front().at("pointer"), "/reason");
    EXPECT_EQ(answer("timo", proposal, "decline", {{"reason", "not_our_area"}, {"note", "Kuuluu Keskelle."}}), 200);
    EXPECT_EQ(look(), before) << "field by field";
    EXPECT_THAT(told("aino", proposal), Contains("handover_declined"));
    auto const seen = get("aino", of(proposal));
    EXPECT_EQ(seen.at("decided").at("decline_reason"), "not_our_area");
    EXPECT_EQ(seen.at("decided").at("decline_note"), "Kuuluu Keskelle.");
    auto const again = propose("TE-tiimi Keski");
    EXPECT_EQ(answer("tuula", again, "accept"), 200);
    auto const closed = get("aino", "/api/v1/handovers?box=out&state=closed&limit=200").at("items");
    EXPECT_TRUE(std::ranges::any_of(closed, [&](json const& row) { return row.at("id") == proposal.at("id"); }))
        << "for ever";
    expect_all_invariants();
}

TEST_F(S2, OneProcess) { decline(Way::one_process); }
TEST_F(S2, Separate) { decline(Way::separate); }

class S3 : public HandoverScene {
protected:
    void give_back(Way way);
};

void S3::give_back(Way way) {
    begin(way);
    auto const proposal = propose("TE-tiimi Keski");
    ASSERT_EQ(answer("tuula", proposal, "accept"), 200);
    on_working_day(clock_.today(), 12);
    as("tuula").post(case_ + "/plan/goals", {{"title", "Kirjattu vastuuaikana"},
                                             {"category", "employment"},
                                             {"organisation", authority_},
                                             {"measure", "Näkyy paketissa"}});
    auto const returned =
        as("tuula").post(of(proposal) + "/return", {{"reason", "work_ended"}, {"note", "Työsuhde päättyi."}});
    EXPECT_EQ(responsible("tuula"), teams_.at("TE-tiimi Keski")) << "Polku is asked";
    EXPECT_THAT(told("aino", returned), Contains("handover_proposed"));
    auto const asked = get("aino", of(returned));
    EXPECT_EQ(asked.at("kind"), "return");
    EXPECT_EQ(asked.at("returns"), proposal.at("id"));
    EXPECT_NE(asked.at("package").dump().find("Kirjattu vastuuaikana"), std::string::npos);

    EXPECT_EQ(answer("aino", returned, "decline", {{"reason", "no_capacity"}}), 200);
    EXPECT_EQ(responsible("tuula"), teams_.at("TE-tiimi Keski"));
    auto const disagreement = "settle_disagreement " + text_of(returned, "id");
    for (std::string const who : {"aino", "tarja", "tuula", "soili"})
        EXPECT_THAT(work(who), Contains(disagreement)) << who;
    for (std::string const lead : {"tarja", "soili"})
        EXPECT_THAT(told(lead, returned), Contains("handover_disputed")) << lead;
    for (std::string const who : {"aino", "tuula"}) {
        auto const heard = told(who, returned);
        EXPECT_EQ(std::ranges::count(heard, "handover_disputed"), 0) << "the leads' to settle: " << who;
    }
    auto const second = as("tuula").post(of(proposal) + "/return",
                                         {{"reason", "work_ended"}, {"note", "Sovittu esihenkilöiden kanssa."}});
    EXPECT_EQ(answer("aino", second, "accept"), 200);
    for (std::string const who : {"aino", "soili"})
        EXPECT_EQ(std::ranges::count(work(who), disagreement), 0) << "the case has moved: " << who;
    EXPECT_EQ(responsible("aino"), text_of(get("aino", "/api/v1/session").at("memberships").front().at("team"), "id"));
    expect_all_invariants();
}

TEST_F(S3, OneProcess) { give_back(Way::one_process); }
TEST_F(S3, Separate) { give_back(Way::separate); }

class S5 : public HandoverScene {
protected:
    /// Why the team's only member is not there.
    enum class Gone : std::uint8_t { on_leave, disabled };
    void nobody_home(Way way, Gone why);
    void send_away(Gone why);
};

void S5::send_away(Gone why) {
    auto const users = get("antti", "/api/v1/users").at("items");
    auto const timo = *std::ranges::find_if(users, [](json const& one) { return one.at("username") == "timo"; });
    auto const account = "/api/v1/users/" + text_of(timo, "id");
    if (why == Gone::on_leave) {
        auto const first = clock_.today();
        as("soili").post("/api/v1/absences", {{"person", timo.at("id")},
                                              {"substitute", nullptr},
                                              {"first_day", domain::format_iso(first)},
                                              {"last_day", domain::format_iso(domain::add_days(first, 60))}});
        return;
    }
    as("antti").post_on_version(account + "/disable", get("antti", account).at("version").get<std::int64_t>(),
                                json::object());
    EXPECT_EQ(get("antti", account).at("memberships").front().at("ended_at").is_null(), false);
}

void S5::nobody_home(Way way, Gone why) {
    begin(way);
    send_away(why);
    auto const proposed = clock_.today();
    auto const proposal = propose("TE-tiimi Pirkka");
    auto const mine = responsible("aino");
    on_working_day(proposed, 2);
    EXPECT_EQ(std::ranges::count(told("soili", proposal), "handover_waits"), 0);
    for (auto const& [day, reminders] : {std::pair{3, 1}, std::pair{4, 1}, std::pair{5, 2}}) {
        on_working_day(proposed, day);
        EXPECT_EQ(std::ranges::count(told("soili", proposal), "handover_waits"), reminders)
            << "the supervisor, day " << day;
        EXPECT_EQ(std::ranges::count(told("aino", proposal), "handover_waits"), reminders) << "the sender, day " << day;
        EXPECT_EQ(responsible("aino"), mine);
    }
    auto const ageing = get("soili", "/api/v1/handovers?box=in&waited=5&limit=200").at("items");
    EXPECT_TRUE(std::ranges::any_of(ageing, [&](json const& row) { return row.at("id") == proposal.at("id"); }));
    on_working_day(proposed, 10);
    EXPECT_EQ(get("aino", of(proposal)).at("state"), "proposed") << "its last day";
    on_working_day(proposed, 11);
    EXPECT_EQ(get("aino", of(proposal)).at("state"), "expired");
    EXPECT_THAT(told("aino", proposal), Contains("handover_expired"));
    EXPECT_EQ(responsible("aino"), mine);
    EXPECT_EQ(propose("TE-tiimi Keski").at("state"), "proposed") << "it is back with its sender";
    expect_all_invariants();
}

TEST_F(S5, OnLeaveOneProcess) { nobody_home(Way::one_process, Gone::on_leave); }
TEST_F(S5, OnLeaveSeparate) { nobody_home(Way::separate, Gone::on_leave); }
TEST_F(S5, DisabledOneProcess) { nobody_home(Way::one_process, Gone::disabled); }
TEST_F(S5, DisabledSeparate) { nobody_home(Way::separate, Gone::disabled); }

class S6 : public HandoverScene {
protected:
    void nothing_left_behind(Way way);
    /// Of the case, however it is read.
    std::map<std::string, int> records(std::string const& who);
    /// Of Aino's organisation: four tasks, two appointments to come and one under way.
    void fill_case();
    void count_all(std::map<std::string, int>& counts, std::string const& who, std::string const& what);
};

std::map<std::string, int> S6::records(std::string const& who) {
    std::map<std::string, int> counts;
    auto const plan = get(who, case_ + "/plan").at("goals");
    for (auto const& goal : plan) {
        counts["goals"] += 1;
        counts["actions"] += static_cast<int>(goal.at("actions").size());
    }
    auto const claims = get(who, case_ + "/milestones").at("items");
    for (auto const& claim : claims) {
        counts["claims"] += 1;
        auto const one = get(who, "/api/v1/milestones/" + text_of(claim, "id"));
        counts["evidence"] += static_cast<int>(one.at("evidence").size());
    }
    counts["versions"] = static_cast<int>(get(who, case_ + "/plan/versions").at("items").size());
    counts["consents"] = static_cast<int>(get(who, case_ + "/consents").at("items").size());
    for (std::string const what : {"/tasks", "/appointments", "/notes", "/documents"}) count_all(counts, who, what);
    return counts;
}

void S6::count_all(std::map<std::string, int>& counts, std::string const& who, std::string const& what) {
    auto const items = get(who, case_ + what + "?limit=200").at("items");
    for (auto const& item : items) {
        counts[what] += 1;
        EXPECT_TRUE(item.contains("id")) << item.dump();
    }
}

void S6::fill_case() {
    auto const mine = text_of(get("aino", case_).at("responsible"), "organisation");
    auto const me = text_of(get("aino", "/api/v1/session").at("person"), "id");
    auto const due = domain::format_iso(domain::add_days(clock_.today(), 7));
    for (std::string const title : {"Soita", "Kirjoita", "Varaa", "Kysy"}) {
        as("aino").post(
            case_ + "/tasks",
            {{"title", title}, {"category", "employment"}, {"organisation", mine}, {"person", me}, {"due_on", due}});
    }
    using std::chrono::minutes;
    for (auto const& [title, from] : {std::pair{"Kesken", minutes(-10)}, std::pair{"Ensi viikko", minutes(10080)},
                                      std::pair{"Sen jälkeen", minutes(20160)}}) {
        as("aino").post(case_ + "/appointments",
                        {{"kind", "meeting"},
                         {"title", title},
                         {"category", "employment"},
                         {"organisation", mine},
                         {"person", me},
                         {"starts_at", domain::format_instant(clock_.now() + from)},
                         {"ends_at", domain::format_instant(clock_.now() + from + minutes(60))}});
    }
}

void S6::nothing_left_behind(Way way) {
    begin(way);
    fill_case();
    auto const proposal = propose("TE-tiimi Keski");
    auto const before = records("tuula");  // she takes part as the commissioner's
    EXPECT_GE(before.at("/tasks"), 4);
    EXPECT_GE(before.at("/appointments"), 3);
    auto const listed = get("tuula", of(proposal) + "/items").at("items");
    std::string mine;
    for (auto const& item : listed) {
        if (item.at("title") == "Soita") mine = text_of(item, "id");
        EXPECT_EQ(item.at("fate") == "blocks", item.at("title") == "Kesken") << item.dump();
    }
    EXPECT_GE(by_kind(listed)["plan_action"], 3);
    EXPECT_EQ(by_kind(listed)["milestone_claim"], 1);
    EXPECT_GE(by_kind(listed)["task"], 4);
    EXPECT_GE(by_kind(listed)["appointment"], 3);
    auto const early = as("tuula").answer(Method::post, of(proposal) + "/accept", "{}", 1);
    EXPECT_EQ(early.status, 409);
    EXPECT_EQ(json::parse(early.body).at("code"), "handover_items_block");
    EXPECT_NE(early.body.find("Kesken"), std::string::npos) << "by name: " << early.body;
    EXPECT_EQ(records("tuula"), before);

    clock_.advance(std::chrono::hours(1));  // it has ended, and so have the sessions
    world_->sign_everybody_out();
    auto const tuula = text_of(get("tuula", "/api/v1/session").at("person"), "id");
    json const taking{{"items", json::array({{{"kind", "task"}, {"id", mine}, {"fate", "moves"}, {"person", tuula}}})}};
    EXPECT_EQ(answer("tuula", proposal, "accept", taking), 200);
    EXPECT_EQ(records("tuula"), before);
    auto const tasks = get("tuula", case_ + "/tasks?limit=200").at("items");
    for (auto const& task : tasks) {
        if (task.at("id") == mine) {
            EXPECT_EQ(task.at("person"), tuula);
        }
    }
    EXPECT_EQ(by_kind(get("tuula", of(proposal) + "/items").at("items")), by_kind(listed));
    expect_all_invariants();
}

TEST_F(S6, OneProcess) { nothing_left_behind(Way::one_process); }
TEST_F(S6, Separate) { nothing_left_behind(Way::separate); }

}  // namespace
}  // namespace polku::tests
