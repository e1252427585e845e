#include "services/identity/second_factor/api.h"

#include "services/identity/people/rules.h"
#include "services/identity/second_factor/codes.h"
#include "services/identity/second_factor/store.h"
#include "services/identity/second_factor/totp.h"
#include "services/identity/sessions/signed_in.h"
#include "services/identity/sign_in/confirm.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

Result<Response> get_factor(http::ReadCall& call, SignInParts const& parts) {
    auto const who = signed_in(call.tx, token_in(call.request), parts, call.now);
    if (!who) return domain::refused(who.error());
    auto const factor = find_second_factor(call.tx, parts.secrets.sealing(), who->person.id);
    auto const since = factor ? factor->confirmed_at : std::nullopt;
    std::string body;
    json::Writer w(body);
    w.begin_object();
    w.field("policy", domain::name_of<SecondFactorPolicy>(kSecondFactorPolicyNames, parts.options.second_factor));
    w.field("since", since).field("recovery_codes", recovery_codes_left(call.tx, who->person.id)).end_object();
    return http::json_response(std::move(body));
}

/// {"key", "uri"}: shown once, to be typed or scanned into the application.
std::string setup_body(SignInParts const& parts, std::string_view username, std::string_view secret) {
    std::string body;
    json::Writer(body)
        .begin_object()
        .field("key", totp::base32(secret))
        .field("uri", totp::key_uri(parts.options.installation, username, secret))
        .end_object();
    return body;
}

std::string read_password(json::Reader& r) { return r.text("password", {.max = kMaxPassword}); }
std::string read_code(json::Reader& r) { return r.text("code", {.max = 40}); }

/// Heavy: compares the password.
Result<http::WriteFunction> post_begin(http::PrepareCall& call, SignInParts const& parts) {
    std::string password;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { password = read_password(r); });
    if (!read) return domain::refused(read.error());
    auto confirmed = confirm(parts, password, "/password", call);
    if (!confirmed) return refusing(std::move(confirmed.error().problem), std::move(confirmed.error().person));
    return [&parts, attempt = confirmed->attempt, secret = totp::new_secret(),
            token = token_in(call.request)](http::WriteCall& write) -> Result<Written> {
        auto const who = signed_in(write.tx, token, parts, write.now);
        if (!who) return domain::refused(who.error());
        if (parts.options.second_factor == SecondFactorPolicy::off)
            return domain::refused(domain::conflict("second_factor_off"));
        if (second_factor_confirmed(write.tx, who->person.id))
            return domain::refused(domain::conflict("second_factor_set_up"));
        succeed(write.tx, parts.secrets.lookup(), attempt, who->person.id, write.now, Proved::all);
        begin_second_factor(write.tx, parts.secrets.sealing(),
                            {.person = who->person.id, .secret = secret, .begun_at = write.now, .confirmed_at = {}});
        journal_as(write, *who, Action::credential_write);
        write.entry.outcome = "second_factor_begun";
        return Written{.status = 201,
                       .id = who->person.id.text,
                       .version = who->person.version,
                       .body = setup_body(parts, who->person.username, secret)};
    };
}

/// A code of the application shows that it holds the secret; from then on it is asked for.
Result<Written> post_confirm(http::WriteCall& call, SignInParts const& parts, SignedIn const& who,
                             std::string const& code) {
    auto const factor = find_second_factor(call.tx, parts.secrets.sealing(), who.person.id);
    if (!factor) return domain::refused(domain::conflict("second_factor_not_begun"));
    if (factor->confirmed_at) return domain::refused(domain::conflict("second_factor_set_up"));
    if (!use_code(call.tx, parts.secrets.lookup(), *factor, code, call.now))
        return domain::refused(domain::invalid("/code", "wrong_code"));
    confirm_second_factor(call.tx, who.person.id, call.now);
    auto const codes = new_recovery_codes();
    keep_recovery_codes(call.tx, parts.secrets.lookup(), who.person.id, codes);
    call.entry.outcome = "second_factor_set_up";
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("recovery_codes");
    for (auto const& each : codes) w.value(each);
    w.end_array().end_object();
    return Written{.id = who.person.id.text, .version = who.person.version, .body = std::move(body)};
}

struct Removal {
    std::string password;
    std::string code;
};

/// Heavy: compares the password. The code is counted first, so that none is guessed by a session left open.
Result<http::WriteFunction> post_remove(http::PrepareCall& call, SignInParts const& parts) {
    Removal removal;
    auto const read = http::read_json(call.request, [&](json::Reader& r) {
        removal.password = read_password(r);
        removal.code = read_code(r);
    });
    if (!read) return domain::refused(read.error());
    auto confirmed = confirm(parts, removal.password, "/password", call);
    if (!confirmed) return refusing(std::move(confirmed.error().problem), std::move(confirmed.error().person));
    if (auto const counted = count_code(parts, confirmed->attempt, call.now); !counted)
        return refusing(counted.error(), confirmed->person);
    return [&parts, attempt = confirmed->attempt, code = removal.code,
            token = token_in(call.request)](http::WriteCall& write) -> Result<Written> {
        auto const who = signed_in(write.tx, token, parts, write.now);
        if (!who) return domain::refused(who.error());
        auto const factor = find_second_factor(write.tx, parts.secrets.sealing(), who->person.id);
        if (!factor || !factor->confirmed_at) return domain::refused(domain::conflict("second_factor_not_set_up"));
        journal_as(write, *who, Action::credential_write);
        if (!use_code(write.tx, parts.secrets.lookup(), *factor, code, write.now)) {
            write.entry.kind = events::EntryKind::refusal;
            return domain::refused(domain::invalid("/code", "wrong_code"));
        }
        succeed(write.tx, parts.secrets.lookup(), attempt, who->person.id, write.now, Proved::all);
        erase_second_factor(write.tx, who->person.id);
        write.entry.outcome = "second_factor_removed";
        return Written{.id = who->person.id.text, .version = who->person.version};
    };
}

}  // namespace

std::vector<http::Route> second_factor_routes(SignInParts const& parts) {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    using http::WriteHandler;
    auto const apply = [&parts](http::WriteCall& call, SignedIn& who, std::string const& code) {
        return post_confirm(call, parts, who, code);
    };
    return {
        {Method::get, "/internal/sessions/second-factor", Action::internal_session, http::kNoScope, Cost::fast,
         ReadHandler([&parts](http::ReadCall& call) { return get_factor(call, parts); })},
        {Method::post, "/internal/sessions/second-factor", Action::internal_session, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = [&parts](http::PrepareCall& call) { return post_begin(call, parts); },
                      .secret_body = true}},
        {Method::post, "/internal/sessions/second-factor/confirm", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<std::string>(parts, Action::credential_write, read_code, apply)},
        {Method::post, "/internal/sessions/second-factor/remove", Action::internal_session, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = [&parts](http::PrepareCall& call) { return post_remove(call, parts); },
                      .secret_body = true}},
    };
}

}  // namespace polku::identity
