#include "services/outcomes/service.h"

#include "generated/outcomes/migrations.h"
#include "generated/storage/migrations.h"
#include "services/outcomes/check/store.h"
#include "services/outcomes/copies/store.h"
#include "services/outcomes/copies/views.h"
#include "services/outcomes/evidence/api.h"
#include "services/outcomes/messages.h"
#include "services/outcomes/milestones/api.h"
#include "services/outcomes/milestones/merging.h"
#include "services/outcomes/milestones/open_claims.h"
#include "shared/http/feed.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

namespace polku::outcomes {

namespace {

constexpr std::string_view kService = "outcomes";

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    return database;
}

/// Who hears what: payments knows pseudonyms alone, and nothing that names a case.
std::vector<http::Audience> audiences() {
    return {
        {"polku.milestone.verified.", {"payments"}}, {"polku.milestone.held.", {"payments"}},
        {"polku.milestone.released.", {"payments"}}, {"polku.outcomes.log-marked.", {"payments"}},
        {"polku.milestone.recorded.", {"notices"}},  {"polku.milestone.withdrawn.", {"notices"}},
        {"polku.milestone.contested.", {"notices"}}, {"polku.milestone.promoted.", {"notices"}},
        {"polku.milestone.reopened.", {"notices"}},  {"polku.milestone.decided.", {"notices"}},
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
               .facts = {.casework = &sources.casework},
               .service = std::string(kService),
               .messages = messages(),
               .metrics = parts_.metrics}),
      memberships_(*database_, {.source = "identity",
                                .kind = events::ReaderKind::view,
                                .pull = http::pull_events(sources.identity, std::string(kService)),
                                .apply = apply_identity_event,
                                .forget = forget_memberships}),
      contracts_(*database_, {.source = "payments",
                              .kind = events::ReaderKind::view,
                              .pull = http::pull_events(sources.payments, std::string(kService)),
                              .apply = apply_payments_event,
                              .forget = forget_lots}),
      merges_(*database_, {.source = "casework",
                           .kind = events::ReaderKind::reactor,
                           .pull = http::pull_events(sources.casework, std::string(kService)),
                           .apply = [this](storage::Tx& tx, events::Recorded const& recorded) {
                               apply_casework_event(tx, recorded, parts_.ids,
                                                    events::writer_time(tx, parts_.clock.now()));
                           }}) {
    router_.add(milestone_routes(ask_casework(sources.casework)));
    router_.add(evidence_routes(parts_.secrets.sealing(), parts_.ids));
    router_.add(open_claims_route());
    router_.add(http::feed_routes(audiences(), *read_log_));
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) {
        auto findings = check_outcomes(tx, parts_.secrets.sealing());
        for (auto& finding : events::check_logs(tx, *read_log_)) findings.push_back(std::move(finding));
        return findings;
    });
}

}  // namespace polku::outcomes
