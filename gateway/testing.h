#pragma once

#include "gateway/gateway.h"
#include "shared/http/body_stream.h"
#include "shared/json/reader.h"
#include "shared/runtime/block_on.h"

#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// For tests alone: a gateway whose identity and services are functions, asked without a socket.
namespace polku::gateway {

class FakeChannel final : public http::Channel {
public:
    std::function<http::Response(http::Request const&)> answer = [](http::Request const&) {
        return http::json_response("{}");
    };
    std::vector<http::Request> seen{};

    runtime::Awaitable<http::Response> send(http::Request request) override {
        seen.push_back(request);
        co_return answer(request);
    }
};

inline constexpr std::string_view kOfficer = "00000000-0000-7000-8000-0000000000a1";
inline constexpr std::string_view kOther = "00000000-0000-7000-8000-0000000000a2";

/// identity's four routes over a map: token -> membership in which its person acts ("" = none chosen).
class FakeIdentity {
public:
    FakeIdentity() {
        channel.answer = [this](http::Request const& request) { return answer(request); };
    }

    FakeChannel channel{};
    std::map<std::string, std::string> sessions{};
    std::string language = "sv";
    bool away = false;
    std::function<void()> before_answer{};

    [[nodiscard]] int asked(http::Method method, std::string_view path) const {
        int times = 0;
        for (auto const& request : channel.seen) times += request.method == method && request.path == path ? 1 : 0;
        return times;
    }

private:
    static http::Response refuse(int status, std::string code) {
        return http::problem_response({.status = status, .code = std::move(code), .detail = ""}, domain::Language::en,
                                      "");
    }

    std::string session_body(std::string const& acting, std::string const& token) const {
        auto const membership = acting.empty() ? std::string("null") : "\"" + acting + "\"";
        auto const principal =
            acting.empty() ? std::string("null")
                           : R"({"person":"00000000-0000-7000-8000-0000000000b1","display_name":"Tuula Testinen",)"
                             R"("membership":")" +
                                 acting +
                                 R"(","organisation":"00000000-0000-7000-8000-0000000000c1","team":null,)"
                                 R"("contract":null,"client":null,"role":"officer"})";
        auto const opened = token.empty() ? std::string() : R"("token":")" + token + R"(",)";
        return "{" + opened + R"("principal":)" + principal + R"(,"language":")" + language +
               R"(","session":{"acting":)" + membership + "}}";
    }

    http::Response answer(http::Request const& request) {
        if (away) return refuse(503, "unavailable");
        auto const document = json::parse(request.body.empty() ? "{}" : request.body);
        if (!document) return refuse(400, "malformed_json");
        json::Reader r(*document);
        auto const resolves = request.path == "/internal/sessions/resolve";
        auto response =
            request.path == "/internal/sessions" && request.method == http::Method::post
                ? open(r)
                : known(request, r,
                        resolves ? r.text("token") : std::string(request.header("polku-token").value_or("")));
        if (before_answer) before_answer();
        return response;
    }

    http::Response open(json::Reader& r) {
        auto const username = r.text("username");
        if (r.text("password") != "right") return refuse(401, "wrong_credentials");
        if (username == "coded" && !r.has("code")) return http::json_response(R"({"needs":"code"})");
        auto const token = "token-" + std::to_string(++opened_);
        sessions[token] = username == "two" ? "" : std::string(kOfficer);
        return http::json_response(session_body(sessions[token], token), 201);
    }

    http::Response known(http::Request const& request, json::Reader& r, std::string const& token) {
        auto const found = sessions.find(token);
        if (found == sessions.end()) return refuse(401, "unauthenticated");
        if (request.method == http::Method::del) {
            sessions.erase(found);
            return http::json_response("{}");
        }
        if (request.path == "/internal/sessions/end-others") {
            std::erase_if(sessions, [&](auto const& session) { return session.first != token; });
            return http::json_response("{}");
        }
        if (request.method == http::Method::put) {
            auto const wanted = r.text("membership");
            if (wanted != kOfficer && wanted != kOther) return refuse(422, "not_your_membership");
            found->second = wanted;
        }
        return http::json_response(session_body(found->second, ""));
    }

    int opened_ = 0;
};

