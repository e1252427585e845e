#include "tests/faults/load_worker.h"

#include "deploy/demo.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace polku::tests {

using json = nlohmann::json;

namespace {

/// A claim of each type once for each case: a second would be contested.
struct ClaimType {
    char const* type;
    char const* evidence;
};
constexpr std::array<ClaimType, 3> kClaimTypes{
    {{"job_started", "employment_contract"}, {"plan_agreed", "plan"}, {"work_trial", "certificate"}}};
constexpr std::size_t kMostGoals = 30;

}  // namespace

LoadWorker::LoadWorker(MixedLoad& load, std::uint32_t seed, std::size_t number, std::size_t workers)
    : load_(load),
      random_(seed * 101 + static_cast<std::uint32_t>(number)),
      name_(fmt::format("{}-{}", seed, number)),
      coach_(person("aino")),
      officers_{person("tuula"), person("timo")} {
    find_cases(number, workers);
}

LoadWorker::Person LoadWorker::person(std::string username) {
    Person made{std::move(username),
                deploy::ApiClient([this](http::Request request) {
                    if (!key_.empty()) request.headers.emplace_back("idempotency-key", key_);
                    return load_.ask_(std::move(request));
                }),
                {},
                {}};
    made.client.sign_in(made.username, deploy::kSamplePassword);
    auto const session = made.client.get("/api/v1/session");
    auto const& membership = session.at("memberships").front();
    made.organisation = membership.at("organisation").at("id").get<std::string>();
    made.team = membership.at("team").is_object() ? membership.at("team").at("id").get<std::string>()
                                                  : membership.at("team").get<std::string>();
    return made;
}

void LoadWorker::find_cases(std::size_t number, std::size_t workers) {
    auto const inbox = coach_.client.get("/api/v1/handovers?box=in&limit=200");
    std::size_t place = 0;
    for (auto const& row : inbox.at("items")) {
        auto const officer = std::ranges::find(officers_, row.at("from").at("team").get<std::string>(), &Person::team);
        if (officer == officers_.end() || place++ % workers != number) continue;
        LoadCase found;
        found.id = row.at("case").get<std::string>();
        found.officer = static_cast<std::size_t>(officer - officers_.begin());
        found.responsible = officer->organisation;
        found.open_handover = row.at("id").get<std::string>();
        found.offered_to = coach_.organisation;
        found.contract = officer->client.get("/api/v1/cases/" + found.id).at("contract").get<std::string>();
        cases_.push_back(std::move(found));
    }
    if (cases_.empty()) throw std::runtime_error("the samples hold no case for the load");
}

std::size_t LoadWorker::draw(std::size_t below) { return random_() % below; }

bool LoadWorker::step() {
    if (!open_) {
        if (draw(4) == 0) look();
        open_ = next();
        open_->key = fmt::format("load-{}-{}", name_, ++acts_);
    }
    return send();
}

/// Reads as people do; nothing hangs on the answer but that it comes, or says 503.
void LoadWorker::look() {
    auto const& of = cases_[draw(cases_.size())];
    std::array<std::string, 4> const pages{"/api/v1/clients", "/api/v1/notices", "/api/v1/handovers?box=in",
                                           "/api/v1/cases/" + of.id + "/plan"};
    try {
        key_.clear();
        if (draw(20) == 0 && !sign_in(coach_)) return;
        auto const status = coach_.client.answer(http::Method::get, pages[draw(pages.size())]).status;
        EXPECT_TRUE(status == 200 || status == 401 || status == 403 || status == 404 || status >= 502) << status;
    } catch (std::exception const&) {
        return;  // no answer: the next write says so too
    }
}

bool LoadWorker::send() {
    auto& act = *open_;
    try {
        key_ = act.key;
        auto const answer = act.who->client.answer(act.method, act.path, act.body, act.version, act.content_type);
        key_.clear();
        if (answer.status == 401) {  // the session has ended
            sign_in(*act.who);
            return false;
        }
        if (refused(answer, act.path)) return false;
        if (answer.status < 200 || answer.status > 299) {
            ADD_FAILURE() << act.path << " answered " << answer.status << " " << answer.body;
            return false;
        }
        act.learn(json::parse(answer.body));
        ++load_.acknowledged_;
        open_.reset();
        return true;
    } catch (std::exception const& thrown) {
        key_.clear();
        told_ = fmt::format("{} {}", act.path, thrown.what());
        return false;  // no answer: whether it was done is unknown
    }
}

bool LoadWorker::sign_in(Person& person) {
    constexpr auto kPath = "/api/v1/session";
    auto const answer = person.client.answer(
        http::Method::post, kPath, json{{"username", person.username}, {"password", deploy::kSamplePassword}}.dump());
    if (refused(answer, kPath)) return false;
    return answer.status < 300;
}

