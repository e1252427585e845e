#include "tests/simulation/people.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace polku::simulation {

using json = nlohmann::json;

namespace {

constexpr std::array kFaultsOfOurOwn{400, 405, 406, 413, 415, 421, 422, 428, 431};

http::Request request_of(Act const& act, std::string const& cookie, std::string const& key) {
    http::Request request;
    request.method = act.method;
    auto const query = act.path.find('?');
    request.path = act.path.substr(0, query);
    if (query != std::string::npos) request.query = act.path.substr(query + 1);
    request.headers = {{"host", "localhost"}};
    if (act.method != http::Method::get) {
        request.headers.emplace_back("origin", "https://localhost");
        request.headers.emplace_back("x-polku-request", "1");
    }
    if (!act.body.empty()) request.headers.emplace_back("content-type", act.content_type);
    if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
    if (act.version > 0) request.headers.emplace_back("if-match", http::etag(act.version));
    if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
    request.body = act.body;
    return request;
}

/// No answer to what people do here, whatever has failed.
bool is_a_fault(Act const& act, int status) {
    if (status == 422 && act.clock_may_refuse) return false;
    return status >= 500 || std::ranges::find(kFaultsOfOurOwn, status) != kFaultsOfOurOwn.end();
}

}  // namespace

People::People(World& world, SmallInstallation const& installation, Ledger& ledger)
    : world_(world), ledger_(ledger), board_(installation, world.random()) {
    people_.push_back({Role::officer, "tuula"});
    people_.push_back({Role::officer, "timo"});
    people_.push_back({Role::coach, "aino"});
    people_.push_back({Role::coach, "aili"});
    people_.push_back({Role::member, "silja"});
    people_.push_back({Role::social_worker, "sari"});
    people_.push_back({Role::finance, "fia"});
    people_.push_back({Role::finance, "frans"});
}

bool People::finished() const {
    return std::ranges::none_of(people_, [](Person const& person) { return person.waiting || person.open; });
}

bool People::act() {
    // From a place of the seed on, the first who can.
    auto const first = world_.random().below(people_.size());
    for (std::size_t i = 0; i < people_.size(); ++i) {
        auto& person = people_[(first + i) % people_.size()];
        if (person.waiting || (!person.open && acts_left_ == 0)) continue;
        if (person.cookie.empty()) {
            sign_in(person);
            return true;
        }
        if (!person.open) {
            --acts_left_;
            person.open = board_.next(person.role);
            person.key = person.open->method == http::Method::get ? "" : fmt::format("key-{}", ++keys_);
            person.unsure = person.unheard = false;
            person.requests.clear();
        }
        send(person);
        return true;
    }
    return false;
}

void People::sign_in(Person& person) {
    Act act;
    act.method = http::Method::post;
    act.path = "/api/v1/session";
    act.body = json{{"username", person.username}, {"password", kPassword}}.dump();
    person.waiting = true;
    world_.network().ask_door(request_of(act, "", ""), [this, &person](http::Response const* answer) {
        person.waiting = false;
        auto const set = answer != nullptr ? answer->header("set-cookie") : std::nullopt;
        if (answer != nullptr && answer->status >= 500 && answer->status != 503) {
            throw Broken{fmt::format("signing in was answered {}", answer->status)};
        }
        if (set && answer->status < 300) person.cookie = set->substr(0, set->find(';'));
        world_.trace().note("{} signs in: {}", person.username, answer != nullptr ? answer->status : 0);
    });
}

void People::send(Person& person) {
    person.waiting = true;
    auto const known = world_.breakage() == Breakage::forgotten_key ? "" : person.key;
    world_.trace().note("{} {} {}", person.username, person.open->what, person.open->path);
    world_.network().ask_door(request_of(*person.open, person.cookie, known),
                              [this, &person](http::Response const* answer) { hear(person, answer); });
}

void People::hear(Person& person, http::Response const* answer) {
    person.waiting = false;
    auto const& act = *person.open;
    if (answer == nullptr) {
        world_.trace().note("{} hears nothing", person.username);
        person.unsure = person.unheard = true;
        return;
    }
    world_.trace().note("{} hears {} of {}", person.username, answer->status, act.path);
    world_.trace().add(answer->body);
    auto const request = answer->header("x-request-id");
    if (!request) throw Broken{"an answer without its request id"};
    person.requests.insert(std::string(*request));
    if (answer->status == 401) {
        person.cookie.clear();
    } else if (answer->status == 503) {
        if (!answer->header("retry-after")) throw Broken{"503 without Retry-After"};
        person.unsure = true;
    } else if (answer->status < 300) {
        accept(person, *answer);
    } else if (is_a_fault(act, answer->status)) {
        throw Broken{fmt::format("{} ({}) was answered {} {}", act.path, act.what, answer->status, answer->body)};
    } else {
        refuse(person);
    }
}

void People::accept(Person& person, http::Response const& answer) {
    auto const act = std::move(*person.open);
    person.open.reset();
    if (act.learn) act.learn(answer);
    if (act.method == http::Method::get) {
        // A list that shows nobody leaves no entry.
        auto const shows = !act.service.empty() && answer.body.find(R"("items":[])") == std::string::npos;
        if (shows) ledger_.read(act.service, std::string(*answer.header("x-request-id")));
        return;
    }
    ++acknowledged_;
    if (act.thing) {
        auto const told = json::parse(answer.body);
        ledger_.acknowledged(*act.thing, told.at("id").get<std::string>(), told.at("version").get<std::int64_t>(),
                             told.value("state", ""), act.makes);
        ledger_.changed(act.service, person.requests, !person.unheard);
    } else {
        ledger_.changed(act.service, person.requests, !person.unheard);
    }
}

void People::refuse(Person& person) {
    auto const act = std::move(*person.open);
    person.open.reset();
    auto const perhaps = person.unsure || world_.network().brought_twice(person.key);
    if (perhaps && act.thing) ledger_.perhaps(*act.thing);
    if (act.give_up) act.give_up();
}

}  // namespace polku::simulation
