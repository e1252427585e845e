#include "shared/http/idempotency.h"

#include "shared/json/reader.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace polku::http {

namespace {

constexpr std::size_t kLongestKey = 128;

/// RFC 8941 string: printable ASCII in quotation marks, with \" and \\ escaped.
std::optional<std::string> parse_sf_string(std::string_view value) {
    if (value.size() < 2 || value.back() != '"') return std::nullopt;
    std::string text;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
        auto c = value[i];
        if (c < 0x20 || c > 0x7e || c == '"') return std::nullopt;
        if (c == '\\') {
            ++i;
            if (i + 1 >= value.size() || (value[i] != '"' && value[i] != '\\')) return std::nullopt;
            c = value[i];
        }
        text.push_back(c);
    }
    return text;
}

bool is_bare_key(std::string_view value) {
    constexpr std::string_view kOther = "!#$%&'*+-.^_`|~:/=";
    return std::ranges::all_of(value, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kOther.find(c) != std::string_view::npos;
    });
}

std::vector<std::uint8_t> sha256_of(std::string_view bytes) {
    std::vector<std::uint8_t> digest(32);
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    return digest;
}

/// What holds a secret in a secret body. A fast hash of one would undo the slow one: nothing of it is kept.
constexpr std::array<char const*, 4> kSecretMembers{"password", "current", "code", "token"};

/// Of all but its secrets; of what is no JSON nothing: that is refused, and leaves no result.
std::vector<std::uint8_t> hash_without_secrets(std::string_view body) {
    auto const document = json::parse(body);
    if (!document) return {};
    auto open = document->root();
    if (open.is_object()) {
        for (auto const* const member : kSecretMembers) open.erase(member);
    }
    return sha256_of(open.dump());
}

}  // namespace

std::optional<std::string> parse_idempotency_key(std::string_view value) {
    std::optional<std::string> key;
    if (value.starts_with('"')) {
        key = parse_sf_string(value);
    } else if (is_bare_key(value)) {
        key = std::string(value);
    }
    if (!key || key->empty() || key->size() > kLongestKey) return std::nullopt;
    return key;
}

domain::Result<WriteKey> write_key(Request const& request, bool secret_body) {
    // Told apart by their first letter, so that nobody's key is another request's id.
    auto key = "r:" + request.request_id;
    if (auto const header = request.header("idempotency-key")) {
        auto const given = parse_idempotency_key(*header);
        if (!given) {
            return domain::refused(domain::bad_request(
                "malformed_idempotency_key", "Idempotency-Key is a quoted string or a token of 1 to 128 characters"));
        }
        key = "k:" + *given;
    }
    WriteKey made;
    auto const asker = request.principal->person.text + "/" + request.principal->membership.text;
    made.key = storage::requests::key(asker, name(request.method), request.path, key);
    made.body_hash = secret_body ? hash_without_secrets(request.body) : sha256_of(request.body);
    return made;
}

domain::Result<std::optional<Written>> find_written(storage::Tx& tx, WriteKey const& key) {
    std::optional<Written> found;
    auto stored = storage::requests::find(tx, key.key);
    if (!stored) return found;
    if (stored->body_hash != key.body_hash) {
        domain::Problem problem;
        problem.status = 422;
        problem.code = "idempotency_key_reused";
        return domain::refused(std::move(problem));
    }
    if (stored->state == storage::requests::State::running) return domain::refused(domain::conflict("still_running"));
    Written written;
    written.status = stored->status;
    written.id = std::move(stored->resource);
    written.version = stored->version;
    written.state = std::move(stored->resource_state);
    written.location = std::move(stored->location);
    found = std::move(written);
    return found;
}

void keep_written(storage::Tx& tx, WriteKey const& key, Written const& written, domain::Instant at) {
    storage::requests::StoredResult result;
    result.body_hash = key.body_hash;
    result.status = written.status;
    result.resource = written.id;
    result.version = written.version;
    result.resource_state = written.state;
    result.location = written.location;
    storage::requests::insert(tx, key.key, result, at);
}

}  // namespace polku::http
