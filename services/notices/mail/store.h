#pragma once

#include "services/notices/inbox/model.h"
#include "services/notices/mail/model.h"
#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::notices {

/// What the person has said; version 1 when nothing.
MailSetting find_mail_setting(storage::Tx& tx, domain::Id const& person);
void save(storage::Tx& tx, MailSetting const& setting);

/// A new notice waits to be told by e-mail to those whom it is addressed to and who want that.
void queue_for_mail(storage::Tx& tx, domain::Id const& notice);
/// What waits to be told to a person is not told.
void forget_queued(storage::Tx& tx, domain::Id const& person);

/// Whose digest is to be made or moved on: never of one whose last has not gone out, or whose address is not confirmed.
std::vector<MailSetting> due_settings(storage::Tx& tx, domain::Instant now, int limit);
/// Puts into this digest what waits for its person, is unread, and is still addressed to them; the rest is forgotten.
/// Its counts are those of what it holds. False: there is nothing, and no digest.
bool make_digest(storage::Tx& tx, Mail& mail);

/// Those that wait and are due, oldest first: to confirmed addresses alone.
std::vector<Mail> due_mails(storage::Tx& tx, domain::Instant now, int limit);
std::optional<Mail> find_mail(storage::Tx& tx, domain::Id const& mail);
/// The one that has not gone out.
std::optional<Mail> mail_not_gone(storage::Tx& tx, domain::Id const& person);
/// Those that are dead, after `after`, in the order in which they were made.
std::vector<Mail> dead_mails(storage::Tx& tx, domain::Id const& after, int limit);
void save(storage::Tx& tx, Mail const& mail);
/// All that are dead wait again, each under its own Message-ID; how many.
std::int64_t resend_all_dead(storage::Tx& tx, domain::Instant now);

/// That each digest holds as many notices as it says.
events::Finding check_mail(storage::Tx& tx);

}  // namespace polku::notices
