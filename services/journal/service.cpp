#include "services/journal/service.h"

#include "generated/journal/migrations.h"
#include "generated/storage/migrations.h"
#include "services/journal/access_log/api.h"
#include "services/journal/checkpoints/keys.h"
#include "services/journal/messages.h"
#include "services/journal/persons/store.h"
#include "services/journal/persons/views.h"
#include "services/journal/receipts/api.h"
#include "services/journal/records/planting.h"
#include "services/journal/tree/store.h"
#include "shared/http/feed.h"
#include "shared/runtime/metrics.h"
#include "shared/runtime/step_back.h"
#include "shared/storage/data_directory.h"

#include <chrono>
#include <utility>

namespace polku::journal {

namespace {

constexpr std::string_view kService = "journal";
constexpr std::chrono::seconds kLookForTheMinute{1};

std::unique_ptr<storage::Database> open_database(std::filesystem::path const& data) {
    auto database = storage::open_sqlite(storage::database_file(data, kService));
    database->migrate(storage::migrations(), migrations());
    plant(*database);
    // What is gathered is durable where it comes from: the thread that writes it here gives way to those that answer.
    database->write_now([](storage::Tx&) { runtime::step_back(); });
    return database;
}

}  // namespace

Service::Service(runtime::ServiceParts const& parts, Sources sources, std::filesystem::path checkpoint_to)
    : parts_(parts),
      database_(open_database(parts.data)),
      signer_(open_signer(parts.data, *database_)),
      checkpointer_(*database_, parts.clock, *signer_, std::move(checkpoint_to)),
      read_log_(events::open_read_log(storage::read_log_file(parts.data, kService))),
      router_({.database = *database_,
               .read_log = *read_log_,
               .heavy = parts_.heavy,
               .clock = parts_.clock,
               .ids = parts_.ids,
               .service = std::string(kService),
               .messages = messages(),
               .metrics = parts_.metrics}),
      own_(router_),
      casework_(*database_, {.source = "casework",
                             .kind = events::ReaderKind::view,
                             .pull = http::pull_events(sources.casework, std::string(kService)),
                             .apply = apply_merge_event,
                             .forget = forget_merges}),
      signing_("checkpoints", kLookForTheMinute, [this] { checkpointer_.step(); }) {
    auto const gather = [this](std::string source, http::Channel& channel) {
        auto& gatherer = gatherers_.emplace_back(*database_, parts_.clock, std::move(source));
        entry_readers_.emplace_back(*database_, channel, std::string(kService), gatherer);
    };
    gather("identity", sources.identity);
    gather("casework", sources.casework);
    gather("outcomes", sources.outcomes);
    gather("payments", sources.payments);
    gather("notices", sources.notices);
    gather("journal", own_);
    router_.add(access_log_routes([this] { return gathered(); }));
    router_.add(receipt_routes(signer_->verifier()));
    router_.add(http::feed_routes({}, *read_log_));
    if (parts_.metrics != nullptr) measure();
}

void Service::measure() {
    auto const opened_at = parts_.clock.now();
    auto const seconds_since = [this, opened_at](std::optional<domain::Instant> at) {
        return std::chrono::duration<double>(parts_.clock.now() - at.value_or(opened_at)).count();
    };
    parts_.metrics->gauge("polku_journal_tree_size", "Leaves of the journal's tree.", kService, [this] {
        return static_cast<double>(database_->read([](storage::Tx& tx) { return tree_size(tx); }));
    });
    parts_.metrics->gauge("polku_journal_checkpoint_age_seconds",
                          "Since the newest checkpoint was signed, or since the start when there is none.", kService,
                          [this, seconds_since] {
                              auto const newest = checkpointer_.figures().newest;
                              return seconds_since(newest ? std::optional(newest->signed_at) : std::nullopt);
                          });
    parts_.metrics->gauge("polku_journal_checkpoint_faults",
                          "1: nothing is signed any more (the tree does not continue what was signed) or the newest "
                          "checkpoint could not be written.",
                          kService, [this] {
                              auto const figures = checkpointer_.figures();
                              return figures.forked.empty() && figures.unwritten.empty() ? 0.0 : 1.0;
                          });
    parts_.metrics->gauge("polku_journal_lag_seconds",
                          "Since everything that every service wrote is known to have been gathered.", kService,
                          [this, seconds_since] {
                              std::vector<Gatherer::Figures> figures;
                              figures.reserve(gatherers_.size());
                              for (auto const& gatherer : gatherers_) figures.push_back(gatherer.figures());
                              return seconds_since(gathered_until(figures));
                          });
}

std::vector<http::EntryReader*> Service::entry_readers() {
    std::vector<http::EntryReader*> all;
    all.reserve(entry_readers_.size());
    for (auto& reader : entry_readers_) all.push_back(&reader);
    return all;
}

std::vector<Gatherer::Figures> Service::gathered() const {
    std::vector<Gatherer::Figures> all;
    all.reserve(gatherers_.size());
    for (auto const& gatherer : gatherers_) all.push_back(gatherer.figures());
    return all;
}

std::vector<events::Finding> Service::check() {
    return database_->read([&](storage::Tx& tx) { return events::check_logs(tx, *read_log_); });
}

}  // namespace polku::journal
