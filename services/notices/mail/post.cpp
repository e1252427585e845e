#include "services/notices/mail/post.h"

#include "services/notices/confirmation/code.h"
#include "services/notices/confirmation/rules.h"
#include "services/notices/confirmation/store.h"
#include "services/notices/mail/letter.h"
#include "services/notices/mail/rules.h"
#include "services/notices/mail/store.h"
#include "shared/events/log.h"

#include <optional>
#include <utility>

namespace polku::notices {

namespace {

constexpr int kDigestsAtOnce = 200;
constexpr int kMailsAtOnce = 20;

}  // namespace

Post::Post(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids,
           storage::LookupKey const& key, MailOptions options)
    : database_(database), clock_(clock), ids_(ids), key_(key), options_(std::move(options)), line_(options_) {}

void Post::stop() {
    stopping_ = true;
    line_.stop();
}

void Post::make_digests(storage::Tx& tx) {
    auto const now = events::writer_time(tx, clock_.now());
    for (auto& setting : due_settings(tx, now, kDigestsAtOnce)) {
        auto mail = new_mail(setting, {}, ids_.next(), now);
        make_digest(tx, mail);
        setting.next_at = next_digest(setting.wanted, now);
        save(tx, setting);
    }
}

bool Post::hear(Delivery const& delivery) {
    auto const away = delivery.outcome == Delivery::Outcome::away;
    if (away && stopping_) return false;
    away_times_ = away ? away_times_ + 1 : 0;
    away_until_ = away ? clock_.now() + pause_after_away(away_times_) : domain::Instant{};
    return true;
}

void Post::try_one(Confirmation const& due) {
    auto const code = new_code();
    auto const hash = code_hash(key_, due.person, normal_code(code).value());
    std::optional<Confirmation> drawn;
    database_.write_now([&](storage::Tx& tx) {
        auto stored = find_confirmation(tx, due.person);
        drawn.reset();
        if (!stored || stored->version != due.version) return;
        drawn = with_code(std::move(*stored), hash, clock_.now());
        save(tx, *drawn);
    });
    if (!drawn) return;
    auto const delivery = line_.send(confirmation_letter(*drawn, code, ids_.next(), clock_.now(), options_));
    if (!hear(delivery)) return;
    database_.write_now([&](storage::Tx& tx) {
        auto stored = find_confirmation(tx, due.person);
        // Typed already, or asked for anew.
        if (!stored || stored->version != drawn->version) return;
        save(tx, after_try(std::move(*stored), delivery, clock_.now()));
    });
}

void Post::try_one(Mail const& mail) {
    auto const delivery = line_.send(letter_of(mail, options_));
    if (!hear(delivery)) return;
    auto const now = clock_.now();
    database_.write_now([&](storage::Tx& tx) {
        auto stored = find_mail(tx, mail.id);
        if (!stored || stored->state == MailState::sent) return;
        // Its person may have chosen otherwise meanwhile; what the server has taken is sent all the same.
        if (stored->version != mail.version && delivery.outcome != Delivery::Outcome::accepted) return;
        save(tx, after_try(std::move(*stored), delivery, now));
    });
    if (delivery.outcome == Delivery::Outcome::accepted) ++sent_;
}

bool Post::work() {
    auto const now = clock_.now();
    auto const due = database_.read([&](storage::Tx& tx) { return !due_settings(tx, now, 1).empty(); });
    if (due) database_.write_now([this](storage::Tx& tx) { make_digests(tx); });
    if (now < away_until_) return false;
    // These first: somebody waits for them.
    auto const asked = database_.read([&](storage::Tx& tx) { return due_confirmations(tx, now, kMailsAtOnce); });
    for (auto const& one : asked) {
        if (stopping_) return false;
        try_one(one);
        if (away_times_ > 0) return false;
    }
    auto const mails = database_.read([&](storage::Tx& tx) { return due_mails(tx, now, kMailsAtOnce); });
    for (auto const& mail : mails) {
        if (stopping_) return false;
        try_one(mail);
        if (away_times_ > 0) return false;
    }
    // What was made a moment ago is due by now.
    return due || !asked.empty() || !mails.empty();
}

}  // namespace polku::notices
