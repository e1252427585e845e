#include "tests/simulation/board.h"

#include "tests/simulation/people.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace polku::simulation {

using json = nlohmann::json;

namespace {

struct ClaimType {
    char const* type;
    char const* evidence;
};
constexpr std::array<ClaimType, 3> kClaimTypes{
    {{"job_started", "employment_contract"}, {"plan_agreed", "plan"}, {"work_trial", "certificate"}}};
/// What the goals of social work are called.
constexpr char const* kSecret = "Salassa";
constexpr std::size_t kMostGoals = 10;
constexpr std::size_t kMostClaims = 8;

std::int64_t version_of(http::Response const& answer) { return json::parse(answer.body).at("version"); }
std::string id_of(http::Response const& answer) { return json::parse(answer.body).at("id"); }

}  // namespace

Board::Board(SmallInstallation const& installation, Random& random) : installation_(installation), random_(random) {
    for (auto const& id : installation.taken) cases_.push_back({.id = id});
    cases_.push_back({.id = installation.proposed, .with_lead = false, .open = Handover{installation.proposal, true}});
    for (auto& of : cases_) {
        for (auto const& known : installation.consents) {
            if (known.case_id != of.id) continue;
            of.consents.push_back({known.id, known.social});
            of.social_open += known.social ? 1 : 0;
        }
    }
}

std::optional<Act> Board::next(Role role) {
    if (role == Role::finance) return pay();
    auto& of = cases_[random_.below(cases_.size())];
    std::optional<Act> act;
    switch (random_.below(8)) {
        case 0: return look(role, of);
        case 1:
        case 2: act = answer(role, of); break;
        case 3: act = hand_over(role, of); break;
        case 4: act = plan(role, of); break;
        case 5:
            if (role == Role::officer) act = consent(of);
            break;
        default:
            if (role == Role::officer) act = decide(of);
            if (role == Role::coach || role == Role::member) act = claim(of);
            break;
    }
    return act ? std::move(act) : look(role, of);
}

Act Board::look(Role role, Case& of) {
    Act act;
    act.what = "looks";
    act.service = "casework";
    switch (random_.below(5)) {
        case 0: act.path = "/api/v1/cases/" + of.id; break;
        case 1:
            act.path = "/api/v1/cases/" + of.id + "/plan";
            // A request that was sent before the consent ended may finish; this one is sent after.
            if (role != Role::coach || of.social_open > 0) break;
            act.learn = [&of, asked = of.social_asked](http::Response const& plan) {
                if (of.social_asked == asked && plan.body.find(kSecret) != std::string::npos) {
                    throw Broken{"a plan shows what no consent opens any more"};
                }
            };
            break;
        case 2:
            act.path = "/api/v1/cases/" + of.id + "/milestones";
            act.service = "outcomes";
            break;
        case 3: act.path = "/api/v1/handovers?box=in"; break;
        default:
            act.path = "/api/v1/notices";
            act.service.clear();
            break;
    }
    return act;
}

std::optional<Act> Board::hand_over(Role role, Case& of) {
    auto const lead = role == Role::coach;
    if ((!lead && role != Role::officer) || of.with_lead != lead) return std::nullopt;
    auto const& to = lead ? installation_.authority : installation_.lead;
    Act act;
    act.what = "proposes a handover";
    act.method = http::Method::post;
    act.path = "/api/v1/cases/" + of.id + "/handovers";
    act.body = json{{"to_organisation", to.organisation}, {"to_team", to.team}, {"reason", "other"}}.dump();
    act.thing = Thing::handover;
    act.makes = true;
    act.service = "casework";
    act.learn = [&of, lead](http::Response const& made) { of.open = Handover{id_of(made), !lead}; };
    return act;
}

std::optional<Act> Board::answer(Role role, Case& of) {
    if (!of.open || (role != Role::coach && role != Role::officer)) return std::nullopt;
    auto const receives = of.open->to_lead == (role == Role::coach);
    auto const declines = random_.once_in(3);
    Act act;
    act.what = !receives ? "withdraws a handover" : declines ? "declines a handover" : "accepts a handover";
    act.method = http::Method::post;
    act.path = fmt::format("/api/v1/handovers/{}/{}", of.open->id,
                           !receives  ? "withdraw"
                           : declines ? "decline"
                                      : "accept");
    act.body = receives && declines ? R"({"reason":"no_capacity"})" : "{}";
    act.version = 1;
    act.thing = Thing::handover;
    act.service = "casework";
    auto const over = [&of, id = of.open->id] {
        if (of.open && of.open->id == id) of.open.reset();
    };
    act.learn = [&of, over, accepted = receives && !declines, to_lead = of.open->to_lead](http::Response const&) {
        if (accepted) of.with_lead = to_lead;
        over();
    };
    act.give_up = over;
    return act;
}

