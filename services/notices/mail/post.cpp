#include "services/notices/mail/post.h"

#include "services/notices/mail/letter.h"
#include "services/notices/mail/rules.h"
#include "services/notices/mail/store.h"
#include "shared/events/log.h"
#include "shared/runtime/await.h"
#include "shared/storage/await_write.h"

#include <chrono>
#include <functional>
#include <utility>

namespace polku::notices {

namespace {

constexpr std::chrono::milliseconds kPostPause{2000};
constexpr int kDigestsAtOnce = 200;
constexpr int kMailsAtOnce = 20;

}  // namespace

Post::Post(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids, MailOptions options)
    : Background("mail", kPostPause),
      database_(database),
      clock_(clock),
      ids_(ids),
      options_(std::move(options)),
      line_(options_) {}

void Post::stop() {
    Background::stop();
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

runtime::Awaitable<void> Post::try_one(Mail mail) {
    auto const letter = letter_of(mail, options_);
    Delivery delivery;
    std::function<void()> work = [this, &letter, &delivery] { delivery = line_.send(letter); };
    auto const ran = co_await runtime::await_heavy(thread_, std::move(work));
    if (!ran) co_return;
    auto const now = clock_.now();
    auto const away = delivery.outcome == Delivery::Outcome::away;
    // It says nothing of the server that a stop broke the line off.
    if (away && stopping()) co_return;
    away_times_ = away ? away_times_ + 1 : 0;
    away_until_ = away ? now + pause_after_away(away_times_) : domain::Instant{};
    std::move_only_function<storage::Verdict(storage::Tx&)> record = [&mail, &delivery, now](storage::Tx& tx) {
        auto stored = find_mail(tx, mail.id);
        if (!stored || stored->state == MailState::sent) return storage::Verdict::undo;
        // Its person may have chosen otherwise meanwhile; what the server has taken is sent all the same.
        if (stored->version != mail.version && delivery.outcome != Delivery::Outcome::accepted)
            return storage::Verdict::undo;
        save(tx, after_try(std::move(*stored), delivery, now));
        return storage::Verdict::keep;
    };
    co_await storage::await_write(database_, std::move(record));
    if (delivery.outcome == Delivery::Outcome::accepted) ++sent_;
}

runtime::Awaitable<bool> Post::step() {
    auto const now = clock_.now();
    auto const due = database_.read([&](storage::Tx& tx) { return !due_settings(tx, now, 1).empty(); });
    if (due) {
        std::move_only_function<storage::Verdict(storage::Tx&)> make = [this](storage::Tx& tx) {
            make_digests(tx);
            return storage::Verdict::keep;
        };
        co_await storage::await_write(database_, std::move(make));
    }
    if (now < away_until_) co_return false;
    auto const mails = database_.read([&](storage::Tx& tx) { return due_mails(tx, now, kMailsAtOnce); });
    for (auto const& mail : mails) {
        if (stopping()) co_return false;
        co_await try_one(mail);
        if (away_times_ > 0) co_return false;
    }
    // What was made a moment ago is due by now.
    co_return due || !mails.empty();
}

}  // namespace polku::notices
