#include "deploy/api_client.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::deploy {

namespace {

std::string problem_text(std::string_view path, http::Response const& response) {
    auto const problem = nlohmann::json::parse(response.body, nullptr, false);
    auto text = fmt::format("{} answered {}", path, response.status);
    if (!problem.is_object()) return text;
    text += fmt::format(" {} {}", problem.value("code", ""), problem.value("detail", ""));
    auto const errors = problem.value("errors", nlohmann::json::array());
    for (auto const& error : errors) {
        text += fmt::format("; {} {}", error.value("pointer", ""), error.value("code", ""));
    }
    return text;
}

}  // namespace

void ApiClient::sign_in(std::string_view username, std::string_view password) {
    cookie_.clear();
    post("/api/v1/session", {{"username", username}, {"password", password}});
}

nlohmann::json ApiClient::get(std::string_view path_and_query) {
    return send(http::Method::get, path_and_query, {}, {}, 0);
}

nlohmann::json ApiClient::post(std::string_view path_and_query, nlohmann::json const& body) {
    return send(http::Method::post, path_and_query, "application/json", body.dump(), 0);
}

nlohmann::json ApiClient::post_on_version(std::string_view path, std::int64_t if_match, nlohmann::json const& body) {
    return send(http::Method::post, path, "application/json", body.dump(), if_match);
}

nlohmann::json ApiClient::send_bytes(http::Method method, std::string_view path_and_query,
                                     std::string_view content_type, std::string bytes, std::int64_t if_match) {
    return send(method, path_and_query, content_type, std::move(bytes), if_match);
}

http::Response ApiClient::answer(http::Method method, std::string_view path_and_query, std::string body,
                                 std::int64_t if_match, std::string_view content_type, std::string_view key) {
    auto const type = body.empty() ? std::string_view() : content_type;
    return exchange(method, path_and_query, type, std::move(body), if_match, key);
}

nlohmann::json ApiClient::send(http::Method method, std::string_view path_and_query, std::string_view content_type,
                               std::string body, std::int64_t if_match) {
    auto const response = exchange(method, path_and_query, content_type, std::move(body), if_match);
    if (response.status < 200 || response.status > 299)
        throw std::runtime_error(problem_text(path_and_query, response));
    return response.body.empty() ? nlohmann::json() : nlohmann::json::parse(response.body);
}

http::Response ApiClient::exchange(http::Method method, std::string_view path_and_query, std::string_view content_type,
                                   std::string body, std::int64_t if_match, std::string_view key) {
    http::Request request;
    request.method = method;
    auto const query = path_and_query.find('?');
    request.path = path_and_query.substr(0, query);
    if (query != std::string_view::npos) request.query = path_and_query.substr(query + 1);
    request.headers = {{"host", "localhost"}, {"accept-language", "fi"}};
    if (method != http::Method::get) {
        request.headers.emplace_back("origin", "https://localhost");
        request.headers.emplace_back("x-polku-request", "1");
    }
    if (!content_type.empty()) request.headers.emplace_back("content-type", content_type);
    if (!cookie_.empty()) request.headers.emplace_back("cookie", cookie_);
    if (if_match > 0) request.headers.emplace_back("if-match", http::etag(if_match));
    if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
    request.body = std::move(body);

    auto response = send_(std::move(request));
    if (auto const set = response.header("set-cookie"); set && response.status < 300)
        cookie_ = set->substr(0, set->find(';'));
    return response;
}

}  // namespace polku::deploy