std::optional<Act> Board::plan(Role role, Case& of) {
    auto const& own = role == Role::social_worker ? installation_.county
                      : role == Role::member      ? installation_.member
                      : role == Role::officer     ? installation_.authority
                                                  : installation_.lead;
    auto const body = [&](std::string const& title) {
        return json{{"title", title},
                    {"category", role == Role::social_worker ? "social" : "employment"},
                    {"organisation", own.organisation},
                    {"measure", "Näkyy"}}
            .dump();
    };
    Act act;
    act.thing = Thing::goal;
    act.service = "casework";
    if (!of.goals.empty() && random_.below(2) == 0) {
        auto const index = random_.below(of.goals.size());
        auto const& goal = of.goals[index];
        act.what = "changes a goal";
        act.method = http::Method::put;
        act.path = fmt::format("/api/v1/cases/{}/plan/goals/{}", of.id, goal.id);
        act.body = body(goal.title);
        act.version = goal.version;
        act.learn = [&of, index](http::Response const& changed) { of.goals[index].version = version_of(changed); };
        // Somebody was quicker: whoever looks sees the newer text.
        act.give_up = [&of, index, seen = goal.version] {
            if (of.goals[index].version == seen) ++of.goals[index].version;
        };
        return act;
    }
    if (of.goals.size() >= kMostGoals) return std::nullopt;
    auto const title = fmt::format("{} {}", role == Role::social_worker ? kSecret : "Tavoite", ++goals_);
    act.what = "adds a goal";
    act.method = http::Method::post;
    act.path = "/api/v1/cases/" + of.id + "/plan/goals";
    act.body = body(title);
    act.makes = true;
    act.learn = [&of, title, role](http::Response const& made) { of.goals.push_back({id_of(made), 1, title, role}); };
    return act;
}

std::optional<Act> Board::claim(Case& of) {
    Act act;
    act.thing = Thing::milestone;
    act.service = "outcomes";
    if (!of.claims.empty() && random_.below(3) != 0) {
        auto const index = random_.below(of.claims.size());
        auto const& mine = of.claims[index];
        if (mine.decided) return std::nullopt;
        act.version = mine.version;
        if (random_.below(6) == 0) {
            act.what = "withdraws a claim";
            act.method = http::Method::post;
            act.path = "/api/v1/milestones/" + mine.id + "/withdraw";
            act.body = "{}";
            act.learn = [&of, index](http::Response const&) { of.claims[index].decided = true; };
        } else {
            act.what = "proves a claim";
            act.method = http::Method::put;
            act.path = fmt::format("/api/v1/milestones/{}/evidence?kind={}", mine.id, mine.evidence);
            act.body = "Todiste, näyte";
            act.content_type = "text/plain";
            act.learn = [&of, index](http::Response const& proved) {
                of.claims[index].version = version_of(proved);
                of.claims[index].proved = true;
            };
        }
        act.give_up = [&of, index] { ++of.claims[index].version; };
        return act;
    }
    if (of.claims.size() >= kMostClaims) return std::nullopt;
    auto const& kind = kClaimTypes[random_.below(kClaimTypes.size())];
    act.what = "claims a result";
    act.method = http::Method::post;
    act.path = "/api/v1/cases/" + of.id + "/milestones";
    act.body = json{{"contract", installation_.contract}, {"type", kind.type}, {"happened_on", "2026-11-25"}}.dump();
    act.makes = true;
    act.learn = [&of, evidence = std::string(kind.evidence)](http::Response const& made) {
        of.claims.push_back({.id = id_of(made), .version = version_of(made), .evidence = evidence});
    };
    return act;
}

std::optional<Act> Board::decide(Case& of) {
    if (of.claims.empty()) return std::nullopt;
    auto const index = random_.below(of.claims.size());
    auto const& claim = of.claims[index];
    if (claim.decided || !claim.proved) return std::nullopt;
    auto const refuses = random_.once_in(5);
    Act act;
    act.what = refuses ? "refuses a claim" : "verifies a claim";
    act.method = http::Method::post;
    act.path = fmt::format("/api/v1/milestones/{}/{}", claim.id, refuses ? "refuse" : "verify");
    act.body = refuses ? R"({"reason":"Ei riitä"})" : "{}";
    act.version = claim.version;
    act.thing = Thing::milestone;
    act.service = "outcomes";
    act.learn = [&of, index](http::Response const&) { of.claims[index].decided = true; };
    act.give_up = [&of, index] { ++of.claims[index].version; };
    return act;
}

