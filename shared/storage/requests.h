#pragma once

#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The results of writes by their request id, so that the same request sent again is answered and not done again. Both
/// functions run in the transaction of the write itself: first find, then the work, then insert.
namespace polku::storage::requests {

/// done: the answer is whole. running: what was accepted goes on elsewhere (an import); the same request meanwhile is
/// 409.
enum class State : std::uint8_t { running, done };

/// What is kept of an answer. The answer itself is rendered anew, at that version and under the policy of the day.
struct StoredResult {
    std::vector<std::uint8_t> body_hash;  ///< of the request's body: the same key with another body is 422
    int status = 0;                       ///< HTTP status
    std::string resource;                 ///< id of what was made or changed, or empty
    std::int64_t version = 0;             ///< its version after the write, or 0
    State state = State::done;
    std::string resource_state{};  ///< of the resource's state machine after the write, or empty
    std::string location{};        ///< path of the resource, or empty

    bool operator==(StoredResult const&) const = default;
};

/// principal|method|path|idempotency key. Requires: no `|` in the first three (an id, a token and an URI path have
/// none).
[[nodiscard]] std::string key(std::string_view principal, std::string_view method, std::string_view path,
                              std::string_view idempotency_key);

[[nodiscard]] std::optional<StoredResult> find(Tx& tx, std::string_view key);

/// Throws ConstraintError when the key is there already: the caller did not look.
void insert(Tx& tx, std::string_view key, StoredResult const& result, domain::Instant at);

/// Gives a running request its result. False when there is none that runs under this key.
bool finish(Tx& tx, std::string_view key, int status, std::string_view resource, std::int64_t version);

}  // namespace polku::storage::requests
