#include "services/notices/mail/store.h"

namespace polku::notices {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kMailSetting{
    "mail.setting",
    "SELECT person, version, mode, hour, address, language, next_at, confirmed FROM mail_setting WHERE person = $1"};
constexpr Query kSaveSetting{
    "mail.save_setting",
    "INSERT INTO mail_setting (person, version, mode, hour, address, language, next_at, confirmed) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person) DO UPDATE SET version = excluded.version, "
    "mode = excluded.mode, hour = excluded.hour, address = excluded.address, language = excluded.language, "
    "next_at = excluded.next_at, confirmed = excluded.confirmed"};
// As the inbox has it (inbox/store.cpp), by the copy of memberships instead of who asks.
constexpr Query kQueue{"mail.queue",
                       "INSERT INTO mail_item (person, notice) SELECT DISTINCT m.person, n.id FROM notice n "
                       "JOIN member m ON m.organisation = n.organisation AND m.ended_at IS NULL "
                       "JOIN mail_setting s ON s.person = m.person AND s.mode <> 'never' WHERE n.id = $1 "
                       "AND (n.person = m.person OR (n.person IS NULL "
                       "AND CASE WHEN n.role IS NULL THEN m.casework = 1 ELSE n.role = m.role END "
                       "AND (n.team IS NULL OR n.team = m.team) "
                       "AND (n.contract IS NULL OR m.contract IS NULL OR n.contract = m.contract)))"};
constexpr Query kForgetQueued{"mail.forget_queued", "DELETE FROM mail_item WHERE person = $1 AND mail IS NULL"};
constexpr Query kDueSettings{
    "mail.due_settings",
    "SELECT s.person, s.version, s.mode, s.hour, s.address, s.language, s.next_at, s.confirmed FROM mail_setting s "
    "WHERE s.mode <> 'never' AND s.next_at <= $1 AND s.confirmed = s.address "
    "AND (s.mode = 'daily' OR EXISTS (SELECT 1 FROM mail_item i WHERE i.person = s.person AND i.mail IS NULL)) "
    "AND NOT EXISTS (SELECT 1 FROM mail l WHERE l.person = s.person AND l.state IN ('waiting', 'dead')) "
    "ORDER BY s.next_at, s.person LIMIT $2"};
constexpr Query kForgetSettled{
    "mail.forget_settled",
    "DELETE FROM mail_item WHERE person = $1 AND mail IS NULL AND (EXISTS (SELECT 1 FROM notice_seen seen "
    "WHERE seen.notice = mail_item.notice AND seen.person = $1) OR NOT EXISTS (SELECT 1 FROM notice n "
    "JOIN member m ON m.organisation = n.organisation AND m.person = $1 AND m.ended_at IS NULL "
    "WHERE n.id = mail_item.notice AND (n.person = m.person OR (n.person IS NULL "
    "AND CASE WHEN n.role IS NULL THEN m.casework = 1 ELSE n.role = m.role END "
    "AND (n.team IS NULL OR n.team = m.team) "
    "AND (n.contract IS NULL OR m.contract IS NULL OR n.contract = m.contract)))))"};
constexpr Query kCountQueued{"mail.count_queued",
                             "SELECT n.about, count(*) FROM mail_item i JOIN notice n ON n.id = i.notice "
                             "WHERE i.person = $1 AND i.mail IS NULL GROUP BY n.about"};
constexpr Query kTakeQueued{"mail.take_queued", "UPDATE mail_item SET mail = $1 WHERE person = $2 AND mail IS NULL"};

#define POLKU_MAIL_COLUMNS                                                                             \
    "id, version, person, address, language, handovers, cases, milestones, made_at, state, attempts, " \
    "waiting_since, next_try, reason, reply, sent_at"
constexpr Query kDueMails{
    "mail.due", "SELECT " POLKU_MAIL_COLUMNS
                " FROM mail WHERE state = 'waiting' "
                "AND next_try <= $1 AND EXISTS (SELECT 1 FROM mail_setting s "
                "WHERE s.person = mail.person AND s.confirmed = mail.address) ORDER BY next_try, id LIMIT $2"};
constexpr Query kFindMail{"mail.find", "SELECT " POLKU_MAIL_COLUMNS " FROM mail WHERE id = $1"};
constexpr Query kNotGone{"mail.not_gone",
                         "SELECT " POLKU_MAIL_COLUMNS " FROM mail WHERE person = $1 AND state IN ('waiting', 'dead')"};
constexpr Query kDeadMails{
    "mail.dead", "SELECT " POLKU_MAIL_COLUMNS " FROM mail WHERE state = 'dead' AND id > $1 ORDER BY id LIMIT $2"};
#undef POLKU_MAIL_COLUMNS
constexpr Query kSaveMail{
    "mail.save",
    "INSERT INTO mail (id, version, person, address, language, handovers, cases, milestones, made_at, state, attempts, "
    "waiting_since, next_try, reason, reply, sent_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT (id) DO UPDATE SET "
    "version = excluded.version, address = excluded.address, language = excluded.language, state = excluded.state, "
    "attempts = excluded.attempts, waiting_since = excluded.waiting_since, next_try = excluded.next_try, "
    "reason = excluded.reason, reply = excluded.reply, sent_at = excluded.sent_at"};

constexpr Query kResendAll{"mail.resend_all",
                           "UPDATE mail SET version = version + 1, state = 'waiting', attempts = 0, waiting_since = "
                           "$1, next_try = $1, reason = NULL WHERE state = 'dead'"};

constexpr Query kCountMails{"mail.count", "SELECT count(*) FROM mail"};
constexpr Query kUneven{"mail.uneven",
                        "SELECT l.id FROM mail l WHERE l.handovers + l.cases + l.milestones <> "
                        "(SELECT count(*) FROM mail_item i WHERE i.mail = l.id AND i.person = l.person) LIMIT $1"};

MailSetting setting_of(Row const& row) {
    MailSetting setting{.person = row.id(0), .version = row.integer(1)};
    setting.wanted.mode = domain::value_of<MailMode>(kMailModeNames, row.text(2)).value();
    if (auto const hour = row.optional_integer(3)) setting.wanted.hour = static_cast<int>(*hour);
    setting.wanted.address = row.optional_string(4);
    setting.wanted.language = domain::parse_language(row.text(5)).value();
    setting.next_at = row.instant(6);
    setting.confirmed = row.optional_string(7);
    return setting;
}

Mail mail_of(Row const& row) {
    Mail mail;
    mail.id = row.id(0);
    mail.version = row.integer(1);
    mail.person = row.id(2);
    mail.address = row.string(3);
    mail.language = domain::parse_language(row.text(4)).value();
    mail.counts = {.handovers = static_cast<int>(row.integer(5)),
                   .cases = static_cast<int>(row.integer(6)),
                   .milestones = static_cast<int>(row.integer(7))};
    mail.made_at = row.instant(8);
    mail.state = domain::value_of<MailState>(kMailStateNames, row.text(9)).value();
    mail.attempts = static_cast<int>(row.integer(10));
    mail.waiting_since = row.instant(11);
    mail.next_try = row.instant(12);
    if (!row.null(13)) mail.fault = domain::value_of<MailFault>(kMailFaultNames, row.text(13)).value();
    mail.reply = static_cast<int>(row.integer(14));
    mail.sent_at = row.optional_instant(15);
    return mail;
}

}  // namespace

