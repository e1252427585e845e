#include "shared/http/media_type.h"
#include "shared/http/piece_stream.h"
#include "shared/http/pipeline.h"

#include <boost/asio/this_coro.hpp>

#include <memory>
#include <utility>

namespace polku::http {

namespace {

constexpr std::string_view kQuestionTypes[] = {"application/json"};

struct ReadOutcome {
    Response response;
    std::string entry;  ///< canonical JSON; empty: nothing to log
    std::optional<Pieces> pieces{};
    std::string first_piece{};
};

void note_refusal(ReadOutcome& outcome, Refusal const& refusal, Route const& route, Request const& request,
                  domain::Instant now) {
    if (!refusal.by_policy) return;
    outcome.entry = events::canonical(entry_for(refusal, *request.principal, route.action, now, request.request_id));
}

/// An answer that the asker has already: RFC 9110, 15.4.5.
void shorten_if_known(Response& response, Request const& request) {
    auto const known = request.header("if-none-match");
    auto const tag = response.header("etag");
    if (response.status != 200 || !known || !tag || !names_etag(*known, *tag)) return;
    response.status = 304;
    response.body.clear();
    response.shared_body.reset();
    std::erase_if(response.headers, [](auto const& header) { return header.first == "Content-Type"; });
}

/// Everything that a read does before its answer may leave. One read transaction.
ReadOutcome read_in_transaction(RouterParts const& parts, Route const& route, PathParameters const& path,
                                Request const& request, std::optional<FetchedAccess> const& fetched) {
    ReadOutcome outcome;
    auto const now = parts.clock.now();
    auto const ran = guarded(parts, request, [&] {
        parts.database.read([&](storage::Tx& tx) {
            auto const allowed = decide(tx, parts, route, path, *request.principal, now, fetched);
            if (!allowed) {
                note_refusal(outcome, allowed.error(), route, request, now);
                outcome.response = refuse(parts, request, allowed.error().problem);
                return;
            }
            // What is read by POST has its question in a body.
            if (route.method == Method::post) {
                if (auto const checked = check_media_type(request, kQuestionTypes); !checked) {
                    outcome.response = refuse(parts, request, checked.error());
                    return;
                }
            }
            auto entry = entry_for(events::EntryKind::read, route, *allowed, now, request.request_id);
            ReadCall call{tx, request, path, *allowed, now, entry};
            auto answered = std::get<ReadHandler>(route.handler)(call);
            if (!answered) {
                auto const refusal = entry_for(entry, answered.error());
                if (refusal) outcome.entry = events::canonical(*refusal);
                outcome.response = refuse(parts, request, answered.error());
                return;
            }
            outcome.response = std::move(*answered);
            shorten_if_known(outcome.response, request);
            if (call.pieces && outcome.response.status == 200) {
                outcome.first_piece = call.pieces->read(tx, *allowed, 0);
                outcome.pieces = std::move(call.pieces);
            }
            if (!entry.clients.empty() || !entry.case_id.empty()) outcome.entry = events::canonical(entry);
        });
    });
    if (!ran) {
        outcome.pieces.reset();
        outcome.entry.clear();
        outcome.response = refuse(parts, request, ran.error());
    }
    return outcome;
}

}  // namespace

runtime::Awaitable<Response> answer_read(RouterParts const& parts, Route const& route, PathParameters path,
                                         Request request) {
    std::optional<FetchedAccess> fetched;
    if (asks_casework(parts, route)) {
        auto asked = co_await fetch_access(parts, route, path, request);
        if (!asked) co_return refuse(parts, request, asked.error());
        fetched = std::move(*asked);
    }
    ReadOutcome outcome;
    std::function<void()> const work = [&] { outcome = read_in_transaction(parts, route, path, request, fetched); };
    auto const ran = co_await run_at_cost(parts, route.cost, work);
    if (!ran) co_return refuse(parts, request, domain::unavailable(1));
    if (!outcome.entry.empty()) {
        auto const kept = co_await keep_entry(parts, request, outcome.entry);
        if (!kept) co_return refuse(parts, request, domain::unavailable(1));
    }
    if (outcome.pieces) {
        auto const executor = co_await boost::asio::this_coro::executor;
        outcome.response.stream =
            std::make_shared<PieceStream>(parts, route, std::move(path), std::move(request), executor,
                                          std::move(*outcome.pieces), std::move(outcome.first_piece));
    }
    co_return std::move(outcome.response);
}

}  // namespace polku::http
