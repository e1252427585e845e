#include "shared/http/media_type.h"
#include "shared/http/pipeline.h"
#include "shared/json/writer.h"
#include "shared/storage/await_write.h"

#include <memory>
#include <utility>

namespace polku::http {

namespace {

/// One write on its way: made on the loop, run by the writer (perhaps more than once), read on the loop again.
struct Writing {
    RouterParts const& parts;
    Route const& route;
    PathParameters path;
    Request request;
    std::optional<FetchedAccess> fetched{};
    WriteKey key{};
    std::optional<std::int64_t> if_match{};
    WriteFunction function{};
    std::optional<std::string> answer{};  ///< casework's, to the handler's question

    // Of the last run.
    bool done_before = false;  ///< told before anything was computed
    Written written{};
    std::optional<domain::Problem> problem{};
    std::string refusal_entry{};
};

void note_refusal(Writing& writing, Refusal const& refusal, domain::Instant now) {
    writing.problem = refusal.problem;
    if (!refusal.by_policy) return;
    writing.refusal_entry = events::canonical(
        entry_for(refusal, *writing.request.principal, writing.route.action, now, writing.request.request_id));
}

storage::Verdict stop_with(Writing& writing, domain::Problem problem) {
    writing.problem = std::move(problem);
    return storage::Verdict::undo;
}

storage::Verdict write_in_transaction(Writing& writing, storage::Tx& tx) {
    writing.written = {};
    writing.problem.reset();
    writing.refusal_entry.clear();
    auto const& parts = writing.parts;
    auto const now = events::writer_time(tx, parts.clock.now());
    auto const allowed =
        decide(tx, parts, writing.route, writing.path, *writing.request.principal, now, writing.fetched);
    if (!allowed) {
        note_refusal(writing, allowed.error(), now);
        return storage::Verdict::undo;
    }
    auto before = find_written(tx, writing.key);
    if (!before) return stop_with(writing, std::move(before.error()));
    if (*before) {
        writing.written = std::move(**before);
        return storage::Verdict::undo;
    }
    auto entry = entry_for(events::EntryKind::change, writing.route, *allowed, now, writing.request.request_id);
    WriteCall call{tx,
                   writing.path,
                   *allowed,
                   now,
                   writing.request.request_id,
                   writing.if_match,
                   parts.ids,
                   entry,
                   writing.answer ? &*writing.answer : nullptr};
    auto done = writing.function(call);
    if (!done) {
        auto const refusal = entry_for(entry, done.error());
        if (refusal) writing.refusal_entry = events::canonical(*refusal);
        return stop_with(writing, std::move(done.error()));
    }
    writing.written = std::move(*done);
    keep_written(tx, writing.key, writing.written, now);
    events::write_entry(tx, entry);
    return storage::Verdict::keep;
}

/// The policy before the body is read: who may not do it learns nothing from the faults of a body, and costs no
/// computing.
void ask_policy_first(Writing& writing) {
    auto const ran = guarded(writing.parts, writing.request, [&] {
        auto const now = writing.parts.clock.now();
        writing.parts.database.read([&](storage::Tx& tx) {
            auto const allowed = decide(tx, writing.parts, writing.route, writing.path, *writing.request.principal, now,
                                        writing.fetched);
            if (!allowed) note_refusal(writing, allowed.error(), now);
        });
    });
    if (!ran) writing.problem = ran.error();
}

/// What can be told from the headers alone.
domain::Result<void> read_headers(Writing& writing, WriteHandler const& handler) {
    auto const& request = writing.request;
    if (auto const checked = check_media_type(request, handler.content_types); !checked) return checked;
    if (auto const header = request.header("if-match")) writing.if_match = parse_etag(*header).value_or(-1);
    if (handler.needs_if_match && !writing.if_match) return domain::refused(domain::precondition_required());
    auto key = write_key(request, handler.secret_body);
    if (!key) return domain::refused(std::move(key.error()));
    writing.key = std::move(*key);
    return {};
}

/// What computes at length, or asks another part, does so once: who sends it again hears what came of it, if the policy
/// still says yes.
void look_for_result(Writing& writing) {
    writing.parts.database.read([&](storage::Tx& tx) {
        auto const now = writing.parts.clock.now();
        auto const allowed =
            decide(tx, writing.parts, writing.route, writing.path, *writing.request.principal, now, writing.fetched);
        if (!allowed) return note_refusal(writing, allowed.error(), now);
        auto before = find_written(tx, writing.key);
        if (!before) {
            writing.problem = std::move(before.error());
        } else if (*before) {
            writing.written = std::move(**before);
            writing.done_before = true;
        }
    });
}

void prepare(Writing& writing, WriteHandler const& handler) {
    auto const ran = guarded(writing.parts, writing.request, [&] {
        if (writing.route.cost == Cost::heavy) look_for_result(writing);
        if (writing.done_before || writing.problem) return;
        auto const read = [&](std::function<void(storage::Tx&)> const& fn) {
            writing.parts.database.read([&](storage::Tx& tx) { fn(tx); });
        };
        PrepareCall call{writing.request, writing.path, *writing.request.principal, writing.parts.clock.now(), read};
        auto prepared = handler.prepare(call);
        if (prepared) {
            writing.function = std::move(*prepared);
        } else {
            writing.problem = std::move(prepared.error());
        }
    });
    if (!ran) writing.problem = ran.error();
}

Response written_response(Written const& written) {
    auto body = written.body;
    if (body.empty()) {
        json::Writer w(body);
        w.begin_object();
        w.field("id", written.id);
        w.field("version", written.version);
        if (!written.state.empty()) w.field("state", written.state);
        w.end_object();
    }
    auto response = json_response(std::move(body), written.status);
    response.set("ETag", etag(written.version));
    if (!written.location.empty()) response.set("Location", written.location);
    return response;
}

/// The answer of a write that ended: its result, or its problem once a refusal is in the read log.
runtime::Awaitable<Response> end_write(std::shared_ptr<Writing> writing) {
    if (!writing->problem) co_return written_response(writing->written);
    if (!writing->refusal_entry.empty()) {
        auto const kept = co_await keep_entry(writing->parts, writing->request, writing->refusal_entry);
        if (!kept) co_return refuse(writing->parts, writing->request, domain::unavailable(1));
    }
    co_return refuse(writing->parts, writing->request, *writing->problem);
}

}  // namespace

runtime::Awaitable<Response> answer_write(RouterParts const& parts, Route const& route, PathParameters path,
                                          Request request) {
    auto const& handler = std::get<WriteHandler>(route.handler);
    // Shared with the writer, which may hold it longer than this coroutine lives.
    std::shared_ptr<Writing> const writing(new Writing{parts, route, std::move(path), std::move(request)});
    if (asks_casework(parts, route)) {
        auto asked = co_await fetch_access(parts, route, writing->path, writing->request);
        if (!asked) co_return refuse(parts, writing->request, asked.error());
        writing->fetched = std::move(*asked);
    }
    ask_policy_first(*writing);
    if (!writing->problem && handler.question) {
        auto question = parts.database.read([&](storage::Tx& tx) { return handler.question(tx, writing->path); });
        if (question) {
            auto answered = co_await ask_casework(parts, std::move(*question), writing->request);
            if (!answered) co_return refuse(parts, writing->request, answered.error());
            writing->answer = std::move(*answered);
        }
    }
    if (!writing->problem) {
        if (auto const read = read_headers(*writing, handler); !read) writing->problem = read.error();
    }
    if (!writing->problem) {
        std::function<void()> const work = [&] { prepare(*writing, handler); };
        auto const ran = co_await run_at_cost(parts, route.cost, work);
        if (!ran) writing->problem = domain::unavailable(1);
    }
    if (!writing->problem && !writing->done_before) {
        std::exception_ptr thrown;
        std::move_only_function<storage::Verdict(storage::Tx&)> run = [writing](storage::Tx& tx) {
            return write_in_transaction(*writing, tx);
        };
        try {
            co_await storage::await_write(parts.database, std::move(run));
        } catch (std::exception const&) {
            thrown = std::current_exception();
        }
        if (thrown) writing->problem = problem_of(parts, writing->request, thrown);
    }
    auto response = co_await end_write(writing);
    co_return response;
}

}  // namespace polku::http
