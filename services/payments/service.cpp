#include "services/payments/service.h"

#include "generated/payments/migrations.h"
#include "generated/storage/migrations.h"
#include "services/payments/check/store.h"
#include "services/payments/contracts/api.h"
#include "services/payments/contracts/store.h"
#include "services/payments/exports/api.h"
#include "services/payments/fee_lines/catch_up.h"
#include "services/payments/fee_lines/reactor.h"
#include "services/payments/messages.h"
#include "services/payments/statements/api.h"
#include "shared/http/feed.h"
#include "shared/storage/data_directory.h"

namespace polku::payments {

namespace {

constexpr std::string_view kService = "payments";

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    return database;
}

/// Who hears what.
std::vector<http::Audience> audiences() {
    return {
        {"polku.contract.", {"casework", "outcomes"}},
        {"polku.statement.", {"notices"}},
    };
}

}  // namespace

Service::Service(runtime::ServiceParts const& parts, Sources sources)
    : parts_(parts),
      database_(open_database(parts.data)),
      read_log_(events::open_read_log(storage::read_log_file(parts.data, kService))),
      router_({.database = *database_,
               .read_log = *read_log_,
               .heavy = parts_.heavy,
               .clock = parts_.clock,
               .ids = parts_.ids,
               .facts = {.contract_access = contract_access},
               .service = std::string(kService),
               .messages = messages(),
               .metrics = parts_.metrics}),
      milestones_(*database_, {.source = std::string(kOutcomes),
                               .kind = events::ReaderKind::reactor,
                               .pull = http::pull_events(sources.outcomes, std::string(kService)),
                               .apply = [&ids = parts_.ids](storage::Tx& tx, events::Recorded const& recorded) {
                                   apply_outcomes_event(tx, recorded, ids);
                               }}) {
    router_.add(contract_routes());
    router_.add(statement_routes(catch_up_with_outcomes(sources.outcomes, *database_, parts_.ids)));
    router_.add(export_routes());
    router_.add(http::feed_routes(audiences(), *read_log_));
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) {
        auto findings = check_payments(tx);
        for (auto& finding : events::check_logs(tx, *read_log_)) findings.push_back(std::move(finding));
        return findings;
    });
}

}  // namespace polku::payments
