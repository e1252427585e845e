// What every kind of answer tells a browser, of the whole program with its web application: pages, files, the API from
// 200 to 503, downloads and a live stream (OWASP ASVS 5.0, chapters 3.2, 3.3, 3.4, 3.7, 4.1 and 13.4). Read from the
// wire, so that what the server itself refuses is held to the same.
#include "deploy/demo.h"
#include "shared/domain/ids.h"
#include "shared/storage/testing.h"
#include "tests/support/plain_http.h"
#include "tests/support/running_program.h"
#include "tests/support/sample_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace polku::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kEvil = "https://evil.example";

/// The head of an answer. Names in lower case.
struct Head {
    int status = 0;
    std::multimap<std::string, std::string> fields;
    std::string body;  ///< as much of it as came with a Content-Length

    [[nodiscard]] std::string field(std::string const& name) const {
        return fields.count(name) == 1 ? fields.find(name)->second : std::to_string(fields.count(name)) + " times";
    }
};

enum class Policy : std::uint8_t { application, answer };

/// What differs between the kinds of answers.
struct Expected {
    std::string what;
    std::string request;  ///< method, target and fields, as they are written
    int status = 200;
    std::string type{};  ///< of the content; empty: there is none
    Policy policy = Policy::answer;
    std::string body{};
    std::string cache = "no-store";
};

class HostileAnswers : public ::testing::Test {
protected:
    HostileAnswers() {
        std::filesystem::create_directories(folder_ / "web/assets");
        std::ofstream(folder_ / "web/index.html") << "<!doctype html><title>Polku</title>";
        std::ofstream(folder_ / "web/assets/app-1a2b3c4d.js") << "export {};";
        fill_with_samples(POLKU_PROGRAM, folder_ / "data");
        whole_ = serve({"--data", folder_ / "data"}, port_);
    }

