#include "services/identity/sign_in/admin_api.h"

#include "services/identity/passwords/store.h"
#include "services/identity/people/store.h"
#include "services/identity/people/whose.h"
#include "services/identity/second_factor/store.h"
#include "services/identity/sessions/list_api.h"
#include "services/identity/sessions/rules.h"
#include "services/identity/sessions/store.h"
#include "services/identity/sessions/tokens.h"
#include "shared/http/json_write.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

Result<Response> get_sign_in(http::ReadCall& call, SignInParts const& parts) {
    auto const person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    note_whose(call.tx, call.entry, *person);
    auto const reset = reset_of(call.tx, person->id);
    auto const factor = find_second_factor(call.tx, parts.secrets.sealing(), person->id);
    std::string body;
    json::Writer w(body);
    w.begin_object().field("password_changed_at", password_changed_at(call.tx, person->id));
    w.field("reset_until", reset && open(*reset, call.now) ? std::optional(reset->ends_at) : std::nullopt);
    w.field("second_factor_since", factor ? factor->confirmed_at : std::nullopt);
    w.begin_array("sessions");
    for (auto const& session : sessions_of(call.tx, person->id)) {
        if (!live(session, call.now)) continue;
        w.begin_object();
        write_listed(w, session);
        w.end_object();
    }
    w.end_array().end_object();
    return http::json_response(std::move(body));
}

/// The person in the path, about whom the entry is.
Result<Person> person_meant(http::WriteCall& call) {
    auto person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    note_whose(call.tx, call.entry, *person);
    return std::move(*person);
}

Result<Written> post_sessions_end(http::WriteCall& call) {
    auto const person = person_meant(call);
    if (!person) return domain::refused(person.error());
    erase_sessions_of(call.tx, person->id, domain::Id{});
    call.entry.outcome = "ended";
    return Written{.id = person->id.text, .version = person->version, .state = "ended"};
}

/// {"token", "ends_at"}: told once, to be handed to the person by the administrator.
std::string link_body(PasswordReset const& reset, std::string_view token) {
    std::string body;
    json::Writer(body).begin_object().field("token", token).field("ends_at", reset.ends_at).end_object();
    return body;
}

/// The old password is worth nothing from now on, and nobody stays signed in with it.
Result<Written> give_link(http::WriteCall& call, std::string const& token) {
    auto const person = person_meant(call);
    if (!person) return domain::refused(person.error());
    if (person->disabled_at) return domain::refused(domain::conflict("user_disabled"));
    auto const reset = make_reset(person->id, call.principal().person, call.now);
    if (!reset) return domain::refused(reset.error());
    save(call.tx, *reset, token_hash(token));
    erase_password(call.tx, person->id);
    erase_sessions_of(call.tx, person->id, domain::Id{});
    call.entry.outcome = "password_reset";
    return Written{.status = 201, .id = person->id.text, .version = person->version, .body = link_body(*reset, token)};
}

Result<Written> post_factor_remove(http::WriteCall& call) {
    auto const person = person_meant(call);
    if (!person) return domain::refused(person.error());
    if (person->id == call.principal().person) return domain::refused(domain::conflict("own_credentials"));
    if (!erase_second_factor(call.tx, person->id)) return domain::refused(domain::conflict("second_factor_not_set_up"));
    erase_sessions_of(call.tx, person->id, domain::Id{});
    call.entry.outcome = "second_factor_removed";
    return Written{.id = person->id.text, .version = person->version, .state = "removed"};
}

Result<http::WriteFunction> prepare_reset(http::PrepareCall& call) {
    auto const read = http::read_json(call.request, [](json::Reader&) {});
    if (!read) return domain::refused(read.error());
    return [token = new_token()](http::WriteCall& write) { return give_link(write, token); };
}

}  // namespace

std::vector<http::Route> user_sign_in_routes(SignInParts const& parts) {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    using http::WriteHandler;
    return {
        {Method::get, "/api/v1/users/{user}/sign-in", Action::user_list, http::kListScope, Cost::fast,
         ReadHandler([&parts](http::ReadCall& call) { return get_sign_in(call, parts); })},
        {Method::post, "/api/v1/users/{user}/sessions/end", Action::user_session_close, http::kNoScope, Cost::fast,
         http::act_write(post_sessions_end)},
        {Method::post, "/api/v1/users/{user}/password-reset", Action::credential_reset, http::kNoScope, Cost::fast,
         WriteHandler{.prepare = prepare_reset, .secret_body = true}},
        {Method::post, "/api/v1/users/{user}/second-factor/remove", Action::credential_reset, http::kNoScope,
         Cost::fast, http::act_write(post_factor_remove)},
    };
}

}  // namespace polku::identity
