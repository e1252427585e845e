#include "services/notices/confirmation/api.h"

#include "services/notices/confirmation/code.h"
#include "services/notices/confirmation/rules.h"
#include "services/notices/confirmation/store.h"
#include "services/notices/mail/rules.h"
#include "services/notices/mail/store.h"
#include "shared/http/json_write.h"

#include <string>

namespace polku::notices {

namespace {

using access::Action;
using domain::Result;
using http::Written;

/// Longer than a code with a few spaces in it; what is longer is none.
constexpr std::size_t kMostTyped = 20;

/// From here on digests go to it; one that has not gone out is the first.
void confirm_address(storage::Tx& tx, MailSetting& setting, domain::Instant now) {
    setting.confirmed = setting.wanted.address;
    ++setting.version;
    setting.next_at = first_digest(setting.wanted, now);
    save(tx, setting);
    if (auto unsent = mail_not_gone(tx, setting.person))
        save(tx, follow_setting(std::move(*unsent), setting.wanted, now));
}

/// A wrong code is no refusal but an outcome: that it was tried is kept.
Result<Written> post_confirm(http::WriteCall& call, std::string const& typed, storage::LookupKey const& key) {
    auto setting = find_mail_setting(call.tx, call.principal().person);
    auto const open = open_confirmation(find_confirmation(call.tx, setting.person), setting);
    if (!open) return domain::refused(domain::conflict("nothing_to_confirm"));
    auto const code = normal_code(typed);
    if (!code) return domain::refused(domain::invalid("/code", "not_a_code"));
    auto const [after, tried] = try_code(*open, code_hash(key, setting.person, *code), call.now);
    save(call.tx, after);
    if (tried == CodeTried::confirmed) confirm_address(call.tx, setting, call.now);
    auto const outcome = domain::name_of<CodeTried>(kCodeTriedNames, tried);
    call.entry.subject = setting.person.text;
    call.entry.outcome = outcome;
    return Written{.id = setting.person.text, .version = setting.version, .state = std::string(outcome)};
}

Result<Written> post_code(http::WriteCall& call) {
    auto const setting = find_mail_setting(call.tx, call.principal().person);
    auto const asked = ask_again(find_confirmation(call.tx, setting.person), setting, call.now);
    if (!asked) return domain::refused(asked.error());
    save(call.tx, *asked);
    call.entry.subject = setting.person.text;
    call.entry.outcome = "waiting";
    return Written{.id = setting.person.text, .version = setting.version, .state = "waiting"};
}

}  // namespace

std::vector<http::Route> confirmation_routes(storage::LookupKey const& key) {
    using http::Cost;
    using http::Method;
    auto const read = [](json::Reader& r) { return r.text("code", {.max = kMostTyped}); };
    auto const apply = [&key](http::WriteCall& call, std::string const& typed) {
        return post_confirm(call, typed, key);
    };
    return {
        {Method::post, "/api/v1/notices/mail/confirm", Action::notice_write, http::kNoScope, Cost::fast,
         http::json_write<std::string>(read, apply)},
        {Method::post, "/api/v1/notices/mail/code", Action::notice_write, http::kNoScope, Cost::fast,
         http::act_write(post_code)},
    };
}

}  // namespace polku::notices
