#include "shared/http/response_reader.h"

#include <algorithm>
#include <charconv>

namespace polku::http {

namespace {

constexpr std::string_view kEnd = "\r\n\r\n";
constexpr std::size_t kMostLengthDigits = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower_field_name(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

/// RFC 9110, 5.6.2.
bool is_field_name(std::string_view field_name) {
    constexpr std::string_view kOther = "!#$%&'*+-.^_`|~";
    return !field_name.empty() && std::ranges::all_of(field_name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
               kOther.find(c) != std::string_view::npos;
    });
}

bool has_control(std::string_view value) {
    return std::ranges::any_of(value,
                               [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

/// "HTTP/1.1 200 OK"; nothing for another version and for what is not final.
std::optional<int> read_status(std::string_view line) {
    constexpr std::string_view kVersion = "HTTP/1.1 ";
    if (!line.starts_with(kVersion) || has_control(line)) return std::nullopt;
    auto const code = line.substr(kVersion.size());
    if (code.size() < 4 || code[3] != ' ' || !std::ranges::all_of(code.substr(0, 3), is_digit)) return std::nullopt;
    auto const status = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    if (status < 200 || status > 599) return std::nullopt;
    return status;
}

}  // namespace

bool ResponseReader::feed(std::string_view bytes) {
    if (complete_) return bytes.empty();
    auto rest = bytes;
    if (!head_read_) {
        auto const searched = head_.size() < kEnd.size() - 1 ? 0 : head_.size() - (kEnd.size() - 1);
        auto const before = head_.size();
        head_.append(bytes);
        auto const end = head_.find(kEnd, searched);
        if (end == std::string::npos) return head_.size() <= limits_.header_bytes;
        rest = bytes.substr(end + kEnd.size() - before);
        head_.resize(end + kEnd.size());
        if (head_.size() > limits_.header_bytes || !end_of_head()) return false;
        head_read_ = true;
        if (chunked_) {
            rest_ = rest;
            complete_ = true;
            return true;
        }
        response_.body.reserve(length_);
    }
    if (rest.size() > length_ - response_.body.size()) return false;
    response_.body.append(rest);
    complete_ = response_.body.size() == length_;
    return true;
}

bool ResponseReader::end_of_head() {
    auto lines = std::string_view(head_);
    lines.remove_suffix(2);
    auto first = true;
    while (!lines.empty()) {
        auto const end = lines.find("\r\n");
        auto const line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        if (first) {
            auto const status = read_status(line);
            if (!status) return false;
            response_.status = *status;
        } else if (!read_field(line)) {
            return false;
        }
        first = false;
    }
    auto const bodiless = response_.status == 204 || response_.status == 304;
    return (has_length_ || chunked_) != bodiless && !(has_length_ && chunked_);
}

bool ResponseReader::read_field(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    auto const field_name = line.substr(0, colon);
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
    if (!is_field_name(field_name) || has_control(value)) return false;
    auto const lower = lower_field_name(field_name);
    if (lower == "transfer-encoding") {
        if (chunked_ || value != "chunked") return false;
        chunked_ = true;
        return true;
    }
    if (lower == "content-length") {
        if (has_length_ || value.empty() || value.size() > kMostLengthDigits || !std::ranges::all_of(value, is_digit)) {
            return false;
        }
        std::from_chars(value.data(), value.data() + value.size(), length_);
        has_length_ = true;
        return length_ <= limits_.body_bytes;
    }
    if (lower == "connection") {
        keep_alive_ = keep_alive_ && lower_field_name(value) != "close";
        return true;
    }
    response_.headers.emplace_back(std::string(field_name), std::string(value));
    return true;
}

}  // namespace polku::http
