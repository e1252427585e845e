#include "shared/http/message.h"

#include "shared/json/writer.h"

#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>

#include <algorithm>
#include <charconv>

namespace polku::http {

namespace {

constexpr domain::Name<Method> kMethodNames[] = {
    {"GET", Method::get}, {"HEAD", Method::head},   {"POST", Method::post},
    {"PUT", Method::put}, {"PATCH", Method::patch}, {"DELETE", Method::del},
};

std::optional<std::string_view> find_header(Headers const& headers, std::string_view name) {
    auto const found = std::ranges::find(headers, name, &Headers::value_type::first);
    if (found == headers.end()) return std::nullopt;
    return std::string_view(found->second);
}

/// Of the three tables; nothing when no table has the code.
std::optional<domain::Message> find_message(std::span<domain::Message const> own, std::string_view code) {
    for (auto const table : {own, messages(), domain::messages()}) {
        auto const found = std::ranges::find(table, code, &domain::Message::code);
        if (found != table.end()) return *found;
    }
    return std::nullopt;
}

void write_message(json::Writer& w, std::span<domain::Message const> own, std::string_view code,
                   domain::Params const& params) {
    auto const message = find_message(own, code);
    if (!message) return;
    w.begin_object("message");
    w.field("fi", domain::fill(message->fi, params));
    w.field("sv", domain::fill(message->sv, params));
    w.field("en", domain::fill(message->en, params));
    w.end_object();
}

std::string title_of(domain::Problem const& problem, domain::Language language, std::span<domain::Message const> own) {
    auto const message = find_message(own, problem.code);
    if (!message) return problem.code;
    switch (language) {
        case domain::Language::fi: return domain::fill(message->fi, problem.facts);
        case domain::Language::sv: return domain::fill(message->sv, problem.facts);
        case domain::Language::en: return domain::fill(message->en, problem.facts);
    }
    return problem.code;
}

bool is_problem_member(std::string_view name) {
    constexpr std::string_view kMembers[] = {"type",   "title",    "status",  "code",
                                             "detail", "instance", "message", "errors"};
    return std::ranges::find(kMembers, name) != std::end(kMembers);
}

}  // namespace

std::string_view name(Method method) { return domain::name_of<Method>(kMethodNames, method); }

std::optional<Method> parse_method(std::string_view token) { return domain::value_of<Method>(kMethodNames, token); }

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
    return find_header(headers, lower_case_name);
}

std::optional<std::string> Request::parameter(std::string_view parameter_name) const {
    auto const parsed = boost::urls::parse_query(query);
    if (!parsed) return std::nullopt;
    for (auto const& parameter : boost::urls::params_view(*parsed)) {
        if (parameter.key == parameter_name) return parameter.value;
    }
    return std::nullopt;
}

std::optional<std::string_view> Response::header(std::string_view lower_case_name) const {
    for (auto const& [name_as_set, value] : headers) {
        auto const same = std::ranges::equal(name_as_set, lower_case_name, [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
        });
        if (same) return std::string_view(value);
    }
    return std::nullopt;
}

Response json_response(std::string body, int status) {
    Response response;
    response.status = status;
    response.set("Content-Type", "application/json");
    response.set("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

Response problem_response(domain::Problem const& problem, domain::Language language, std::string_view request_id,
                          std::span<domain::Message const> own) {
    Response response;
    response.status = problem.status;
    response.set("Content-Type", "application/problem+json");
    response.set("Content-Language", std::string(domain::language_code(language)));
    response.set("Cache-Control", "no-store");
    json::Writer w(response.body);
    w.begin_object();
    w.field("type", "urn:polku:problem:" + problem.code);
    w.field("title", title_of(problem, language, own));
    w.field("status", problem.status);
    w.field("code", problem.code);
    if (!problem.detail.empty()) w.field("detail", problem.detail);
    if (!request_id.empty()) w.field("instance", "urn:uuid:" + std::string(request_id));
    write_message(w, own, problem.code, problem.facts);
    if (!problem.faults.empty()) {
        w.begin_array("errors");
        for (auto const& fault : problem.faults) {
            w.begin_object();
            w.field("pointer", fault.pointer);
            w.field("code", fault.code);
            write_message(w, own, fault.code, fault.params);
            w.end_object();
        }
        w.end_array();
    }
    for (auto const& [fact, value] : problem.facts) {
        if (!is_problem_member(fact)) w.field(fact, value);
        if (fact == "retry_after") response.set("Retry-After", value);
        if (fact == "allow") response.set("Allow", value);
    }
    w.end_object();
    return response;
}

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

std::optional<std::int64_t> parse_etag(std::string_view text) {
    if (text.size() < 3 || text.front() != '"' || text.back() != '"') return std::nullopt;
    auto const digits = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size() || version < 0) return std::nullopt;
    return version;
}

bool names_etag(std::string_view if_none_match, std::string_view tag) {
    auto const opaque = [](std::string_view text) { return text.starts_with("W/") ? text.substr(2) : text; };
    for (auto rest = if_none_match; !rest.empty();) {
        auto const comma = rest.find(',');
        auto one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        while (!one.empty() && (one.front() == ' ' || one.front() == '\t')) one.remove_prefix(1);
        while (!one.empty() && (one.back() == ' ' || one.back() == '\t')) one.remove_suffix(1);
        if (one == "*" || (!one.empty() && opaque(one) == opaque(tag))) return true;
    }
    return false;
}

}  // namespace polku::http
