#include "shared/http/response_head.h"

#include "shared/http/security_headers.h"
#include "shared/runtime/logging.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <system_error>

namespace polku::http {

namespace {

struct StatusText {
    int status;
    std::string_view text;
};

constexpr StatusText kStatusTexts[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

std::string_view text_of_status(int status) {
    auto const* const found = std::ranges::find(kStatusTexts, status, &StatusText::status);
    return found == std::end(kStatusTexts) ? "" : found->text;
}

/// IMF-fixdate (RFC 9110, 5.6.7), made once a second.
std::string const& date_now() {
    constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    thread_local std::time_t made_for = 0;
    thread_local std::string text;
    auto const now = std::time(nullptr);
    if (now != made_for) {
        std::tm t{};
        if (gmtime_r(&now, &t) == nullptr) throw std::system_error(errno, std::generic_category(), "gmtime_r");
        text =
            fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(t.tm_wday)], t.tm_mday,
                        kMonths[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
        made_for = now;
    }
    return text;
}

void add_field(std::string& head, std::string_view field_name, std::string_view value) {
    auto const control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; };
    if (std::ranges::any_of(value, control) || std::ranges::any_of(field_name, control)) {
        runtime::log(runtime::LogLevel::error, "response_field_dropped", {{"reason", "control character"}});
        return;
    }
    head.append(field_name).append(": ").append(value).append("\r\n");
}

/// What a browser is told with every answer that does not say otherwise.
void add_usual_fields(std::string& head, Response const& response) {
    auto const same_letter = [](char a, char b) {
        auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        return lower(a) == lower(b);
    };
    auto const add_missing = [&](std::string_view field_name, std::string_view value) {
        auto const said = std::ranges::any_of(response.headers, [&](auto const& header) {
            return std::ranges::equal(header.first, field_name, same_letter);
        });
        if (!said) add_field(head, field_name, value);
    };
    add_missing("Cache-Control", "no-store");
    add_missing("Content-Security-Policy", kAnswerPolicy);
    for (auto const& [field_name, value] : kSecurityHeaders) add_missing(field_name, value);
}

bool without_length(int status) { return status == 204 || status == 304 || status < 200; }

}  // namespace

std::string_view response_body(Response const& response, Method method) {
    if (method == Method::head || without_length(response.status)) return {};
    return response.shared_body ? std::string_view(*response.shared_body) : std::string_view(response.body);
}

std::string response_head(Response const& response, bool keep_alive, AskedBy asked_by) {
    std::string head;
    head.reserve(1024);
    head.append("HTTP/1.1 ")
        .append(std::to_string(response.status))
        .append(" ")
        .append(text_of_status(response.status));
    head.append("\r\n");
    auto const everybody = asked_by == AskedBy::everybody;
    if (everybody) add_field(head, "Date", date_now());
    for (auto const& [field_name, value] : response.headers) add_field(head, field_name, value);
    if (response.stream) {
        add_field(head, "Transfer-Encoding", "chunked");
    } else if (!without_length(response.status)) {
        add_field(head, "Content-Length", std::to_string(response_body(response, Method::get).size()));
    }
    if (everybody) add_usual_fields(head, response);
    if (!keep_alive) head.append("Connection: close\r\n");
    head.append("\r\n");
    return head;
}

}  // namespace polku::http
