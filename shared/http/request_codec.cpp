#include "shared/http/request_codec.h"

#include "shared/domain/language.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace polku::http {

namespace {

constexpr std::size_t kLongestRequestId = 64;
constexpr std::string_view kOwnPrefix = "x-polku-";

/// What was about the connection that the request came by, or is written anew.
constexpr std::string_view kNotSentOn[] = {
    "connection", "content-length",    "expect",  "host", "keep-alive", "proxy-authorization", "proxy-connection", "te",
    "trailer",    "transfer-encoding", "upgrade",
};

bool visible(char c) { return c > 0x20 && c < 0x7f; }

bool sent_on(std::string_view name, std::string_view value) {
    auto const plain = [](char c) { return visible(c) || c == ' ' || c == '\t'; };
    return !name.starts_with(kOwnPrefix) && std::ranges::find(kNotSentOn, name) == std::end(kNotSentOn) &&
           std::ranges::all_of(name, visible) && std::ranges::all_of(value, plain);
}

/// RFC 3986, 3.3 and 3.4: what may stand in a path or a query as it is.
bool stays(char c, bool in_query) {
    constexpr std::string_view kPath = "-._~!$&'()*+,;=:@/";
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    // A query arrives encoded: only what no request line may hold is encoded once more.
    return in_query ? visible(c) && c != '#' : kPath.find(c) != std::string_view::npos;
}

void append_encoded(std::string& out, std::string_view text, bool in_query) {
    for (auto const c : text) {
        if (stays(c, in_query)) {
            out.push_back(c);
        } else {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out.append(name).append(": ").append(value).append("\r\n");
}

/// The one field of this name, taken out; nothing when there are two.
std::optional<std::string> take_field(Headers& headers, std::string_view name) {
    auto const first = std::ranges::find(headers, name, &Headers::value_type::first);
    if (first == headers.end()) return std::string();
    auto value = std::move(first->second);
    headers.erase(first);
    if (std::ranges::find(headers, name, &Headers::value_type::first) != headers.end()) return std::nullopt;
    return value;
}

bool is_request_id(std::string_view id) { return id.size() <= kLongestRequestId && std::ranges::all_of(id, visible); }

/// As access::system_principal takes it.
bool is_service_name(std::string_view service) {
    return std::ranges::all_of(service, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

}  // namespace

std::string encode_request(Request const& request, CallerFields const& caller, std::string_view host) {
    std::string out;
    out.reserve(1024 + request.body.size());
    auto const method = request.method == Method::head ? Method::get : request.method;
    out.append(name(method)).push_back(' ');
    append_encoded(out, request.path, false);
    if (!request.query.empty()) {
        out.push_back('?');
        append_encoded(out, request.query, true);
    }
    out.append(" HTTP/1.1\r\n");
    append_field(out, "host", host);
    append_field(out, kRequestIdField, request.request_id);
    append_field(out, kLanguageField, domain::language_code(request.language));
    append_field(out, kSourceField, request.source);
    append_field(out, kServiceField, caller.service);
    append_field(out, kPersonField, caller.person);
    append_field(out, kOnBehalfOfField, caller.on_behalf_of);
    for (auto const& [field, value] : request.headers) {
        if (sent_on(field, value)) append_field(out, field, value);
    }
    if (!request.body.empty()) append_field(out, "content-length", std::to_string(request.body.size()));
    out.append("\r\n").append(request.body);
    return out;
}

std::optional<CallerFields> take_caller(Request& request) {
    auto id = take_field(request.headers, kRequestIdField);
    auto const language = take_field(request.headers, kLanguageField);
    auto source = take_field(request.headers, kSourceField);
    auto service = take_field(request.headers, kServiceField);
    auto person = take_field(request.headers, kPersonField);
    auto on_behalf_of = take_field(request.headers, kOnBehalfOfField);
    if (!id || !language || !source || !service || !person || !on_behalf_of) return std::nullopt;
    auto const spoken = domain::value_of<domain::Language>(domain::kLanguageNames, *language);
    if (!spoken || !is_request_id(*id) || !is_service_name(*service)) return std::nullopt;
    request.request_id = std::move(*id);
    request.language = *spoken;
    request.source = std::move(*source);
    return CallerFields{std::move(*service), std::move(*person), std::move(*on_behalf_of)};
}

}  // namespace polku::http