/// notices' live streams: pieces that a test gives, each made when it is asked for.
class FakeNotices final : public http::Channel {
public:
    using Piece = std::function<std::string()>;
    std::vector<std::vector<Piece>> streams{};  ///< one after the other
    std::vector<http::Request> seen{};
    int status = 200;  ///< any other: no stream

    runtime::Awaitable<http::Response> send(http::Request request) override {
        seen.push_back(std::move(request));
        http::Response response;
        response.status = status;
        if (status != 200 || seen.size() > streams.size()) co_return response;
        response.set("Content-Type", "text/event-stream; charset=utf-8");
        response.stream = std::make_shared<Pieces>(streams[seen.size() - 1]);
        co_return response;
    }

private:
    class Pieces final : public http::BodyStream {
    public:
        explicit Pieces(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}
        runtime::Awaitable<std::string> next() override {
            if (at_ == pieces_.size()) co_return std::string();
            auto piece = pieces_[at_++]();
            if (piece.empty()) throw std::runtime_error("notices has gone");
            co_return piece;
        }
        void end(http::StreamEnd) override { at_ = pieces_.size(); }

    private:
        std::vector<Piece> pieces_;
        std::size_t at_ = 0;
    };
};

class TestGateway {
public:
    explicit TestGateway(std::optional<std::filesystem::path> web_root = {}) : TestGateway(Limits{}, web_root) {}
    explicit TestGateway(Limits limits, std::optional<std::filesystem::path> web_root = {}, LiveLimits live = {})
        : gateway_(parts(limits, std::move(web_root), live)) {}

    FakeIdentity identity{};
    FakeChannel casework{};
    FakeChannel outcomes{};
    FakeNotices notices{};
    runtime::Metrics metrics{};
    domain::FakeClock clock{};

    Gateway& gateway() { return gateway_; }
    http::Response send(http::Request request) { return runtime::block_on(gateway_.handle(std::move(request))); }

    static http::Request request(http::Method method, std::string path, std::string body = {},
                                 http::Headers headers = {}) {
        http::Request made;
        made.method = method;
        made.path = std::move(path);
        made.headers = std::move(headers);
        made.headers.emplace_back("host", "localhost:8443");
        made.body = std::move(body);
        if (!made.body.empty()) made.headers.emplace_back("content-type", "application/json");
        return made;
    }
    http::Response get(std::string path, http::Headers headers = {}) {
        return send(request(http::Method::get, std::move(path), {}, std::move(headers)));
    }
    /// A change as the browser's own page sends it.
    http::Response change(http::Method method, std::string path, std::string body = {}, http::Headers headers = {}) {
        headers.emplace_back("x-polku-request", "1");
        return send(request(method, std::move(path), std::move(body), std::move(headers)));
    }
    /// Signs in; the Cookie header of the session.
    std::pair<std::string, std::string> sign_in(std::string const& username = "one") {
        auto const response =
            change(http::Method::post, "/api/v1/session", R"({"username":")" + username + R"(","password":"right"})");
        auto const cookie = std::string(response.header("set-cookie").value_or(""));
        return {"cookie", cookie.substr(0, cookie.find(';'))};
    }

private:
    GatewayParts parts(Limits limits, std::optional<std::filesystem::path> web_root, LiveLimits live) {
        GatewayParts made{
            identity.channel,
            {{"/api/v1/cases", &casework}, {"/api/v1/cases/{}/milestones", &outcomes}, {"/api/v1/live", &notices}},
            clock,
            ids_};
        made.metrics = &metrics;
        made.live = live;
        made.web_root = std::move(web_root);
        made.limits = limits;
        return made;
    }

    domain::SequentialIds ids_{};
    Gateway gateway_;
};

}  // namespace polku::gateway
