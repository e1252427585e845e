#include "shared/http/request_reader.h"

#include "shared/http/target.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <utility>

namespace polku::http {

namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

domain::Result<std::size_t> RequestReader::feed(std::string_view bytes) {
    std::size_t taken = 0;
    if (phase_ == Phase::idle || phase_ == Phase::head) {
        if (bytes.empty()) return taken;
        phase_ = Phase::head;
        // The end of the head may be split over two reads.
        auto const searched = head_.size() < kHeadEnd.size() - 1 ? 0 : head_.size() - (kHeadEnd.size() - 1);
        auto const before = head_.size();
        head_.append(bytes.substr(0, limits_->header_bytes + 1 - std::min(before, limits_->header_bytes)));
        auto const end = head_.find(kHeadEnd, searched);
        if (end == std::string::npos && head_.size() <= limits_->header_bytes) return head_.size() - before;
        // What is too long has no end here, and check_framing says so.
        if (end != std::string::npos) head_.resize(end + kHeadEnd.size());
        taken = head_.size() - before;
        if (auto const read = end_of_head(); !read) return domain::refused(read.error());
    }
    if (phase_ != Phase::body) return taken;
    auto const rest = bytes.substr(taken);
    if (chunks_) {
        auto const fed = chunks_->feed(rest);
        if (!fed) return domain::refused(fed.error());
        taken += *fed;
        if (chunks_->done()) {
            request_.body = std::move(chunks_->body());
            phase_ = Phase::complete;
        }
        return taken;
    }
    auto const part = rest.substr(0, static_cast<std::size_t>(framing_.length) - request_.body.size());
    // Room once for all of it: memory that nothing was written to costs nothing, a text that grows costs twice.
    if (request_.body.empty()) request_.body.reserve(static_cast<std::size_t>(framing_.length));
    request_.body.append(part);
    if (request_.body.size() == framing_.length) phase_ = Phase::complete;
    return taken + part.size();
}

domain::Result<void> RequestReader::end_of_head() {
    auto const framing = check_framing(head_, {limits_->header_bytes, limits_->header_fields});
    if (!framing) return domain::refused(framing.error());
    framing_ = *framing;
    if (auto const parsed = parse_head(); !parsed) return parsed;
    expectation_ = framing_.expects_continue;
    switch (framing_.body) {
        case Framing::Body::none: phase_ = Phase::complete; break;
        case Framing::Body::length:
            if (framing_.length > body_limit()) return domain::refused(domain::too_large(body_limit()));
            phase_ = Phase::body;
            break;
        case Framing::Body::chunked:
            chunks_.emplace(body_limit());
            phase_ = Phase::body;
            break;
    }
    return {};
}

domain::Result<void> RequestReader::parse_head() {
    namespace beast_http = boost::beast::http;
    beast_http::request_parser<beast_http::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_->header_bytes));
    parser.body_limit(boost::none);
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(head_), error);
    if (error == beast_http::error::need_more) error = {};
    auto const& head = parser.get();
    auto const method = parse_method(std::string_view(head.method_string().data(), head.method_string().size()));
    if (error || !parser.is_header_done() || !method) {
        return domain::refused(domain::bad_request("malformed_request", "the header cannot be parsed"));
    }
    auto const host = head[beast_http::field::host];
    auto target = parse_target(std::string_view(head.target().data(), head.target().size()),
                               std::string_view(host.data(), host.size()));
    if (!target) return domain::refused(target.error());
    request_.method = *method;
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    for (auto const& field : head) {
        auto const field_name = field.name_string();
        request_.headers.emplace_back(lower_case(std::string_view(field_name.data(), field_name.size())),
                                      std::string(field.value()));
    }
    return {};
}

std::size_t RequestReader::body_limit() const {
    auto const large = std::ranges::any_of(
        limits_->large_body_prefixes, [&](std::string const& prefix) { return request_.path.starts_with(prefix); });
    return large ? limits_->large_body_bytes : limits_->body_bytes;
}

bool RequestReader::take_expectation() { return phase_ == Phase::body && std::exchange(expectation_, false); }

Request RequestReader::take() { return std::move(request_); }

}  // namespace polku::http