    RunningProgram serve(std::vector<std::string> more, std::uint16_t& port) {
        std::vector<std::string> arguments{"serve",          "--port", "0",     "--tls",        "false",
                                           "--metrics-port", "0",      "--web", folder_ / "web"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        RunningProgram program(POLKU_PROGRAM, std::move(arguments));
        port = port_in(program.line_with("Polku answers at"));
        return program;
    }
    static Head ask(std::uint16_t port, std::string const& bytes) {
        boost::asio::io_context loop(1);
        boost::asio::ip::tcp::socket socket(loop);
        socket.connect({boost::asio::ip::address_v4::loopback(), port});
        boost::asio::write(socket, boost::asio::buffer(bytes));
        std::string read;
        boost::system::error_code ended;
        auto const more = [&] {
            std::array<char, 4096> chunk{};
            auto const count = socket.read_some(boost::asio::buffer(chunk), ended);
            read.append(chunk.data(), count);
            return !ended;
        };
        auto end = std::string::npos;
        while ((end = read.find("\r\n\r\n")) == std::string::npos && more()) {}
        if (end == std::string::npos) {
            ADD_FAILURE() << "no answer: " << read;
            return {};
        }
        auto head = parse(read.substr(0, end + 2));
        auto const length = head.fields.find("content-length");
        auto const size = length == head.fields.end() ? 0 : std::stoull(length->second);
        while (read.size() < end + 4 + size && more()) {}
        head.body = read.substr(end + 4, size);
        return head;
    }
    static Head parse(std::string_view text) {
        Head head;
        head.status = std::stoi(std::string(text.substr(9, 3)));
        for (auto at = text.find("\r\n") + 2; at < text.size();) {
            auto const line = text.substr(at, text.find("\r\n", at) - at);
            at += line.size() + 2;
            auto const colon = line.find(": ");
            std::string name(line.substr(0, colon));
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            head.fields.emplace(std::move(name), line.substr(colon + 2));
        }
        return head;
    }
    Head ask(Expected const& expected) const {
        return ask(port_,
                   expected.request + fmt::format("Content-Length: {}\r\n\r\n{}", expected.body.size(), expected.body));
    }

    static std::string request(std::string_view line, std::string_view fields = {}) {
        return fmt::format("{} HTTP/1.1\r\nHost: localhost\r\nOrigin: {}\r\n{}", line, kEvil, fields);
    }
    static std::string own(std::string_view line, std::string_view fields = {}) {
        return fmt::format(
            "{} HTTP/1.1\r\nHost: localhost\r\nX-Polku-Request: 1\r\nContent-Type: application/json\r\n{}", line,
            fields);
    }
    /// The field of the cookie of somebody who signs in.
    std::string signed_in(std::string const& username) {
        Expected const asked{
            .what = username,
            .request = own("POST /api/v1/session"),
            .body = nlohmann::json{{"username", username}, {"password", deploy::kSamplePassword}}.dump()};
        auto const answer = ask(asked);
        auto const cookie = answer.field("set-cookie");
        return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
    }
    /// The address of a file that an officer may download: the faults of an import.
    std::string faults_of_an_import(std::string const& officer) {
        Expected const asked{
            .what = "an import",
            .request = fmt::format("POST /api/v1/imports?kind=referrals&file_name=n.csv HTTP/1.1\r\nHost: localhost\r\n"
                                   "X-Polku-Request: 1\r\nContent-Type: text/csv\r\n{}",
                                   officer),
            .body = "asiakasnumero;tuntematon\r\n1;2\r\n"};
        auto const answer = ask(asked);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.field("location") + "/faults.csv";
    }

    /// What holds for every answer.
    static void expect_safe(Head const& head, Policy policy) {
        EXPECT_EQ(head.field("strict-transport-security"), "max-age=31536000; includeSubDomains");
        EXPECT_EQ(head.field("x-content-type-options"), "nosniff");
        EXPECT_EQ(head.field("referrer-policy"), "no-referrer");
        EXPECT_EQ(head.field("cross-origin-opener-policy"), "same-origin");
        EXPECT_EQ(head.field("cross-origin-resource-policy"), "same-origin");
        EXPECT_THAT(head.field("permissions-policy"), HasSubstr("geolocation=()"));
        auto const said = head.field("content-security-policy");
        EXPECT_THAT(said, StartsWith("default-src 'none'; "));
        EXPECT_THAT(said, HasSubstr("frame-ancestors 'none'"));
        EXPECT_THAT(said, Not(HasSubstr("unsafe-")));
        EXPECT_THAT(said, HasSubstr(policy == Policy::application ? "script-src 'self'" : "sandbox"));
        // Nothing of what runs here, nothing for another origin, and never to another place.
        for (auto const& [name, value] : head.fields) {
            EXPECT_THAT(name, Not(StartsWith("access-control-")));
            EXPECT_NE(name, "server");
            EXPECT_NE(name, "x-powered-by");
            EXPECT_THAT(value, Not(HasSubstr(kEvil)));
        }
        EXPECT_EQ(head.fields.count("location"), head.status == 201 ? 1U : 0U);
        EXPECT_TRUE(head.status < 300 || head.status == 304 || head.status >= 400) << head.status;
    }

    storage::TemporaryDirectory folder_;
    std::uint16_t port_ = 0;
    std::optional<RunningProgram> whole_;
};

TEST_F(HostileAnswers, EveryKindCarriesEveryField) {
    auto const coach = signed_in("aino");
    auto const officer = signed_in("tuula");
    auto const file = faults_of_an_import(officer);
    std::string const problem = "application/problem+json";
    std::string const html = "text/html; charset=utf-8";
    std::string const nowhere = "/api/v1/cases/01900000-0000-7000-8000-000000000000";
    std::vector<Expected> const kinds{
        {"a page", request("GET /"), 200, html, Policy::application, {}, "no-cache"},
        {"a page of the application", request("GET /handovers"), 200, html, Policy::application, {}, "no-cache"},
        {"a file",
         request("GET /assets/app-1a2b3c4d.js"),
         200,
         "text/javascript; charset=utf-8",
         Policy::application,
         {},
         "public, max-age=31536000, immutable"},
        {"a file that is not there", request("GET /assets/none.js"), 404, problem, Policy::application},
        {"a folder", request("GET /assets/"), 200, html, Policy::application, {}, "no-cache"},
        {"what a tool left behind", request("GET /.git/config"), 404, problem, Policy::application},
        {"somewhere else", request("GET //evil.example/%2e%2e"), 400, problem},
        {"health", request("GET /health"), 200, "application/json"},
        {"the document", request("GET /api/v1/openapi.json"), 200, "application/json", Policy::answer, {}, "no-cache"},
        {"nobody", request("GET /api/v1/session"), 204},
        {"somebody", request("GET /api/v1/session", coach), 200, "application/json"},
        {"a list", request("GET /api/v1/clients", coach), 200, "application/json"},
        {"what was made", own("POST /api/v1/consortia", signed_in("antti")), 201, "application/json", Policy::answer,
         R"({"name":"Näyte-konsortio"})"},
        {"a download", request("GET " + file, officer), 200, "text/csv; charset=utf-8"},
        {"a live stream", request("GET /api/v1/live", coach), 200, "text/event-stream; charset=utf-8"},
        {"a head that is no request", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400, problem},
        {"not signed in", request("GET /api/v1/clients"), 401, problem},
        {"another site", request("POST /api/v1/consortia", coach), 403, problem},
        {"not one's own", own("POST /api/v1/consortia", coach), 403, problem, Policy::answer, R"({"name":"Näyte"})"},
        {"not there, or not for oneself", request("GET " + nowhere, coach), 404, problem},
        {"the inside", request("GET /internal/events"), 404, problem},
        {"the operator's figures", request("GET /metrics"), 404, problem},
        {"the operator's question", request("GET /ready"), 404, problem},
        {"a method that it does not take", own("DELETE /api/v1/clients", coach), 405, problem},
        {"a method that sends back", request("TRACE /api/v1/clients"), 405, problem},
        {"the question before a change", request("OPTIONS /api/v1/clients"), 405, problem},
        {"too much", own("POST /api/v1/session"), 413, problem, Policy::answer, std::string(2'000'000, ' ')},
        {"another type", "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Polku-Request: 1\r\n", 415, problem,
         Policy::answer, "{}"},
        {"an expectation", own("POST /api/v1/session", "Expect: more\r\n"), 417, problem},
        {"another host", "GET /health HTTP/1.1\r\nHost: evil.example\r\n", 421, problem},
        {"what does not fit", own("POST /api/v1/session"), 422, problem, Policy::answer, R"({"nothing":1})"},
        {"no version", own("POST /api/v1/handovers/01900000-0000-7000-8000-000000000000/accept", coach), 404, problem,
         Policy::answer, "{}"},
        {"a head that is too large", request("GET /", "X: " + std::string(20'000, 'x') + "\r\n"), 431, problem},
        {"another protocol", "GET / HTTP/3.0\r\nHost: localhost\r\n", 505, problem},
    };
    std::set<std::string> ids;
    for (auto const& kind : kinds) {
        SCOPED_TRACE(kind.what);
        auto const head = ask(kind);
        EXPECT_EQ(head.status, kind.status) << head.body;
        expect_safe(head, kind.policy);
        EXPECT_EQ(head.field("content-type"), kind.type.empty() ? "0 times" : kind.type);
        EXPECT_EQ(head.field("cache-control"), kind.cache);
        EXPECT_EQ(head.fields.count("set-cookie"), 0U);
        if (head.fields.contains("x-request-id")) {
            EXPECT_TRUE(domain::valid_id(head.field("x-request-id")));
            EXPECT_TRUE(ids.insert(head.field("x-request-id")).second) << "an id of its own";
        }
    }
    EXPECT_EQ(ask({.what = "", .request = request("GET " + file, officer)}).field("content-disposition"),
              "attachment; filename=\"import-faults.csv\"");
}

TEST_F(HostileAnswers, APartThatIsAwayIsToldWithTheSameFields) {
    std::uint16_t port = 0;
    auto const door = serve({"--data", folder_ / "other", "--only", "gateway"}, port);
    auto const head = ask(
        port, own("POST /api/v1/session", "Content-Length: 31\r\n") + "\r\n{\"username\":\"a\",\"password\":\"b\"}");
    EXPECT_EQ(head.status, 503) << head.body;
    expect_safe(head, Policy::answer);
    EXPECT_EQ(head.field("retry-after"), "2");
    EXPECT_EQ(head.field("cache-control"), "no-store");
    EXPECT_EQ(head.field("content-type"), "application/problem+json");
    EXPECT_TRUE(domain::valid_id(head.field("x-request-id")));
}

}  // namespace
}  // namespace polku::tests