MailSetting find_mail_setting(Tx& tx, domain::Id const& person) {
    return tx.one(kMailSetting, setting_of, person).value_or(MailSetting{.person = person});
}

void save(Tx& tx, MailSetting const& setting) {
    tx.run(kSaveSetting, setting.person, setting.version,
           domain::name_of<MailMode>(kMailModeNames, setting.wanted.mode), setting.wanted.hour, setting.wanted.address,
           domain::language_code(setting.wanted.language), setting.next_at, setting.confirmed);
}

void queue_for_mail(Tx& tx, domain::Id const& notice) { tx.run(kQueue, notice); }

void forget_queued(Tx& tx, domain::Id const& person) { tx.run(kForgetQueued, person); }

std::vector<MailSetting> due_settings(Tx& tx, domain::Instant now, int limit) {
    return tx.all(kDueSettings, setting_of, now, limit);
}

bool make_digest(Tx& tx, Mail& mail) {
    tx.run(kForgetSettled, mail.person);
    tx.each(
        kCountQueued,
        [&](Row const& row) {
            auto const count = static_cast<int>(row.integer(1));
            switch (domain::value_of<About>(kAboutNames, row.text(0)).value()) {
                case About::handover: mail.counts.handovers = count; break;
                case About::of_case: mail.counts.cases = count; break;
                case About::milestone: mail.counts.milestones = count; break;
            }
        },
        mail.person);
    if (mail.counts.all() == 0) return false;
    save(tx, mail);
    tx.run(kTakeQueued, mail.id, mail.person);
    return true;
}

std::vector<Mail> due_mails(Tx& tx, domain::Instant now, int limit) { return tx.all(kDueMails, mail_of, now, limit); }

std::optional<Mail> find_mail(Tx& tx, domain::Id const& mail) { return tx.one(kFindMail, mail_of, mail); }

std::optional<Mail> mail_not_gone(Tx& tx, domain::Id const& person) { return tx.one(kNotGone, mail_of, person); }

std::vector<Mail> dead_mails(Tx& tx, domain::Id const& after, int limit) {
    return tx.all(kDeadMails, mail_of, after, limit);
}

void save(Tx& tx, Mail const& mail) {
    auto const fault =
        mail.fault ? std::optional(domain::name_of<MailFault>(kMailFaultNames, *mail.fault)) : std::nullopt;
    tx.run(kSaveMail, mail.id, mail.version, mail.person, mail.address, domain::language_code(mail.language),
           mail.counts.handovers, mail.counts.cases, mail.counts.milestones, mail.made_at,
           domain::name_of<MailState>(kMailStateNames, mail.state), mail.attempts, mail.waiting_since, mail.next_try,
           fault, mail.reply, mail.sent_at);
}

std::int64_t resend_all_dead(Tx& tx, domain::Instant now) { return tx.run(kResendAll, now); }

events::Finding check_mail(Tx& tx) {
    events::Finding finding{.invariant = 9, .what = "every digest by e-mail tells of the notices that it holds"};
    finding.looked_at = tx.one(kCountMails, [](Row const& row) { return row.integer(0); }).value_or(0);
    finding.broken = tx.all(kUneven, [](Row const& row) { return row.string(0); }, events::kMostBroken);
    return finding;
}

}  // namespace polku::notices
