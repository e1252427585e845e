#include "shared/http/framing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace polku::http {

namespace {

using domain::Problem;
using domain::refused;
using domain::Result;

constexpr std::string_view kLineEnd = "\r\n";

Problem framing_problem(int status, std::string code, std::string detail) {
    Problem problem;
    problem.status = status;
    problem.code = std::move(code);
    problem.detail = std::move(detail);
    return problem;
}

Problem malformed(std::string detail) { return framing_problem(400, "malformed_request", std::move(detail)); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

/// RFC 9110, 5.6.2.
bool is_token_char(char c) {
    constexpr std::string_view kOther = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOther.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_char); }

bool is_visible(char c) { return c > 0x20 && c < 0x7f; }

/// Stricter than RFC 9110, 5.5: no obs-text, which two parsers may read in two ways.
bool is_field_value(std::string_view value) {
    return std::ranges::all_of(value, [](char c) { return is_visible(c) || c == ' ' || c == '\t'; });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

struct RequestLine {
    std::string_view target;
    bool version_1_1 = true;
};

Result<void> check_method(std::string_view method) {
    constexpr std::array<std::string_view, 6> kTaken{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    constexpr std::array<std::string_view, 3> kRefused{"OPTIONS", "TRACE", "CONNECT"};
    if (!is_token(method)) return refused(malformed("the method is not a token"));
    if (std::ranges::find(kTaken, method) != kTaken.end()) return {};
    if (std::ranges::find(kRefused, method) == kRefused.end()) {
        return refused(framing_problem(501, "method_not_supported", "unknown method"));
    }
    auto problem = framing_problem(405, "method_not_allowed", "this server does not take the method");
    problem.facts.emplace_back("allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    return refused(std::move(problem));
}

/// HTTP-version = "HTTP" "/" DIGIT "." DIGIT; true for 1.1.
Result<bool> read_version(std::string_view version) {
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.starts_with("HTTP/") || !digit(version[5]) || version[6] != '.' ||
        !digit(version[7])) {
        return refused(malformed("the request line does not end with an HTTP version"));
    }
    if (version == "HTTP/1.1") return true;
    if (version == "HTTP/1.0") return false;
    return refused(framing_problem(505, "version_not_supported", "only HTTP/1.1 and HTTP/1.0"));
}

Result<RequestLine> read_request_line(std::string_view line) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return refused(malformed("the request line has not three parts"));
    RequestLine read;
    read.target = line.substr(first + 1, last - first - 1);
    if (read.target.empty() || !std::ranges::all_of(read.target, is_visible) ||
        read.target.find('#') != std::string_view::npos) {
        return refused(malformed("the request target holds what an address cannot"));
    }
    auto const version = read_version(line.substr(last + 1));
    if (!version) return refused(version.error());
    read.version_1_1 = *version;
    if (auto const method = check_method(line.substr(0, first)); !method) return refused(method.error());
    return read;
}

/// The fields that decide about framing, and those that two readers would read in two ways if they came twice.
struct Fields {
    std::optional<std::string_view> host, content_length, transfer_encoding, expect, content_type, if_match,
        idempotency_key, origin, authorization, cookie;
    std::vector<std::string_view> connection;
};

std::optional<std::string_view>* single_field(Fields& fields, std::string_view name) {
    struct Known {
        std::string_view name;
        std::optional<std::string_view> Fields::* member;
    };
    constexpr Known kSingle[] = {
        {"host", &Fields::host},
        {"content-length", &Fields::content_length},
        {"transfer-encoding", &Fields::transfer_encoding},
        {"expect", &Fields::expect},
        {"content-type", &Fields::content_type},
        {"if-match", &Fields::if_match},
        {"idempotency-key", &Fields::idempotency_key},
        {"origin", &Fields::origin},
        {"authorization", &Fields::authorization},
        {"cookie", &Fields::cookie},
    };
    for (auto const& known : kSingle) {
        if (same_ignoring_case(known.name, name)) return &(fields.*known.member);
    }
    return nullptr;
}

Result<void> read_field(Fields& fields, std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') return refused(malformed("a field is folded over lines"));
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return refused(malformed("a field has no colon"));
    auto const name = line.substr(0, colon);
    auto const value = trimmed(line.substr(colon + 1));
    if (!is_token(name)) return refused(malformed("a field's name is not a token"));
    if (!is_field_value(value)) return refused(malformed("a field's value holds a byte that is not visible ASCII"));
    if (same_ignoring_case(name, "connection")) {
        fields.connection.push_back(value);
    } else if (auto* const single = single_field(fields, name)) {
        if (*single) return refused(malformed("a field that can be given once is given twice"));
        *single = value;
    }
    return {};
}

Result<Fields> read_fields(std::string_view lines, std::size_t most) {
    Fields fields;
    std::size_t count = 0;
    while (!lines.empty()) {
        auto const end = lines.find(kLineEnd);
        auto const line = lines.substr(0, end);
        lines.remove_prefix(end + kLineEnd.size());
        if (line.empty()) return refused(malformed("bytes follow the empty line"));
        if (++count > most) return refused(framing_problem(431, "header_too_large", "too many fields"));
        if (auto const read = read_field(fields, line); !read) return refused(read.error());
    }
    return fields;
}

/// uri-host [ ":" port ]: names, IPv4 and bracketed IPv6.
bool is_host(std::string_view host) {
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '[' || c == ']' || c == '_';
    });
}

