#include "services/identity/service.h"

#include "generated/identity/migrations.h"
#include "generated/storage/migrations.h"
#include "services/identity/check/store.h"
#include "services/identity/messages.h"
#include "services/identity/people/passwords.h"
#include "services/identity/routes.h"
#include "shared/events/log.h"
#include "shared/http/feed.h"
#include "shared/runtime/metrics.h"
#include "shared/storage/data_directory.h"

namespace polku::identity {

namespace {

constexpr std::string_view kService = "identity";

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    return database;
}

/// Who hears what: casework keeps copies of organisations, memberships and absences, outcomes of memberships; notices
/// finds the people of a team, and who does the work of one who is away.
std::vector<http::Audience> audiences() {
    return {
        {"polku.organisation.", {"casework"}},
        {"polku.team.", {"casework"}},
        {"polku.membership.", {"casework", "outcomes", "notices"}},
        {"polku.absence.", {"casework", "notices"}},
    };
}

}  // namespace

Service::Service(runtime::ServiceParts const& parts, Sources sources, SignInOptions options)
    : parts_(parts),
      database_(open_database(parts.data)),
      read_log_(events::open_read_log(storage::read_log_file(parts.data, kService))),
      sign_in_{.database = *database_, .secrets = parts_.secrets, .options = std::move(options), .figures = figures_},
      router_({.database = *database_,
               .read_log = *read_log_,
               .heavy = parts_.heavy,
               .clock = parts_.clock,
               .ids = parts_.ids,
               .facts = {.casework = &sources.casework},
               .service = std::string(kService),
               .messages = messages(),
               .metrics = parts_.metrics}) {
    router_.add(routes(sign_in_));
    router_.add(http::feed_routes(audiences(), *read_log_));
    if (parts_.metrics == nullptr) return;
    parts_.metrics->gauge("polku_sign_in_refused", "Wrong usernames, passwords and codes since the start.", kService,
                          [this] { return static_cast<double>(figures_.refused); });
    parts_.metrics->gauge("polku_sign_in_slowed", "Tries that came too soon after failed ones since the start.",
                          kService, [this] { return static_cast<double>(figures_.slowed); });
    parts_.metrics->gauge("polku_passwords_compared",
                          "Passwords compared since the start: each costs 64 MiB for a while.", kService,
                          [] { return static_cast<double>(passwords_compared()); });
}

domain::Result<domain::Id> Service::bootstrap_administrator(FirstAdministrator const& first) {
    if (auto const checked = check_first_administrator(first); !checked) return domain::refused(checked.error());
    auto const hash = hash_password(first.person.password);
    return database_->write_now([&](storage::Tx& tx) {
        auto const now = events::writer_time(tx, parts_.clock.now());
        return insert_first_administrator(tx, first, hash, parts_.ids, now);
    });
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) {
        auto findings = check_identity(tx);
        for (auto& finding : events::check_logs(tx, *read_log_)) findings.push_back(std::move(finding));
        return findings;
    });
}

}  // namespace polku::identity
