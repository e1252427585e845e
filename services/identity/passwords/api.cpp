#include "services/identity/passwords/api.h"

#include "services/identity/passwords/store.h"
#include "services/identity/people/passwords.h"
#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "services/identity/sessions/signed_in.h"
#include "services/identity/sessions/store.h"
#include "services/identity/sessions/tokens.h"
#include "services/identity/sign_in/confirm.h"
#include "shared/http/json_write.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Written;

std::string read_new_password(json::Reader& r, std::string_view name) {
    return r.text(name, {.min = kMinPassword, .max = kMaxPassword});
}

/// 422 on /`field`: the rules that need to know whose password it becomes.
Result<void> check_new(std::string_view field, std::string_view password, std::string_view username) {
    if (auto const code = password_fault(password, username))
        return domain::refused(domain::invalid("/" + std::string(field), std::string(*code)));
    return {};
}

struct Change {
    std::string current;
    std::string wanted;
};

Change read_change(json::Reader& r) {
    Change change;
    change.current = r.text("current", {.max = kMaxPassword});
    change.wanted = read_new_password(r, "password");
    if (change.wanted == change.current) r.fault("password", "password_same");
    return change;
}

/// Heavy: compares the current password and hashes the new one. All other sessions end.
Result<http::WriteFunction> put_password(http::PrepareCall& call, SignInParts const& parts) {
    Change change;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { change = read_change(r); });
    if (!read) return domain::refused(read.error());
    auto confirmed = confirm(parts, change.current, "/current", call);
    if (!confirmed) return refusing(std::move(confirmed.error().problem), std::move(confirmed.error().person));
    if (auto const checked = check_new("password", change.wanted, confirmed->attempt.username); !checked)
        return domain::refused(checked.error());
    return [&parts, attempt = confirmed->attempt, hash = hash_password(change.wanted),
            token = token_in(call.request)](http::WriteCall& write) -> Result<Written> {
        auto const who = signed_in(write.tx, token, parts, write.now);
        if (!who) return domain::refused(who.error());
        succeed(write.tx, parts.secrets.lookup(), attempt, who->person.id, write.now, Proved::all);
        save_password(write.tx, who->person.id, hash, write.now);
        erase_reset(write.tx, who->person.id);
        erase_sessions_of(write.tx, who->person.id, who->session.id);
        journal_as(write, *who, Action::credential_write);
        write.entry.outcome = "password_changed";
        return Written{.id = who->person.id.text, .version = who->person.version};
    };
}

struct NewPassword {
    std::string token;
    std::string wanted;
};

NewPassword read_new(json::Reader& r) {
    NewPassword chosen;
    chosen.token = r.text("token", {.max = 100});
    chosen.wanted = read_new_password(r, "password");
    return chosen;
}

/// The person of an open link; 409 `reset_ended` otherwise.
Result<Person> person_of_reset(storage::Tx& tx, std::string_view token, domain::Instant now) {
    auto const reset = find_reset(tx, token_hash(token));
    auto person = reset && open(*reset, now) ? find_person(tx, reset->person) : std::nullopt;
    if (!person) return domain::refused(domain::conflict("reset_ended"));
    return std::move(*person);
}

/// Heavy: hashes the password, once the link is found to be open. It opens no session: a second factor is asked for at
/// sign-in as ever.
Result<http::WriteFunction> post_reset(http::PrepareCall& call) {
    NewPassword chosen;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { chosen = read_new(r); });
    if (!read) return domain::refused(read.error());
    Result<Person> person = domain::refused(domain::conflict("reset_ended"));
    call.read([&](storage::Tx& tx) { person = person_of_reset(tx, chosen.token, call.now); });
    if (!person) return domain::refused(person.error());
    if (auto const checked = check_new("password", chosen.wanted, person->username); !checked)
        return domain::refused(checked.error());
    return [token = chosen.token, hash = hash_password(chosen.wanted)](http::WriteCall& write) -> Result<Written> {
        auto const who = person_of_reset(write.tx, token, write.now);
        if (!who) return domain::refused(who.error());
        save_password(write.tx, who->id, hash, write.now);
        erase_reset(write.tx, who->id);
        erase_sessions_of(write.tx, who->id, domain::Id{});
        write.entry.action = Action::credential_write;
        write.entry.subject = who->id.text;
        write.entry.outcome = "password_chosen";
        return Written{.id = who->id.text, .version = who->version};
    };
}

}  // namespace

std::vector<http::Route> password_routes(SignInParts const& parts) {
    using http::Cost;
    using http::Method;
    using http::WriteHandler;
    return {
        {Method::put, "/internal/sessions/password", Action::internal_session, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = [&parts](http::PrepareCall& call) { return put_password(call, parts); },
                      .secret_body = true}},
        {Method::post, "/internal/sessions/password-reset", Action::internal_session, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = post_reset, .secret_body = true}},
    };
}

}  // namespace polku::identity