std::optional<Act> Board::consent(Case& of) {
    Act act;
    act.method = http::Method::post;
    act.thing = Thing::consent;
    act.service = "casework";
    if (!of.consents.empty() && random_.below(3) != 0) {
        auto const index = random_.below(of.consents.size());
        auto const& consent = of.consents[index];
        if (consent.withdrawn) return std::nullopt;
        act.what = "withdraws a consent";
        act.path = fmt::format("/api/v1/cases/{}/consents/{}/withdraw", of.id, consent.id);
        act.body = "{}";
        act.version = 1;
        act.learn = [&of, index](http::Response const&) {
            auto& ended = of.consents[index];
            if (ended.social && !ended.withdrawn) --of.social_open;
            ended.withdrawn = true;
        };
        return act;
    }
    ++of.social_open;
    ++of.social_asked;
    act.what = "records a consent";
    act.path = "/api/v1/cases/" + of.id + "/consents";
    act.body = json{{"given_how", "oral"},
                    {"valid_from", "2026-11-01"},
                    {"valid_until", "2027-11-01"},
                    {"categories", {"social"}},
                    {"recipients", {installation_.lead.organisation, installation_.county.organisation}}}
                   .dump();
    act.makes = true;
    act.learn = [&of](http::Response const& made) { of.consents.push_back({id_of(made)}); };
    return act;
}

Act Board::list_statements() {
    Act act;
    act.what = "looks at the statements";
    act.path = "/api/v1/statements";
    act.learn = [this](http::Response const& answer) {
        auto const listed = json::parse(answer.body);
        for (auto const& one : listed.at("items")) {
            auto& known = statements_[one.at("id").get<std::string>()];
            known.id = one.at("id").get<std::string>();
            known.version = one.at("version").get<std::int64_t>();
            known.state = one.at("state").get<std::string>();
        }
    };
    return act;
}

std::optional<Act> Board::pay() {
    if (statements_.empty() || random_.below(2) == 0) return list_statements();
    auto nth = random_.below(statements_.size());
    auto found = statements_.begin();
    std::advance(found, static_cast<std::ptrdiff_t>(nth));
    auto& statement = found->second;
    Act act;
    act.method = http::Method::post;
    act.version = statement.version;
    act.thing = Thing::statement;
    act.service = "payments";
    act.learn = [&statement](http::Response const& answer) {
        auto const told = json::parse(answer.body);
        statement.version = told.at("version").get<std::int64_t>();
        statement.state = told.at("state").get<std::string>();
    };
    auto const path = "/api/v1/statements/" + statement.id;
    if (statement.state == "open") {
        act.what = "freezes a statement";
        act.path = path + "/freeze";
        act.body = random_.below(2) == 0 ? R"({"end_now":true})" : "{}";
        act.clock_may_refuse = true;  // whose clock has jumped may be outside the month
    } else if (statement.state == "frozen" || statement.state == "refused") {
        auto const refuses = random_.once_in(4);
        act.what = refuses ? "refuses a statement" : "approves a statement";
        act.path = path + (refuses ? "/refuse" : "/approve");
        act.body = refuses ? R"({"reason":"Tarkistettava"})" : "{}";
    } else if (statement.batch.empty() || random_.below(3) == 0) {
        act.what = "exports a statement";
        act.path = path + "/export";
        act.body = "{}";
        act.version = 0;
        act.thing.reset();
        act.learn = [&statement](http::Response const& answer) {
            auto const batch = id_of(answer);
            if (!statement.batch.empty() && statement.batch != batch) throw Broken{"one statement in two batches"};
            statement.batch = batch;
        };
    } else {
        act = {};
        act.what = "reads the file of a batch";
        act.path = "/api/v1/exports/" + statement.batch + "/file";
        act.learn = [&statement](http::Response const& answer) {
            if (!statement.file.empty() && statement.file != answer.body) {
                throw Broken{"a batch differs when it is read again"};
            }
            statement.file = answer.body;
        };
    }
    return act;
}

}  // namespace polku::simulation
