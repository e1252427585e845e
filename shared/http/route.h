#pragma once

#include "shared/access/policy.h"
#include "shared/domain/problem.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"
#include "shared/http/event_text.h"
#include "shared/http/message.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace polku::http {

/// fast: inline on the I/O thread, budget 2 ms. heavy: password hashing, files, imports, anything O(rows): a small pool
/// with a bounded queue (full = 503 with Retry-After).
enum class Cost : std::uint8_t { fast, heavy };

/// The values of a pattern's `{name}` parts, validated as ids before the handler is called (a malformed id is a 404),
/// and of its
/// `{name:text}` parts: 1 to 64 of the characters A-Z a-z 0-9 . _ -.
class PathParameters {
public:
    void add(std::string_view parameter_name, std::string value) {
        values_.emplace_back(parameter_name, std::move(value));
    }
    /// Requires: the pattern has `{parameter_name}`; otherwise std::logic_error.
    [[nodiscard]] domain::Id id(std::string_view parameter_name) const;
    [[nodiscard]] std::string const& text(std::string_view parameter_name) const;

private:
    std::vector<std::pair<std::string_view, std::string>> values_;
};

/// What is the request about? Resolved, and the policy asked, before the handler runs, in the same transaction.
struct Scope {
    enum class Kind : std::uint8_t {
        nothing,   ///< no client, no contract: settings, own session
        list,      ///< many: narrowed in SQL by the principal (grants join); the handler says whom it showed
        one_case,  ///< the case that `find` names
        one_contract,
    };
    Kind kind = Kind::nothing;
    std::string_view parameter{};  ///< the path parameter
    /// From the parameter to the case or contract, one statement; nothing = 404. Null: the parameter is the id itself.
    std::optional<domain::Id> (*find)(storage::Tx&, domain::Id const&) = nullptr;
};

inline constexpr Scope kNoScope{};
inline constexpr Scope kListScope{Scope::Kind::list};
constexpr Scope case_in_path(std::string_view parameter) { return {Scope::Kind::one_case, parameter, nullptr}; }
constexpr Scope case_of(std::string_view parameter,
                        std::optional<domain::Id> (*find)(storage::Tx&, domain::Id const&)) {
    return {Scope::Kind::one_case, parameter, find};
}
constexpr Scope contract_in_path(std::string_view parameter) { return {Scope::Kind::one_contract, parameter, nullptr}; }
constexpr Scope contract_of(std::string_view parameter,
                            std::optional<domain::Id> (*find)(storage::Tx&, domain::Id const&)) {
    return {Scope::Kind::one_contract, parameter, find};
}

/// A body that is not held as a whole: its pieces are read one after another while it is sent, each in a read
/// transaction of its own, past the policy, which is asked anew each time. Who may no longer read it, or gets what
/// cannot be read, is cut off in the middle.
struct Pieces {
    int count = 0;  ///< at least 1
    /// `number` from 0 on, in order. Empty: what the policy of now allows does not reach so far any more. Throws
    /// StorageError: there is none, or it is not what was stored.
    std::function<std::string(storage::Tx& tx, access::Allowed const& allowed, int number)> read;
};

/// A read inside its transaction, past the policy. The handler loads, renders, and tells `entry` whose data of which
/// categories it shows; the answer leaves when the entry is durable. `entry` is prefilled: who, action, ground, and
/// with a case scope the case and its client. No clients and no case in it = nothing about a client was shown, no entry
/// is made. With an ETag set, If-None-Match gives 304. A handler that refuses because of who asks sets `entry.kind` to
/// refusal: its problem then leaves an entry like one of the policy.
struct ReadCall {
    storage::Tx& tx;
    Request const& request;
    PathParameters const& path;
    access::Allowed const& allowed;
    domain::Instant now;
    events::JournalEntry& entry;
    std::optional<Pieces> pieces{};  ///< set by the handler: of the answer, in place of its body

    [[nodiscard]] access::Principal const& principal() const { return allowed.principal(); }
};
using ReadHandler = std::function<domain::Result<Response>(ReadCall&)>;

