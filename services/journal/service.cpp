#include "services/journal/service.h"

#include "generated/journal/migrations.h"
#include "generated/storage/migrations.h"
#include "services/journal/access_log/api.h"
#include "services/journal/records/planting.h"
#include "shared/http/feed.h"
#include "shared/runtime/metrics.h"
#include "shared/storage/data_directory.h"

namespace polku::journal {

namespace {

constexpr std::string_view kService = "journal";

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    plant(*database);
    return database;
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
               .service = std::string(kService),
               .metrics = parts_.metrics}),
      own_(router_) {
    auto const gather = [this](std::string source, http::Channel& channel) {
        gatherers_.emplace_back(*database_, parts_.clock, std::move(source), channel);
    };
    gather("identity", sources.identity);
    gather("casework", sources.casework);
    gather("outcomes", sources.outcomes);
    gather("payments", sources.payments);
    gather("notices", sources.notices);
    gather("journal", own_);
    router_.add(access_log_routes([this] {
        std::vector<Gatherer::Figures> figures;
        for (auto const& gatherer : gatherers_) figures.push_back(gatherer.figures());
        return figures;
    }));
    router_.add(http::feed_routes({}, *read_log_));
}

std::vector<Gatherer*> Service::gatherers() {
    std::vector<Gatherer*> all;
    for (auto& gatherer : gatherers_) all.push_back(&gatherer);
    return all;
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) { return events::check_logs(tx, *read_log_); });
}

}  // namespace polku::journal
