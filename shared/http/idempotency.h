#pragma once

#include "shared/http/route.h"
#include "shared/storage/requests.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside the router: a write sent twice is done once.
namespace polku::http {

/// The value of an Idempotency-Key header: a structured-field string (RFC 8941, 3.3.3) or a bare token, 1 to 128
/// characters. Nothing when it is neither.
std::optional<std::string> parse_idempotency_key(std::string_view value);

/// Under what a write's result is kept: principal, method, path, and the key or (without one) the request id.
struct WriteKey {
    std::string key;
    std::vector<std::uint8_t> body_hash;  ///< SHA-256; of a secret body without its secrets
};

/// Problem: 400 malformed_idempotency_key. Requires: a principal.
domain::Result<WriteKey> write_key(Request const& request, bool secret_body);

/// What a write answered, when it was done before under this key. Problems: 422 idempotency_key_reused, 409
/// still_running.
domain::Result<std::optional<Written>> find_written(storage::Tx& tx, WriteKey const& key);

void keep_written(storage::Tx& tx, WriteKey const& key, Written const& written, domain::Instant at);

}  // namespace polku::http
