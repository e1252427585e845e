#pragma once

#include "shared/access/principal.h"
#include "shared/domain/messages.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Requests and answers as plain values. Nothing here knows a socket: those are in server.cpp, Beast in
/// request_reader.cpp.
namespace polku::http {

class BodyStream;

enum class Method : std::uint8_t { get, head, post, put, patch, del };

std::string_view name(Method method);
std::optional<Method> parse_method(std::string_view token);

/// Field names are lower case.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// One request as a service sees it: past framing, limits and sign-in.
struct Request {
    Method method = Method::get;
    std::string path;   ///< decoded once, normalised, without the query: "/api/v1/cases/0192.../plan"
    std::string query;  ///< raw, without '?'
    Headers headers;
    std::string body;
    std::string request_id;                            ///< UUID: one from browser to event reader; made by the gateway
    domain::Language language = domain::Language::fi;  ///< of the person, or of Accept-Language
    std::string source;  ///< address of whoever connected: "192.0.2.7", "2001:db8::1"; empty: not through a socket
    /// Who asks. Set by the gateway (or the shell, for a service); nothing = not signed in.
    std::optional<access::Principal> principal;
    /// Between parts: for whom the service that is `principal` asks. Only `/internal/...` routes look at it.
    std::optional<access::Principal> on_behalf_of;
    /// Between processes: the names in the certificate of the one who called. Empty: none was asked for.
    std::vector<std::string> certificate_names{};

    [[nodiscard]] std::optional<std::string_view> header(std::string_view lower_case_name) const;
    /// A query parameter, percent-decoded. Duplicate and malformed parameters were refused by the router (400).
    [[nodiscard]] std::optional<std::string> parameter(std::string_view parameter_name) const;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    /// A body shared by many answers (web files): sent instead of `body`.
    std::shared_ptr<std::string const> shared_body;
    /// A body that is made while it is sent (body_stream.h): in chunks, instead of `body`.
    std::shared_ptr<BodyStream> stream;

    void set(std::string header_name, std::string value) {
        headers.emplace_back(std::move(header_name), std::move(value));
    }
    [[nodiscard]] std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

/// 200 with `application/json` and `Cache-Control: no-store`.
Response json_response(std::string body, int status = 200);

/// RFC 9457: type (`urn:polku:problem:CODE`), title in `language`, status, code, detail, instance (`urn:uuid:` and the
/// request id), `message` and each of `errors` (pointer, code, message) in fi, sv and en, and the problem's facts as
/// extra members. Messages come from `own` (a service's table), this library's, then shared/domain's. Retry-After from
/// the fact `retry_after`.
Response problem_response(domain::Problem const& problem, domain::Language language, std::string_view request_id,
                          std::span<domain::Message const> own = {});

/// What the codes of this library and of the policy say to a person.
std::span<domain::Message const> messages();

/// Strong validator of version `n` of a resource: "\"n\"", and back (nothing for anything else).
std::string etag(std::int64_t version);
std::optional<std::int64_t> parse_etag(std::string_view text);

/// Whether an If-None-Match value names `tag` (weak comparison, RFC 9110, 13.1.2): then a GET is answered 304.
bool names_etag(std::string_view if_none_match, std::string_view tag);

}  // namespace polku::http
