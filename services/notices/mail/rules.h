#pragma once

#include "services/notices/mail/model.h"
#include "shared/domain/problem.h"

#include <chrono>

namespace polku::notices {

/// Between two digests of one person who is told at once: what comes meanwhile is told together.
inline constexpr std::chrono::minutes kBetweenDigests{5};
/// So often a mail server may put a digest off (from a minute, twice as long each time, an hour at most).
inline constexpr int kMostTries = 12;
/// So long a digest waits for a mail server that is away; RFC 5321 4.5.4.1 asks for four to five days.
inline constexpr std::chrono::days kLongestOutage{5};

/// 422 with every fault; 412 when the caller was shown another version; 409 `mail_not_set_up` where this installation
/// sends none.
domain::Result<MailSetting> choose_mail(MailSetting const& before, WantedMail const& wanted, std::int64_t if_match,
                                        bool set_up, domain::Instant now);

/// When the first digest of a new setting, or to a new address, may be made.
[[nodiscard]] domain::Instant first_digest(WantedMail const& wanted, domain::Instant now);

/// When the next digest may be made, after one (or the want of one) at `now`.
[[nodiscard]] domain::Instant next_digest(WantedMail const& wanted, domain::Instant now);

/// Requires: counts.all() > 0, and a setting that has an address.
[[nodiscard]] Mail new_mail(MailSetting const& setting, NoticeCounts const& counts, domain::Id id, domain::Instant now);

/// Requires: it waits.
[[nodiscard]] Mail after_try(Mail mail, Delivery const& delivery, domain::Instant now);

/// One that has not gone out follows its person's new setting: to the new address now, or not at all.
[[nodiscard]] Mail follow_setting(Mail mail, WantedMail const& wanted, domain::Instant now);

/// 409 `mail_not_dead` with its state; 412.
domain::Result<Mail> resend(Mail mail, std::int64_t if_match, domain::Instant now);

/// How long nothing is tried after the server was away so many times on end: ten seconds, twice as long each time, five
/// minutes at most.
[[nodiscard]] std::chrono::milliseconds pause_after_away(int times);

}  // namespace polku::notices
