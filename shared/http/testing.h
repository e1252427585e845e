#pragma once

#include "shared/http/router.h"
#include "shared/http/whole_answer.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// For tests alone: a router over a database of its own, asked without a socket.
namespace polku::http {

class TestRouter {
public:
    explicit TestRouter(std::span<storage::Migration const> own = {}, FactsSource facts = {},
                        std::span<domain::Message const> messages = {})
        : database_(storage::open_for_test(own)),
          read_log_(events::open_read_log(folder_ / "reads.db")),
          router_(parts(std::move(facts), messages)) {}

    Response send(Request request) {
        if (request.request_id.empty()) request.request_id = ids_.next().text;
        return runtime::block_on(whole(router_.handle(std::move(request))));
    }
    Response get(access::Principal const& principal, std::string path, Headers headers = {}) {
        return send(request(Method::get, principal, std::move(path), {}, std::move(headers)));
    }
    Response post(access::Principal const& principal, std::string path, std::string body, Headers headers = {}) {
        return send(request(Method::post, principal, std::move(path), std::move(body), std::move(headers)));
    }
    Response put(access::Principal const& principal, std::string path, std::string body, Headers headers = {}) {
        return send(request(Method::put, principal, std::move(path), std::move(body), std::move(headers)));
    }

    /// `path` may have a query. A body gets `application/json` unless `headers` name a type.
    static Request request(Method method, access::Principal const& principal, std::string path, std::string body,
                           Headers headers = {}) {
        Request made;
        made.method = method;
        if (auto const query = path.find('?'); query != std::string::npos) {
            made.query = path.substr(query + 1);
            path.resize(query);
        }
        made.path = std::move(path);
        made.headers = std::move(headers);
        made.body = std::move(body);
        made.principal = principal;
        made.language = domain::Language::en;
        if (!made.body.empty() && !made.header("content-type")) {
            made.headers.emplace_back("content-type", "application/json");
        }
        return made;
    }

    /// What the journal (changes) and the read log (reads, refusals) hold, oldest first, as canonical JSON.
    std::vector<std::string> journal() {
        return texts(database_->read([](storage::Tx& tx) { return events::entries_after(tx, 0, 1000); }));
    }
    std::vector<std::string> read_log() { return texts(read_log_->after(0, 1000)); }
    std::vector<events::Recorded> recorded_events() {
        return database_->read([](storage::Tx& tx) { return events::read_after(tx, 0, 1000); });
    }

    Router& router() { return router_; }
    storage::Database& database() { return *database_; }
    domain::FakeClock& clock() { return clock_; }
    domain::SequentialIds& ids() { return ids_; }

private:
    RouterParts parts(FactsSource facts, std::span<domain::Message const> messages) {
        RouterParts made{*database_, *read_log_, heavy_, clock_, ids_};
        made.facts = std::move(facts);
        made.service = "test";
        made.messages = messages;
        made.streams.pause = std::chrono::milliseconds(1);
        return made;
    }
    static std::vector<std::string> texts(std::vector<events::NumberedEntry> const& entries) {
        std::vector<std::string> found;
        found.reserve(entries.size());
        for (auto const& entry : entries) found.push_back(entry.canonical);
        return found;
    }

    storage::TemporaryDirectory folder_;
    storage::TestDatabase database_;
    std::unique_ptr<events::ReadLog> read_log_;
    runtime::HeavyPool heavy_{1, 16};
    domain::FakeClock clock_;
    domain::SequentialIds ids_;
    Router router_;
};

}  // namespace polku::http
