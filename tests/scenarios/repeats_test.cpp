#include "tests/scenarios/repeats.h"

#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <array>
#include <stdexcept>
#include <thread>
#include <variant>

namespace polku::tests::repeats {

using http::Method;
using ::testing::IsEmpty;

namespace {

Answer answer_of(http::Response const& response) {
    return {response.status, response.body, std::string(response.header("etag").value_or("")),
            std::string(response.header("location").value_or(""))};
}

}  // namespace

json Repeats::get(std::string const& who, std::string const& path) { return as(who).get(path); }

json Repeats::post(std::string_view pattern, std::string who, std::string path) {
    return post(pattern, std::move(who), std::move(path), json::object());
}

json Repeats::post(std::string_view pattern, std::string who, std::string path, json const& body,
                   std::int64_t if_match) {
    return twice(pattern, {.who = std::move(who), .path = std::move(path), .body = body.dump(), .if_match = if_match});
}

json Repeats::put(std::string_view pattern, std::string who, std::string path, json const& body,
                  std::int64_t if_match) {
    return twice(pattern, {.who = std::move(who),
                           .method = Method::put,
                           .path = std::move(path),
                           .body = body.dump(),
                           .if_match = if_match});
}

Answer Repeats::send(Sent const& sent, std::string const& body) {
    return answer_of(as(sent.who).answer(sent.method, sent.path, body, sent.if_match, sent.content_type, sent.key));
}

std::int64_t Repeats::count(http::Router& router, std::string const& path, std::string const& by, char const* member) {
    std::int64_t all = 0;
    for (std::int64_t after = 0;;) {
        auto request = http::TestRouter::request(Method::get, access::system_principal(by),
                                                 fmt::format("{}?limit=1000&after={}", path, after), "");
        auto const page = json::parse(runtime::block_on(router.handle(std::move(request))).body);
        if (page.at(member).empty()) return all;
        all += std::ssize(page.at(member));
        after = page.at(member).back().at("number").get<std::int64_t>();
    }
}

std::int64_t Repeats::effects() {
    std::int64_t all = 0;
    for (auto const& [name, router] : world_->routers()) {
        all += count(*router, "/internal/journal", "journal", "entries");
        for (auto const* const reader : {"casework", "outcomes", "payments", "notices"})
            all += count(*router, "/internal/events", reader, "events");
    }
    return all;
}

void Repeats::expect_same(Sent const& sent, Answer const& again, std::string_view when) {
    if (sent.said_once) {
        EXPECT_EQ(again.status, sent.first.status) << when << ": " << sent.path;
        return;
    }
    EXPECT_EQ(again, sent.first) << when << ": " << sent.path;
}

json Repeats::twice(std::string_view pattern, Sent sent) {
    covered_.insert(fmt::format("{} {}", http::name(sent.method), pattern));
    sent.key = fmt::format("key-{}", sent_.size());
    as(sent.who);  // signed in before two ask at once
    auto const before = effects();
    std::array<Answer, 2> at_once;
    {
        std::jthread const other([&] { at_once[1] = send(sent, sent.body); });
        at_once[0] = send(sent, sent.body);
    }
    // Who comes second hears the same, or that the first is still at it.
    auto const running = [](Answer const& one) { return one.status == 409; };
    sent.first = running(at_once[0]) ? at_once[1] : at_once[0];
    if (sent.first.status >= 300) {
        throw std::runtime_error(fmt::format("{} {} answered {} {}", http::name(sent.method), sent.path,
                                             sent.first.status, sent.first.body));
    }
    auto const effect = effects() - before;
    if (sent.said_once) {
        // Which of the two said it is chance.
        auto const& longer = at_once[0].body.size() > at_once[1].body.size() ? at_once[0] : at_once[1];
        sent.first = longer;
    }
    for (auto const& one : at_once) {
        if (!running(one)) expect_same(sent, one, "at once");
    }
    expect_same(sent, send(sent, sent.body), "afterwards");
    if (!sent.secret) {
        auto const other = send(sent, sent.body + " ");
        EXPECT_EQ(other.status, 422) << sent.path << ": " << other.body;
        EXPECT_NE(other.body.find("idempotency_key_reused"), std::string::npos) << other.body;
    }
    EXPECT_EQ(effects() - before, effect) << "a repeat of " << sent.path << " had an effect";
    EXPECT_GE(effect, 1) << sent.path;
    sent_.push_back(sent);
    return json::parse(sent.first.body, nullptr, false);
}

std::vector<std::string> Repeats::not_covered() {
    std::vector<std::string> missing;
    for (auto const& [name, router] : world_->routers()) {
        for (auto const& route : router->routes()) {
            if (!std::holds_alternative<http::WriteHandler>(route.handler)) continue;
            // Asked by parts of Polku alone; their keys are their request ids, and each has a test of its own.
            if (route.pattern.starts_with("/internal/")) continue;
            auto asked = fmt::format("{} {}", http::name(route.method), route.pattern);
            if (!covered_.contains(asked)) missing.push_back(std::move(asked));
        }
    }
    return missing;
}

void Repeats::every_write(Way way) {
    notices::MailOptions const mail{.host = "127.0.0.1",
                                    .port = mail_server_.port(),
                                    .tls = notices::MailTls::none,
                                    .from = "polku@example.test",
                                    .link = "https://polku.example.test"};
    world_ = std::make_unique<SampleInstallation>(SampleSetup{.way = way, .mail = mail});
    colleague_ = text_of(get("aili", "/api/v1/session").at("person"), "id");
    case_ = "/api/v1/cases/" + text_of(get("kalle", "/api/v1/clients").at("items").front(), "case");
    auto const directory = get("aino", "/api/v1/organisations");
    for (auto const& one : directory.at("items")) {
        if (one.at("kind") == "employment_authority") authority_ = text_of(one, "id");
        if (one.at("kind") == "wellbeing_county") county_ = text_of(one, "id");
        if (one.at("name").at("fi") == "Silta Näyte ry") silta_ = text_of(one, "id");
    }
    address();
    people();
    contracts();
    imports();
    emergencies();
    consents_and_parties();
    plans();
    tasks();
    appointments();
    notes();
    documents();
    handovers();
    merges();
    milestones();
    statements();
    notices();
    EXPECT_THAT(not_covered(), IsEmpty());

    // Whoever lost the answer, and asks again when everything has been started anew, hears it too.
    auto const before = effects();
    world_->restart();
    for (auto const& sent : sent_) expect_same(sent, send(sent, sent.body), "after a restart");
    EXPECT_EQ(effects(), before);
    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

TEST_F(Repeats, OneProcess) { every_write(Way::one_process); }
TEST_F(Repeats, Separate) { every_write(Way::separate); }

}  // namespace polku::tests::repeats
