#include "services/casework/service.h"

#include "generated/casework/migrations.h"
#include "generated/storage/migrations.h"
#include "services/casework/absences/store.h"
#include "services/casework/access/store.h"
#include "services/casework/appointments/api.h"
#include "services/casework/cases/api.h"
#include "services/casework/check/document_store.h"
#include "services/casework/check/store.h"
#include "services/casework/client_details/api.h"
#include "services/casework/clients/api.h"
#include "services/casework/closing/api.h"
#include "services/casework/consents/api.h"
#include "services/casework/directory/store.h"
#include "services/casework/directory/views.h"
#include "services/casework/documents/api.h"
#include "services/casework/emergencies/api.h"
#include "services/casework/handovers/api.h"
#include "services/casework/handovers/bulk/api.h"
#include "services/casework/handovers/items_api.h"
#include "services/casework/imports/api.h"
#include "services/casework/jobs.h"
#include "services/casework/lookup/api.h"
#include "services/casework/merges/api.h"
#include "services/casework/messages.h"
#include "services/casework/notes/api.h"
#include "services/casework/plan_print/api.h"
#include "services/casework/plan_versions/api.h"
#include "services/casework/plans/api.h"
#include "services/casework/settings/api.h"
#include "services/casework/tasks/api.h"
#include "services/casework/team/api.h"
#include "services/casework/team/store.h"
#include "services/casework/terms/api.h"
#include "services/casework/timeline/api.h"
#include "services/casework/work/api.h"
#include "shared/events/request_window.h"
#include "shared/http/case_access.h"
#include "shared/http/feed.h"
#include "shared/storage/data_directory.h"

namespace polku::casework {

namespace {

constexpr std::string_view kService = "casework";

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    return database;
}

/// Who hears what: payments learns nothing of cases and clients.
std::vector<http::Audience> audiences() {
    return {
        {"polku.client.merged.", {"outcomes", "journal"}},
        {"polku.client.separated.", {"outcomes", "journal"}},
        {"polku.case.responsibility-moved.", {"notices"}},
        {"polku.case.worker-moved.", {"notices"}},
        {"polku.case.closed.", {"notices"}},
        {"polku.case.reopened.", {"notices"}},
        {"polku.case.undone.", {"notices"}},
        {"polku.case.client-changed.", {"notices"}},
        {"polku.handover.", {"notices"}},
        {"polku.party.", {"notices"}},
        {"polku.plan.", {"notices"}},
        {"polku.task.", {"notices"}},
        {"polku.appointment.", {"notices"}},
        {"polku.note.", {"notices"}},
        {"polku.document.", {"notices"}},
        {"polku.consent.withdrawn.", {"notices"}},
        {"polku.emergency.", {"notices"}},
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
               .facts = {.case_access = case_access},
               .service = std::string(kService),
               .messages = messages(),
               .metrics = parts_.metrics}),
      organisations_(*database_, {.source = "identity",
                                  .kind = events::ReaderKind::view,
                                  .pull = http::pull_events(sources.identity, std::string(kService)),
                                  .apply = apply_identity_event,
                                  .forget =
                                      [](storage::Tx& tx) {
                                          forget_teams(tx);
                                          forget_absences(tx);
                                      }}),
      lots_(*database_, {.source = "payments",
                         .kind = events::ReaderKind::view,
                         .pull = http::pull_events(sources.payments, std::string(kService)),
                         .apply = apply_payments_event,
                         .forget = forget_lot_parties}),
      jobs_(*database_, parts_.clock, parts_.ids, std::string(kService)) {
    add_jobs(jobs_);
    events::forget_old_requests(jobs_, *database_, parts_.clock, parts_.ids);
    router_.add(client_routes());
    router_.add(client_details_routes(parts_.secrets));
    router_.add(lookup_routes(parts_.secrets));
    router_.add(case_routes());
    router_.add(consent_routes());
    router_.add(plan_routes());
    router_.add(plan_version_routes());
    router_.add(plan_print_routes(ask_identity(sources.identity)));
    router_.add(task_routes());
    router_.add(appointment_routes());
    router_.add(note_routes());
    router_.add(document_routes(parts_.secrets.sealing()));
    router_.add(timeline_routes());
    router_.add(closing_routes());
    router_.add(handover_routes());
    router_.add(bulk_handover_routes());
    router_.add(merge_routes());
    router_.add(handover_item_routes(ask_outcomes(sources.outcomes)));
    router_.add(emergency_routes(parts_.secrets));
    router_.add(work_routes());
    router_.add(team_routes());
    router_.add(setting_routes());
    router_.add(term_routes());
    router_.add(imports::routes({.secrets = parts_.secrets, .ids = parts_.ids, .runs = runs_}));
    router_.add(http::case_access_route(case_access));
    router_.add(http::feed_routes(audiences(), *read_log_));
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) {
        auto findings = check_casework(tx, parts_.clock.now());
        findings.push_back(check_documents(tx, parts_.secrets.sealing()));
        findings.push_back(check_workers(tx));
        for (auto& finding : events::check_logs(tx, *read_log_)) findings.push_back(std::move(finding));
        return findings;
    });
}

imports::ImportReport Service::import_referrals(std::optional<domain::Id> const& organisation,
                                                std::string_view file_name, std::string_view bytes) {
    return imports::import_referrals(*database_, parts_.secrets, parts_.clock, parts_.ids, organisation, file_name,
                                     bytes);
}

}  // namespace polku::casework