bool LoadWorker::refused(http::Response const& answer, std::string_view path) {
    told_ = fmt::format("{} {}", path, answer.status);
    if (answer.status != 503) return false;
    EXPECT_TRUE(answer.header("retry-after")) << path;
    ++load_.refused_;
    return true;
}

LoadWorker::Act LoadWorker::next() {
    auto& of = cases_[draw(cases_.size())];
    if (!of.open_handover.empty()) return answer(of);
    if (of.responsible != coach_.organisation) return propose(of);
    if (!of.claim.empty()) return of.proved ? verify(of) : prove(of);
    auto const what = draw(6);
    if (what < 3 && of.goals.size() < kMostGoals) return write_goal(of);
    if (what < 4 && of.milestones.size() < kClaimTypes.size()) return claim(of);
    return propose(of);
}

LoadWorker::Act LoadWorker::propose(LoadCase& of) {
    auto const forth = of.responsible != coach_.organisation;
    auto const& to = forth ? coach_ : officers_[of.officer];
    Act act;
    act.who = forth ? &officers_[of.officer] : &coach_;
    act.path = "/api/v1/cases/" + of.id + "/handovers";
    act.body = json{{"to_organisation", to.organisation}, {"to_team", to.team}, {"reason", "other"}}.dump();
    act.learn = [&of, organisation = to.organisation](json const& made) {
        of.open_handover = made.at("id").get<std::string>();
        of.offered_to = organisation;
        of.handovers[of.open_handover] = "proposed";
    };
    return act;
}

LoadWorker::Act LoadWorker::answer(LoadCase& of) {
    auto const forth = of.offered_to == coach_.organisation;
    auto* const receiver = forth ? &coach_ : &officers_[of.officer];
    auto* const sender = forth ? &officers_[of.officer] : &coach_;
    auto const what = draw(6);
    Act act;
    act.who = what == 0 ? sender : receiver;
    auto const* const verb = what == 0 ? "withdraw" : what == 1 ? "decline" : "accept";
    auto const* const state = what == 0 ? "withdrawn" : what == 1 ? "declined" : "accepted";
    act.path = "/api/v1/handovers/" + of.open_handover + "/" + verb;
    act.body = what == 1 ? R"({"reason":"no_capacity"})" : "{}";
    act.version = 1;
    act.case_id = of.id;
    act.learn = [&of, state = std::string(state)](json const&) {
        of.handovers[of.open_handover] = state;
        if (state == "accepted") of.responsible = of.offered_to;
        of.open_handover.clear();
    };
    return act;
}

LoadWorker::Act LoadWorker::write_goal(LoadCase& of) {
    Act act;
    act.who = &coach_;
    act.path = "/api/v1/cases/" + of.id + "/plan/goals";
    act.goal = fmt::format("Tavoite {} {}", name_, acts_ + 1);
    act.body = json{{"title", act.goal},
                    {"category", "employment"},
                    {"organisation", coach_.organisation},
                    {"measure", "Näkyy"}}
                   .dump();
    act.learn = [&of, title = act.goal](json const&) { of.goals.insert(title); };
    return act;
}

LoadWorker::Act LoadWorker::claim(LoadCase& of) {
    Act act;
    act.who = &coach_;
    act.path = "/api/v1/cases/" + of.id + "/milestones";
    act.body =
        json{{"contract", of.contract}, {"type", kClaimTypes[of.milestones.size()].type}, {"happened_on", "2026-11-20"}}
            .dump();
    act.learn = [&of](json const& made) {
        of.claim = made.at("id").get<std::string>();
        of.claim_version = made.at("version").get<std::int64_t>();
        of.proved = false;
        of.milestones[of.claim] = "recorded";
    };
    return act;
}

LoadWorker::Act LoadWorker::prove(LoadCase& of) {
    Act act;
    act.who = &coach_;
    act.method = http::Method::put;
    act.path =
        fmt::format("/api/v1/milestones/{}/evidence?kind={}", of.claim, kClaimTypes[of.milestones.size() - 1].evidence);
    act.body = "Todiste, näyte";
    act.content_type = "text/plain";
    act.version = of.claim_version;
    act.learn = [&of](json const& made) {
        of.claim_version = made.at("version").get<std::int64_t>();
        of.proved = true;
    };
    return act;
}

LoadWorker::Act LoadWorker::verify(LoadCase& of) {
    Act act;
    act.who = &officers_[of.officer];
    act.path = "/api/v1/milestones/" + of.claim + "/verify";
    act.body = "{}";
    act.version = of.claim_version;
    act.learn = [&of](json const&) {
        of.milestones[of.claim] = "verified";
        of.claim.clear();
    };
    return act;
}

}  // namespace polku::tests
