#include "services/payments/service.h"

#include "generated/payments/migrations.h"
#include "generated/storage/migrations.h"
#include "services/payments/contracts/api.h"
#include "services/payments/contracts/store.h"
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

std::vector<http::Audience> audiences() { return {{"polku.contract.version-activated.", {"casework", "outcomes"}}}; }

}  // namespace

Service::Service(runtime::ServiceParts const& parts, Sources)
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
               .metrics = parts_.metrics}) {
    router_.add(contracts::routes());
    router_.add(http::feed_routes(audiences(), *read_log_));
}

}  // namespace polku::payments
