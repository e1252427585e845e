#pragma once

#include "generated/payments/migrations.h"
#include "services/payments/contracts/api.h"
#include "services/payments/contracts/rules.h"
#include "services/payments/contracts/store.h"
#include "services/payments/exports/api.h"
#include "services/payments/fee_lines/reactor.h"
#include "services/payments/messages.h"
#include "services/payments/statements/api.h"
#include "services/payments/testing_sample.h"
#include "shared/events/reader.h"
#include "shared/http/testing.h"
#include "shared/json/reader.h"
#include "shared/runtime/await.h"
#include "shared/runtime/block_on.h"

#include <fmt/format.h>

/// For tests alone: payments' routes over a database of their own with one lot, and events as outcomes would send them.
namespace polku::payments::testing {

inline domain::Id const kContract = sample::id(1);

inline access::Principal finance(int number) {
    access::Principal principal;
    principal.person = sample::id(number);
    principal.membership = sample::id(number + 1000);
    principal.organisation = sample::kBuyer;
    principal.role = access::Role::finance;
    return principal;
}
inline access::Principal fia() { return finance(31); }
inline access::Principal frans() { return finance(32); }
inline access::Principal stranger() {
    auto principal = finance(39);
    principal.organisation = sample::id(999);
    return principal;
}

class Payments {
public:
    Payments() : router_(migrations(), {.contract_access = contract_access}, messages()) {
        router_.router().add(contract_routes());
        router_.router().add(statement_routes([this] { return catch_up(); }));
        router_.router().add(export_routes());
        write([](storage::Tx& tx) {
            Contract contract{.id = kContract, .version = 1, .terms = sample::terms(), .versions = {}};
            insert(tx, contract, domain::Instant{1}, sample::id(30));
            for (auto const& [day, cents] : {std::pair{domain::LocalDate(2026, 1, 1), 200'000},
                                             std::pair{domain::LocalDate(2026, 7, 1), 250'001}}) {
                auto const version = activate(sample::version(day, cents), contract, {}, sample::id(11 + cents % 10),
                                              domain::Instant{2});
                insert_activated(tx, kContract, version.value(), sample::id(30));
                contract.versions.push_back(version.value());
            }
        });
        set_now("2026-06-03T09:00:00Z");
    }

    template <class F>
    void write(F fn) {
        router_.database().write_now([&](storage::Tx& tx) { fn(tx); });
    }

    void set_now(std::string_view instant) { router_.clock().set(domain::parse_instant(instant).value()); }

    /// One event of outcomes' log, read by the reader that the service runs. The reason when it stopped on it.
    std::string apply(std::string type, std::string data, domain::Instant at) {
        events::Recorded recorded;
        recorded.number = ++number_;
        recorded.id = router_.ids().next();
        recorded.event = {.type = std::move(type), .subject = "", .category = "payment", .data = std::move(data)};
        recorded.at = at;
        next_ = {.epoch = "e1",
                 .epochs = {{"e1", 0}},
                 .head = number_,
                 .anchor = {},
                 .through = number_,
                 .through_id = {},
                 .events = {std::move(recorded)}};
        runtime::block_on(reader_.step());
        return reader_.figures().reason;
    }

    struct Verified {
        int milestone = 0;
        std::string happened_on = "2026-05-04";
        std::string verified_at = "2026-05-20T08:00:00Z";
        std::string type = "M3";
        int version = 1;
        bool payable = true;
    };
    std::string verified(Verified const& v) {
        auto const at = domain::parse_instant(v.verified_at).value();
        return apply(
            "polku.milestone.verified.v1",
            fmt::format(
                R"({{"milestone":"{}","contract":"{}","contract_version":{},"pseudonym":"P-SAMPLE{:04}","type":"{}",)"
                R"("result_group":"{}","occurrence":"1","happened_on":"{}","recorded_at":"{}","verified_at":"{}",)"
                R"("organisation":"{}","payable":{}}})",
                sample::id(5000 + v.milestone).text, kContract.text, v.version, v.milestone, v.type,
                v.type == "M3" ? "job" : "plan", v.happened_on, v.verified_at, v.verified_at, sample::kLead.text,
                v.payable),
            at);
    }
    void held(int milestone, std::string_view reason, std::string_view at) {
        change_hold("held", milestone, reason, at);
    }
    void released(int milestone, std::string_view reason, std::string_view at) {
        change_hold("released", milestone, reason, at);
    }
    void mark() { apply("polku.outcomes.log-marked.v1", "{}", router_.clock().now()); }

    /// Whether outcomes can be read when a statement is frozen.
    bool outcomes_away = false;

    struct Answer {
        int status = 0;
        std::string id{};
        std::int64_t version = 0;
        std::string state{};
        std::string body{};
        http::Headers headers{};
    };
    Answer get(access::Principal const& who, std::string path) {
        return answer(router_.get(who, "/api/v1" + std::move(path)));
    }
    /// The contract's statement of that month as `who` sees it.
    Answer statement(std::string_view period, access::Principal const& who = fia()) {
        auto const list = router_.get(who, "/api/v1/statements").body;
        auto const at = list.find(fmt::format(R"("period":"{}")", period));
        if (at == std::string::npos) return {};
        auto const begins = list.rfind(R"({"id":")", at) + 7;
        return get(who, "/statements/" + list.substr(begins, 36));
    }
    Answer act(access::Principal const& who, Answer const& on, std::string_view what, std::string body = "") {
        return answer(router_.post(who, fmt::format("/api/v1/statements/{}/{}", on.id, what), std::move(body),
                                   {{"if-match", http::etag(on.version)}}));
    }

    http::TestRouter& router() { return router_; }

private:
    domain::Result<void> catch_up() {
        if (outcomes_away) return domain::refused(domain::unavailable(2));
        mark();
        return {};
    }
    void change_hold(std::string_view what, int milestone, std::string_view reason, std::string_view at) {
        apply(fmt::format("polku.milestone.{}.v1", what),
              fmt::format(R"({{"milestone":"{}","contract":"{}","reason":"{}","{}_at":"{}"}})",
                          sample::id(5000 + milestone).text, kContract.text, reason, what, at),
              domain::parse_instant(at).value());
    }
    static Answer answer(http::Response const& response) {
        Answer answer{.status = response.status, .body = response.body, .headers = response.headers};
        auto const document = json::parse(response.body);
        if (!document) return answer;
        json::Reader r(*document);
        if (r.has("id")) answer.id = r.text("id");
        if (r.has("version")) answer.version = r.integer("version");
        if (r.has("state")) answer.state = r.text("state");
        return answer;
    }

    http::TestRouter router_;
    std::int64_t number_ = 0;
    events::Batch next_;
    events::Reader reader_{
        router_.database(),
        {.source = std::string(kOutcomes),
         .kind = events::ReaderKind::reactor,
         .pull =
             [this](std::int64_t) {
                 return runtime::await_value<domain::Result<events::Batch>>(
                     [this](runtime::Done<domain::Result<events::Batch>> done) { done(next_); });
             },
         .apply = [this](storage::Tx& tx,
                         events::Recorded const& recorded) { apply_outcomes_event(tx, recorded, router_.ids()); }}};
};

}  // namespace polku::payments::testing
