#include "shared/storage/requests.h"

namespace polku::storage::requests {
namespace {

constexpr Query kFindRequest{
    "requests.find",
    "SELECT body_hash, status, resource, version, state, resource_state, location FROM request WHERE key = $1"};
constexpr Query kInsertRequest{"requests.insert",
                               "INSERT INTO request (key, body_hash, status, resource, version, state, resource_state, "
                               "location, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Query kFinishRequest{"requests.finish",
                               "UPDATE request SET status = $1, resource = $2, version = $3, state = 'done' "
                               "WHERE key = $4 AND state = 'running'"};

StoredResult stored_result(Row const& row) {
    auto const hash = row.bytes(0);
    return {.body_hash = {hash.begin(), hash.end()},
            .status = static_cast<int>(row.integer(1)),
            .resource = row.string(2),
            .version = row.integer(3),
            .state = row.text(4) == "running" ? State::running : State::done,
            .resource_state = row.string(5),
            .location = row.string(6)};
}

}  // namespace

std::string key(std::string_view principal, std::string_view method, std::string_view path,
                std::string_view idempotency_key) {
    std::string joined;
    for (auto const part : {principal, method, path}) {
        if (part.find('|') != std::string_view::npos) throw std::logic_error("a part of a request's key holds |");
        joined.append(part).push_back('|');
    }
    return joined.append(idempotency_key);
}

std::optional<StoredResult> find(Tx& tx, std::string_view key) { return tx.one(kFindRequest, stored_result, key); }

void insert(Tx& tx, std::string_view key, StoredResult const& result, domain::Instant at) {
    tx.run(kInsertRequest, key, result.body_hash, result.status, result.resource, result.version,
           result.state == State::running ? "running" : "done", result.resource_state, result.location, at);
}

bool finish(Tx& tx, std::string_view key, int status, std::string_view resource, std::int64_t version) {
    return tx.run(kFinishRequest, status, resource, version, key) == 1;
}

}  // namespace polku::storage::requests