bool connection_names(Fields const& fields, std::string_view option) {
    for (auto list : fields.connection) {
        while (!list.empty()) {
            auto const comma = list.find(',');
            if (same_ignoring_case(trimmed(list.substr(0, comma)), option)) return true;
            list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        }
    }
    return false;
}

Result<void> read_body_framing(Framing& framing, Fields const& fields, bool version_1_1) {
    if (fields.transfer_encoding) {
        if (fields.content_length) return refused(malformed("both Transfer-Encoding and Content-Length"));
        if (!version_1_1) return refused(malformed("Transfer-Encoding in HTTP/1.0"));
        if (!same_ignoring_case(*fields.transfer_encoding, "chunked")) {
            return refused(malformed("a Transfer-Encoding other than chunked"));
        }
        framing.body = Framing::Body::chunked;
        return {};
    }
    if (!fields.content_length) return {};
    auto const digits = *fields.content_length;
    constexpr std::size_t kMostDigits = 18;
    auto const all_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty() || digits.size() > kMostDigits || !all_digits) {
        return refused(malformed("Content-Length is not a number"));
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), framing.length);
    framing.body = framing.length == 0 ? Framing::Body::none : Framing::Body::length;
    return {};
}

/// Every line ends with CR LF, and neither stands anywhere else.
bool has_clean_line_ends(std::string_view block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (block[i] == '\n' && (i == 0 || block[i - 1] != '\r')) return false;
        if (block[i] == '\r' && (i + 1 == block.size() || block[i + 1] != '\n')) return false;
    }
    return true;
}

}  // namespace

Result<Framing> check_framing(std::string_view header_block, FramingLimits limits) {
    if (header_block.size() > limits.header_bytes) {
        return refused(framing_problem(431, "header_too_large", "the header block is too large"));
    }
    if (!header_block.ends_with("\r\n\r\n") || !has_clean_line_ends(header_block)) {
        return refused(malformed("lines do not end with CR LF"));
    }
    auto const line_end = header_block.find(kLineEnd);
    auto const line = read_request_line(header_block.substr(0, line_end));
    if (!line) return refused(line.error());
    auto const begin = line_end + kLineEnd.size();
    auto const fields =
        read_fields(header_block.substr(begin, header_block.size() - kLineEnd.size() - begin), limits.fields);
    if (!fields) return refused(fields.error());
    if (!fields->host || !is_host(*fields->host)) return refused(malformed("not exactly one valid Host"));
    Framing framing;
    if (auto const body = read_body_framing(framing, *fields, line->version_1_1); !body) return refused(body.error());
    if (fields->expect) {
        if (!same_ignoring_case(*fields->expect, "100-continue")) {
            return refused(framing_problem(417, "expectation_failed", "an expectation other than 100-continue"));
        }
        framing.expects_continue = line->version_1_1 && framing.body != Framing::Body::none;
    }
    framing.keep_alive = line->version_1_1 && !connection_names(*fields, "close");
    return framing;
}

}  // namespace polku::http
