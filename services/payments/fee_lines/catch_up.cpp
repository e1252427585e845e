#include "services/payments/fee_lines/catch_up.h"

#include "services/payments/fee_lines/reactor.h"
#include "services/payments/fee_lines/store.h"
#include "shared/json/reader.h"
#include "shared/runtime/block_on.h"
#include "shared/runtime/turns.h"

#include <chrono>
#include <optional>

namespace polku::payments {

namespace {

constexpr int kRetryAfterSeconds = 2;
constexpr std::chrono::milliseconds kPause{20};
constexpr std::chrono::seconds kPatience{5};

/// The number of the mark that outcomes wrote; nothing when it is away.
std::optional<std::int64_t> mark_outcomes(http::Channel& outcomes, domain::IdSource& ids) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/internal/log-mark";
    request.request_id = ids.next().text;
    request.principal = access::system_principal("payments");
    auto const response = runtime::block_on(outcomes.send(std::move(request)));
    if (response.status != 200) return std::nullopt;
    auto const document = json::parse(response.body);
    if (!document) return std::nullopt;
    json::Reader r(*document);
    r.allow_unknown();
    auto const number = r.integer("version", {.min = 1});
    if (!r.finish()) return std::nullopt;
    return number;
}

}  // namespace

CatchUp catch_up_with_outcomes(http::Channel& outcomes, storage::Database& database, domain::IdSource& ids) {
    return [&outcomes, &database, &ids, turns = runtime::Turns::of_this_thread()]() -> domain::Result<void> {
        auto const mark = mark_outcomes(outcomes, ids);
        if (!mark) return domain::refused(domain::unavailable(kRetryAfterSeconds));
        auto const deadline = runtime::steady_now(turns) + kPatience;
        do {
            auto const so_far = database.read([](storage::Tx& tx) { return read_so_far(tx, kOutcomes); });
            if (so_far && so_far->number >= *mark) return {};
            runtime::pause(turns, kPause);
        } while (runtime::steady_now(turns) < deadline);
        return domain::refused(domain::unavailable(kRetryAfterSeconds));
    };
}

}  // namespace polku::payments
