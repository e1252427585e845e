#include "services/identity/sign_in/api.h"

#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "services/identity/second_factor/codes.h"
#include "services/identity/second_factor/store.h"
#include "services/identity/sessions/rules.h"
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

struct SignIn {
    std::string username;
    std::string password;
    std::optional<std::string> code;
};

SignIn read_sign_in(json::Reader& r) {
    SignIn sign_in;
    sign_in.username = folded_username(r.text("username", {.max = 256}));
    sign_in.password = r.text("password", {.max = kMaxPassword});
    sign_in.code = r.optional_text("code", {.max = 40});
    return sign_in;
}

/// What opens a session once the password is proved.
struct Opening {
    domain::Id person;
    Attempt attempt;
    std::optional<std::string> code;
    std::string token;
    std::string device;
};

/// No session yet: the password was right, and the code is asked for.
Written ask_for_code(Opening const& opening) { return {.id = opening.person.text, .body = R"({"needs":"code"})"}; }

Result<Written> open(http::WriteCall& call, SignInParts const& parts, Opening const& opening) {
    // Disabled since the password was compared.
    if (auto const person = find_person(call.tx, opening.person); !person || person->disabled_at)
        return domain::refused(wrong_credentials());
    auto const& lookup = parts.secrets.lookup();
    auto const factor = find_second_factor(call.tx, parts.secrets.sealing(), opening.person);
    if (asks_code(parts.options.second_factor, factor)) {
        call.entry.subject = opening.person.text;
        if (!opening.code) {
            succeed(call.tx, lookup, opening.attempt, opening.person, call.now, Proved::password);
            call.entry.outcome = "code_asked";
            return ask_for_code(opening);
        }
        if (!use_code(call.tx, lookup, *factor, *opening.code, call.now)) {
            call.entry.kind = events::EntryKind::refusal;
            return domain::refused({.status = 401, .code = "wrong_code", .detail = "not a code of now"});
        }
    }
    succeed(call.tx, lookup, opening.attempt, opening.person, call.now, Proved::all);
    auto const memberships = active_memberships(call.tx, opening.person, call.now);
    auto session = open_session(opening.person, memberships, call.ids.next(), call.now);
    session.device = opening.device;
    session.source = opening.attempt.source;
    erase_expired(call.tx, opening.person, call.now);
    insert(call.tx, session, token_hash(opening.token));
    auto const who = with_person(call.tx, std::move(session), parts, call.now);
    if (!who) return domain::refused(who.error());
    journal_as(call, *who, Action::session_open);
    return Written{.status = 201,
                   .id = who->session.id.text,
                   .version = who->session.version,
                   .body = answer_of(*who, call.now, opening.token)};
}

/// Heavy: compares the password before the transaction, for as long whether or not there is such a user.
Result<http::WriteFunction> post_session(http::PrepareCall& call, SignInParts const& parts) {
    SignIn sign_in;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { sign_in = read_sign_in(r); });
    if (!read) return domain::refused(read.error());
    Attempt const attempt{.username = sign_in.username, .source = source_in(call.request)};
    auto proved = prove(parts, attempt, sign_in.password, call);
    if (!proved) return refusing(std::move(proved.error().problem), std::move(proved.error().person));
    if (sign_in.code) {
        if (auto const counted = count_code(parts, attempt, call.now); !counted)
            return refusing(counted.error(), *proved);
    }
    Opening opening{.person = *proved,
                    .attempt = attempt,
                    .code = std::move(sign_in.code),
                    .token = new_token(),
                    .device = device_of(call.request.header("user-agent").value_or(""))};
    return [&parts, opening = std::move(opening)](http::WriteCall& write) { return open(write, parts, opening); };
}

}  // namespace

std::vector<http::Route> sign_in_routes(SignInParts const& parts) {
    return {
        {http::Method::post, "/internal/sessions", Action::session_open, http::kNoScope, http::Cost::heavy,
         http::WriteHandler{.prepare = [&parts](http::PrepareCall& call) { return post_session(call, parts); },
                            .secret_body = true}},
    };
}

}  // namespace polku::identity
