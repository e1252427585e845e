#include "gateway/served_file.h"

#include "gateway/field_text.h"
#include "shared/domain/sha256.h"
#include "shared/domain/text.h"

#include <utility>

namespace polku::gateway {

namespace {

/// A weight of nothing: "q=0", "q=0.0", "q=0.000".
bool weighs_nothing(std::string_view parameter) {
    if (!parameter.starts_with("q=0") && !parameter.starts_with("Q=0")) return false;
    return parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

/// RFC 9110, 12.5.3, as far as it matters between two codings and none.
bool accepts(std::string_view accept_encoding, std::string_view coding) {
    auto any = false;
    for (auto const item : domain::split(accept_encoding, ',')) {
        auto const parts = domain::split(item, ';');
        auto const name = without_space(parts.front());
        auto const wanted = parts.size() < 2 || !weighs_nothing(without_space(parts[1]));
        if (name == coding) return wanted;
        if (name == "*") any = wanted;
    }
    return any;
}

}  // namespace

FileVariant file_variant(std::shared_ptr<std::string const> body) {
    auto tag = "\"" + domain::sha256_hex(*body).substr(0, 32) + "\"";
    return {std::move(body), std::move(tag)};
}

http::Response serve(ServedFile const& file, http::Request const& request) {
    auto const accepted = request.header("accept-encoding").value_or("");
    auto const* variant = &file.plain;
    std::string coding;
    if (file.brotli && accepts(accepted, "br")) {
        variant = &*file.brotli;
        coding = "br";
    } else if (file.gzip && accepts(accepted, "gzip")) {
        variant = &*file.gzip;
        coding = "gzip";
    }
    http::Response response;
    response.set("ETag", variant->etag);
    response.set("Cache-Control", file.cache_control);
    if (file.brotli || file.gzip) response.set("Vary", "Accept-Encoding");
    if (http::names_etag(request.header("if-none-match").value_or(""), variant->etag)) {
        response.status = 304;
        return response;
    }
    response.set("Content-Type", file.content_type);
    if (!coding.empty()) response.set("Content-Encoding", coding);
    response.shared_body = variant->body;
    return response;
}

}  // namespace polku::gateway
