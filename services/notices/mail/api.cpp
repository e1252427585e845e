#include "services/notices/mail/api.h"

#include "services/notices/confirmation/rules.h"
#include "services/notices/confirmation/store.h"
#include "services/notices/mail/rules.h"
#include "services/notices/mail/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <array>
#include <optional>
#include <string>

namespace polku::notices {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

WantedMail read_wanted_mail(json::Reader& r) {
    WantedMail wanted;
    wanted.mode = r.choice<MailMode>("mode", kMailModeNames);
    if (auto const hour = r.optional_integer("hour", {.min = 0, .max = 23})) wanted.hour = static_cast<int>(*hour);
    wanted.address = r.optional_text("address", {.max = 254});
    wanted.language = r.choice<domain::Language>("language", domain::kLanguageNames);
    return wanted;
}

void write_confirmation(json::Writer& w, Confirmation const& open, domain::Instant now) {
    w.begin_object("confirmation");
    w.field("state", domain::name_of<ConfirmationStanding>(kConfirmationStandingNames, standing(open, now)));
    w.field("tries_left", kMostCodeTries - open.tries).end_object();
}

Result<Response> get_setting(http::ReadCall& call, bool set_up) {
    auto const setting = find_mail_setting(call.tx, call.principal().person);
    std::string body;
    json::Writer w(body);
    w.begin_object().field("id", setting.person).field("version", setting.version).field("set_up", set_up);
    w.field("mode", domain::name_of<MailMode>(kMailModeNames, setting.wanted.mode));
    w.field("hour", setting.wanted.hour).field("address", setting.wanted.address);
    w.field("language", domain::language_code(setting.wanted.language));
    if (auto const open = open_confirmation(find_confirmation(call.tx, setting.person), setting))
        write_confirmation(w, *open, call.now);
    else
        w.field("confirmation", nullptr);
    // What the person is not told of until it is put right.
    auto const unsent = mail_not_gone(call.tx, setting.person);
    w.field("undelivered", unsent && unsent->state == MailState::dead).end_object();
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(setting.version));
    return response;
}

Result<Written> put_setting(http::WriteCall& call, WantedMail const& wanted, bool set_up) {
    auto const before = find_mail_setting(call.tx, call.principal().person);
    auto const setting = choose_mail(before, wanted, call.if_match.value_or(-1), set_up, call.now);
    if (!setting) return domain::refused(setting.error());
    auto const asked = ask_for(find_confirmation(call.tx, setting->person), *setting, call.now);
    if (!asked) return domain::refused(asked.error());
    save(call.tx, *setting);
    if (*asked) save(call.tx, **asked);
    if (wanted.mode == MailMode::never) forget_queued(call.tx, setting->person);
    if (auto unsent = mail_not_gone(call.tx, setting->person))
        save(call.tx, follow_setting(std::move(*unsent), wanted, call.now));
    call.entry.subject = setting->person.text;
    auto const mode = domain::name_of<MailMode>(kMailModeNames, wanted.mode);
    call.entry.outcome = mode;
    return Written{.id = setting->person.text, .version = setting->version, .state = std::string(mode)};
}

void write_dead(json::Writer& w, Mail const& mail, std::span<std::string_view const> can) {
    w.begin_object().field("id", mail.id).field("version", mail.version).field("person", mail.person);
    w.field("address", mail.address).field("made_at", mail.made_at).field("notices", mail.counts.all());
    w.field("reason", domain::name_of<MailFault>(kMailFaultNames, mail.fault.value()));
    w.field("reply", mail.reply == 0 ? std::nullopt : std::optional(mail.reply));
    w.begin_array("can");
    for (auto const action : can) w.value(action);
    w.end_array().end_object();
}

Result<Response> get_undelivered(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    auto const after = domain::Id{page->after.empty() ? std::string() : page->after.front()};
    if (!after.text.empty() && !domain::valid_id(after.text))
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    auto mails = dead_mails(call.tx, after, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(mails) > page->limit) {
        mails.pop_back();
        next = http::make_cursor({mails.back().id.text});
    }
    constexpr std::array kMailActions = {Action::mail_resend};
    auto const can = access::can(call.principal(), access::NoFacts{}, kMailActions);
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& mail : mails) write_dead(w, mail, can);
    w.end_array().field("next", next).end_object();
    auto response = http::json_response(std::move(body));
    if (next) response.set("Link", "</api/v1/notices/undelivered?cursor=" + *next + ">; rel=\"next\"");
    return response;
}

Result<Written> post_resend(http::WriteCall& call) {
    auto mail = find_mail(call.tx, call.path.id("mail"));
    if (!mail) return domain::refused(domain::not_found());
    auto const again = resend(std::move(*mail), call.if_match.value_or(-1), call.now);
    if (!again) return domain::refused(again.error());
    save(call.tx, *again);
    call.entry.subject = again->id.text;
    call.entry.outcome = "waiting";
    return Written{.id = again->id.text, .version = again->version, .state = "waiting"};
}

/// After a fault of the mail server's, or of its settings here: none is looked at one by one.
Result<Written> post_resend_all(http::WriteCall& call) {
    resend_all_dead(call.tx, call.now);
    auto const& by = call.principal().person;
    call.entry.subject = by.text;
    call.entry.outcome = "waiting";
    return Written{.id = by.text, .state = "waiting"};
}

}  // namespace

std::vector<http::Route> mail_routes(bool set_up) {
    using http::Cost;
    using http::Method;
    auto const get = [set_up](http::ReadCall& call) { return get_setting(call, set_up); };
    auto const put = [set_up](http::WriteCall& call, WantedMail const& wanted) {
        return put_setting(call, wanted, set_up);
    };
    return {
        {Method::get, "/api/v1/notices/mail", Action::notice_read, http::kNoScope, Cost::fast, http::ReadHandler(get)},
        {Method::put, "/api/v1/notices/mail", Action::notice_write, http::kNoScope, Cost::fast,
         http::json_write<WantedMail>(read_wanted_mail, put, http::Precondition::if_match)},
        {Method::get, "/api/v1/notices/undelivered", Action::mail_list, http::kNoScope, Cost::fast,
         http::ReadHandler(get_undelivered)},
        {Method::post, "/api/v1/notices/undelivered/resend", Action::mail_resend, http::kNoScope, Cost::fast,
         http::act_write(post_resend_all)},
        {Method::post, "/api/v1/notices/undelivered/{mail}/resend", Action::mail_resend, http::kNoScope, Cost::fast,
         http::act_write(post_resend, http::Precondition::if_match)},
    };
}

}  // namespace polku::notices