/// What a write answers, also when it is repeated with the same key: status, Location and ETag from these, and the body
/// {"id", "version", "state"}. Nothing of a client is in it, so it can be stored.
struct Written {
    int status = 200;  ///< 200 or 201
    std::string id;    ///< of the resource changed or made
    std::int64_t version = 1;
    std::string state{};     ///< of a state machine, or empty
    std::string location{};  ///< path of the resource; for 201
    /// JSON sent instead of {"id", "version", "state"}: never stored, so the same request repeated is answered without
    /// it. For what is said once (a session's token).
    std::string body{};
};

/// A write inside its transaction, past the policy. May run twice; takes everything by value.
struct WriteCall {
    storage::Tx& tx;
    PathParameters const& path;
    access::Allowed const& allowed;
    domain::Instant now;  ///< writer's time: never decreases along the event log
    std::string const& request_id;
    std::optional<std::int64_t> if_match;  ///< the version that the caller was shown; -1 for a tag that is none of ours
    domain::IdSource& ids;
    events::JournalEntry&
        entry;  ///< prefilled: who, action, ground, case; the handler adds subject, categories, outcome

    /// What casework said to the handler's question; nothing: it asked none.
    std::string const* answer = nullptr;

    [[nodiscard]] access::Principal const& principal() const { return allowed.principal(); }
    /// Appends an event in this transaction; answers its number.
    std::int64_t emit(events::Event const& event) { return events::append(tx, event, ids.next(), now, request_id); }
};
using WriteFunction = std::function<domain::Result<Written>(WriteCall&)>;

/// Before the transaction: reads the body (all faults at once), computes at length (hashing, parsing a file). `read`
/// runs a function in a read transaction. Answers the function to run in the write transaction.
struct PrepareCall {
    Request const& request;
    PathParameters const& path;
    access::Principal const& principal;
    domain::Instant now;
    std::function<void(std::function<void(storage::Tx&)> const&)> read;
};
using Prepare = std::function<domain::Result<WriteFunction>(PrepareCall&)>;

/// What a write must know of casework: an internal GET, with path and query, that the shell sends before the body is
/// read; nothing: there is nothing to ask. What is answered was true a moment ago, so whoever reads the write's event
/// mends what became untrue in between.
using Question = std::function<std::optional<Request>(storage::Tx&, PathParameters const&)>;

/// `needs_if_match`: 428 without If-Match.
struct WriteHandler {
    Prepare prepare;
    bool needs_if_match = false;
    Question question{};
    /// The body holds a password, a code or a token, in a member that idempotency.cpp names: no hash of that is stored
    /// with the request id (a fast hash would undo the slow one), so the same key with another of it is not told apart.
    bool secret_body = false;
    /// A body of another type than these is 415. An act without fields may come without a body and without a type.
    std::vector<std::string_view> content_types{"application/json"};
};

/// One event of a stream. With a case it is sent only to who may `action` that case when it is sent: the shell asks
/// casework and the policy anew for each, and leaves it out otherwise, and for a former party.
struct StreamMessage {
    EventText text;
    std::optional<domain::Id> case_id{};
    access::Action action = access::Action::case_read;
};

/// What there is to tell since `place` (Last-Event-ID; empty: from now on), inside its own read transaction and past
/// the policy, which is asked anew each time. Plain code: the shell waits, asks again, and sends.
struct StreamCall {
    storage::Tx& tx;
    access::Allowed const& allowed;
    domain::Instant now;
    std::string const& place;

    [[nodiscard]] access::Principal const& principal() const { return allowed.principal(); }
};
struct StreamStep {
    std::vector<StreamMessage> messages{};
    std::string place;  ///< where the next step goes on
    bool last = false;  ///< the stream ends after these
};
struct StreamHandler {
    std::function<domain::Result<StreamStep>(StreamCall&)> step;
};

/// A route does not compile without its action, scope and cost.
struct Route {
    Method method;
    /// "/api/v1/cases/{case}/plan", or "/internal/..." (for service principals only, never reachable through the public
    /// door). Requires: static storage. Where two patterns fit, the literal one wins ("/clients/search" before
    /// "/clients/{client}").
    std::string_view pattern;
    access::Action action;
    Scope scope;
    Cost cost;
    std::variant<ReadHandler, WriteHandler, StreamHandler> handler;
};

}  // namespace polku::http
