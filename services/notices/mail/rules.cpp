#include "services/notices/mail/rules.h"

#include "shared/domain/date.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::notices {

namespace {

constexpr std::chrono::minutes kFirstWait{1};
constexpr std::chrono::minutes kLongestWait{60};
constexpr std::chrono::seconds kFirstPause{10};
constexpr std::chrono::seconds kLongestPause{300};
/// Six doublings pass both of the longest.
constexpr int kMostDoublings = 6;

/// One mailbox as it is usually written (RFC 5321 4.1.2, without quoting): what a server would refuse for its form
/// alone is told to the person at once.
bool reads_as_address(std::string_view text) {
    auto const at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.rfind('@') != at) return false;
    auto const place = text.substr(at + 1);
    if (place.find('.') == std::string_view::npos || place.starts_with('.') || place.ends_with('.')) return false;
    constexpr std::string_view kSpecial = "()<>[]:;,\\\"";
    return std::ranges::all_of(
        text, [&](char c) { return c > ' ' && c < '\x7f' && kSpecial.find(c) == std::string_view::npos; });
}

std::vector<domain::FieldFault> wanted_faults(WantedMail const& wanted) {
    std::vector<domain::FieldFault> faults;
    if (wanted.mode == MailMode::daily && !wanted.hour) faults.push_back({"/hour", "required"});
    if (wanted.mode != MailMode::daily && wanted.hour) faults.push_back({"/hour", "only_for_daily"});
    if (wanted.address && !reads_as_address(*wanted.address)) faults.push_back({"/address", "not_an_address"});
    if (wanted.mode != MailMode::never && !wanted.address) faults.push_back({"/address", "required"});
    return faults;
}

Mail to_wait(Mail mail, domain::Instant now) {
    mail.state = MailState::waiting;
    mail.attempts = 0;
    mail.waiting_since = now;
    mail.next_try = now;
    mail.fault.reset();
    ++mail.version;
    return mail;
}

Mail dead(Mail mail, MailFault fault) {
    mail.state = MailState::dead;
    mail.fault = fault;
    return mail;
}

}  // namespace

domain::Result<MailSetting> choose_mail(MailSetting const& before, WantedMail const& wanted, std::int64_t if_match,
                                        bool set_up, domain::Instant now) {
    if (wanted.mode != MailMode::never && !set_up) return domain::refused(domain::conflict("mail_not_set_up"));
    if (before.version != if_match) return domain::refused(domain::precondition_failed());
    if (auto faults = wanted_faults(wanted); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    return MailSetting{.person = before.person,
                       .version = before.version + 1,
                       .wanted = wanted,
                       .next_at = first_digest(wanted, now),
                       .confirmed = before.confirmed};
}

domain::Instant first_digest(WantedMail const& wanted, domain::Instant now) {
    return wanted.mode == MailMode::daily ? next_digest(wanted, now) : now;
}

domain::Instant next_digest(WantedMail const& wanted, domain::Instant now) {
    if (wanted.mode != MailMode::daily) return now + kBetweenDigests;
    auto const hour = std::chrono::hours(wanted.hour.value_or(0));
    auto const today = domain::local_date(now);
    // On the two days of the year that have another length, an hour early or late.
    auto const at = domain::start_of_day(today) + hour;
    return at > now ? at : domain::start_of_day(domain::add_days(today, 1)) + hour;
}

Mail new_mail(MailSetting const& setting, NoticeCounts const& counts, domain::Id id, domain::Instant now) {
    Mail mail;
    mail.id = std::move(id);
    mail.person = setting.person;
    mail.address = setting.wanted.address.value();
    mail.language = setting.wanted.language;
    mail.counts = counts;
    mail.made_at = now;
    mail.waiting_since = now;
    mail.next_try = now;
    return mail;
}

Mail after_try(Mail mail, Delivery const& delivery, domain::Instant now) {
    ++mail.version;
    mail.reply = delivery.reply;
    switch (delivery.outcome) {
        case Delivery::Outcome::accepted:
            mail.state = MailState::sent;
            mail.sent_at = now;
            return mail;
        case Delivery::Outcome::refused: return dead(std::move(mail), MailFault::refused);
        case Delivery::Outcome::put_off:
            mail.next_try = now + std::min(kFirstWait * (1 << std::min(mail.attempts, kMostDoublings)), kLongestWait);
            ++mail.attempts;
            return mail.attempts < kMostTries ? mail : dead(std::move(mail), MailFault::tries_used);
        case Delivery::Outcome::away:
            return now < mail.waiting_since + kLongestOutage ? mail : dead(std::move(mail), MailFault::server_away);
    }
    return mail;
}

Mail follow_setting(Mail mail, WantedMail const& wanted, domain::Instant now) {
    mail = to_wait(std::move(mail), now);
    mail.language = wanted.language;
    if (wanted.mode == MailMode::never)
        mail.state = MailState::dropped;
    else
        mail.address = wanted.address.value();
    return mail;
}

domain::Result<Mail> resend(Mail mail, std::int64_t if_match, domain::Instant now) {
    if (mail.state != MailState::dead) {
        return domain::refused(domain::conflict(
            "mail_not_dead", {{"state", std::string(domain::name_of<MailState>(kMailStateNames, mail.state))}}));
    }
    if (mail.version != if_match) return domain::refused(domain::precondition_failed());
    return to_wait(std::move(mail), now);
}

std::chrono::milliseconds pause_after_away(int times) {
    return std::min(kFirstPause * (1 << std::clamp(times - 1, 0, kMostDoublings)), kLongestPause);
}

}  // namespace polku::notices
