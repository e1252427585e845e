#include "services/notices/service.h"

#include "generated/notices/migrations.h"
#include "generated/storage/migrations.h"
#include "services/notices/confirmation/api.h"
#include "services/notices/inbox/api.h"
#include "services/notices/live/api.h"
#include "services/notices/mail/api.h"
#include "services/notices/mail/post.h"
#include "services/notices/mail/store.h"
#include "services/notices/members/views.h"
#include "services/notices/messages.h"
#include "shared/http/feed.h"
#include "shared/runtime/metrics.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <chrono>

namespace polku::notices {

namespace {

constexpr std::string_view kService = "notices";
constexpr std::chrono::milliseconds kMailPause{2000};

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    return database;
}

}  // namespace

events::Reader::Options Service::reactor(std::string source, http::Channel& channel) {
    return {.source = std::move(source),
            .kind = events::ReaderKind::reactor,
            .pull = http::pull_events(channel, std::string(kService)),
            .apply = [&ids = parts_.ids](storage::Tx& tx, events::Recorded const& recorded) {
                apply_event(tx, recorded, ids);
                tell_changes(tx, recorded);
            }};
}

Service::Service(runtime::ServiceParts const& parts, Sources sources, std::optional<MailOptions> const& mail)
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
      casework_(*database_, reactor("casework", sources.casework)),
      outcomes_(*database_, reactor("outcomes", sources.outcomes)),
      identity_(*database_, {.source = "identity",
                             .kind = events::ReaderKind::view,
                             .pull = http::pull_events(sources.identity, std::string(kService)),
                             .apply = apply_identity_event,
                             .forget = forget_copies}) {
    if (mail) {
        post_ = std::make_unique<Post>(*database_, parts_.clock, parts_.ids, parts_.secrets.lookup(), *mail);
        mail_ = std::make_unique<runtime::BackgroundThread>(
            "mail", kMailPause, [this] { return post_->work(); }, [this] { post_->stop(); });
    }
    router_.add(inbox_routes());
    router_.add(mail_routes(mail.has_value()));
    router_.add(confirmation_routes(parts_.secrets.lookup()));
    router_.add(live_routes());
    router_.add(http::feed_routes({}, *read_log_));
    if (!post_ || parts_.metrics == nullptr) return;
    parts_.metrics->gauge("polku_mail_sent", "Digests that the mail server has taken since the start.", kService,
                          [this] { return static_cast<double>(post_->figures().sent); });
    parts_.metrics->gauge("polku_mail_server_away", "1: the mail server could not be reached at the last try.",
                          kService, [this] { return post_->figures().away ? 1.0 : 0.0; });
}

Service::~Service() = default;

std::vector<runtime::Background*> Service::background() {
    if (!mail_) return {};
    return {mail_.get()};
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) {
        auto findings = events::check_logs(tx, *read_log_);
        findings.push_back(check_mail(tx));
        return findings;
    });
}

}  // namespace polku::notices
