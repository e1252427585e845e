#include "shared/http/chunked.h"

#include <algorithm>

namespace polku::http {

namespace {

constexpr int kMostSizeDigits = 8;
constexpr std::size_t kMostExtensionBytes = 256;
constexpr std::size_t kMostTrailerBytes = 4096;

int size_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_line_char(char c) { return (c >= 0x20 && c < 0x7f) || c == '\t'; }

/// `name: value`; the name is not judged further, for the line is dropped.
bool is_trailer_line(std::string_view line) {
    auto const colon = line.find(':');
    auto const name = line.substr(0, colon);
    return colon != std::string_view::npos && !name.empty() &&
           std::ranges::none_of(name, [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

bool ChunkedBody::end_of_size() {
    if (digits_ == 0) return false;
    state_ = State::size_end;
    return true;
}

bool ChunkedBody::trailer_byte(char c) {
    if (++trailer_bytes_ > kMostTrailerBytes) return false;
    if (c == '\r') {
        state_ = State::trailer_end;
        return trailer_line_.empty() || is_trailer_line(trailer_line_);
    }
    trailer_line_.push_back(c);
    return is_line_char(c);
}

bool ChunkedBody::step(char c) {
    switch (state_) {
        case State::size:
            if (auto const digit = size_digit(c); digit >= 0) {
                size_ = size_ * 16 + static_cast<std::size_t>(digit);
                return ++digits_ <= kMostSizeDigits;
            }
            if (c == ';' && digits_ > 0) {
                state_ = State::extension;
                extension_empty_ = true;
                return ++extension_bytes_ <= kMostExtensionBytes;
            }
            return c == '\r' && end_of_size();
        case State::extension:
            if (c == '\r') return !extension_empty_ && end_of_size();
            extension_empty_ = false;
            return is_line_char(c) && ++extension_bytes_ <= kMostExtensionBytes;
        case State::size_end:
            if (c != '\n') return false;
            state_ = size_ == 0 ? State::trailer : State::data;
            return true;
        case State::data_end_cr: state_ = State::data_end_lf; return c == '\r';
        case State::data_end_lf:
            state_ = State::size;
            size_ = 0;
            digits_ = 0;
            return c == '\n';
        case State::trailer: return trailer_byte(c);
        case State::trailer_end:
            if (c != '\n') return false;
            state_ = trailer_line_.empty() ? State::done : State::trailer;
            trailer_line_.clear();
            return true;
        case State::data:
        case State::done: break;
    }
    return false;
}

domain::Result<std::size_t> ChunkedBody::feed(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && state_ != State::done) {
        if (state_ != State::data) {
            if (!step(bytes[taken])) {
                return domain::refused(
                    domain::bad_request("malformed_request", "the chunks of the body are malformed"));
            }
            ++taken;
            if (state_ == State::data && size_ > most_bytes_ - body_.size()) {
                return domain::refused(domain::too_large(most_bytes_));
            }
            continue;
        }
        auto const part = bytes.substr(taken, size_);
        body_.append(part);
        taken += part.size();
        size_ -= part.size();
        if (size_ == 0) state_ = State::data_end_cr;
    }
    return taken;
}

}  // namespace polku::http
