#include "services/identity/sessions/api.h"

#include "services/identity/organisations/api.h"
#include "services/identity/people/passwords.h"
#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "services/identity/sessions/rules.h"
#include "services/identity/sessions/store.h"
#include "services/identity/sessions/tokens.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"
#include "shared/runtime/logging.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

struct SignIn {
    std::string username;
    std::string password;
};

SignIn read_sign_in(json::Reader& r) {
    SignIn sign_in;
    sign_in.username = folded_username(r.text("username", {.max = 256}));
    sign_in.password = r.text("password", {.max = kMaxPassword});
    return sign_in;
}

std::string read_token(json::Reader& r) { return r.text("token", {.max = 100}); }

struct Switch {
    std::string token;
    domain::Id membership;
};

Switch read_switch(json::Reader& r) {
    Switch wanted;
    wanted.token = read_token(r);
    wanted.membership = r.id("membership");
    return wanted;
}

/// The live session of a token; 401 otherwise.
Result<SignedIn> signed_in(storage::Tx& tx, std::string_view token, domain::Instant now) {
    auto session = find_session(tx, token_hash(token));
    if (!session || !live(*session, now)) return domain::refused(domain::unauthenticated());
    auto person = find_person(tx, session->person);
    if (!person) return domain::refused(domain::unauthenticated());
    auto memberships = active_memberships(tx, person->id, now);
    return SignedIn{
        .session = std::move(*session), .person = std::move(*person), .memberships = std::move(memberships)};
}

void write_named_membership(json::Writer& w, NamedMembership const& named) {
    auto const& membership = named.membership;
    w.begin_object().field("id", membership.id);
    w.begin_object("organisation").field("id", membership.organisation);
    write_name(w, "name", named.organisation_name);
    w.field("kind", domain::name_of<OrganisationKind>(kOrganisationKindNames, named.organisation_kind)).end_object();
    w.field("role", access::name(membership.role));
    w.key("team");
    if (membership.team)
        w.begin_object().field("id", *membership.team).field("name", named.team_name).end_object();
    else
        w.value(nullptr);
    w.key("contract");
    if (membership.contract)
        w.begin_object().field("id", *membership.contract).end_object();
    else
        w.value(nullptr);
    w.field("client", membership.client).end_object();
}

void write_session(json::Writer& w, SignedIn const& who, std::optional<access::Principal> const& principal) {
    w.begin_object("session");
    w.begin_object("person").field("id", who.person.id).field("name", who.person.name);
    w.field("language", domain::language_code(who.person.language)).end_object();
    w.begin_array("memberships");
    for (auto const& named : who.memberships) write_named_membership(w, named);
    w.end_array();
    w.field("acting", principal ? std::optional(principal->membership) : std::nullopt);
    w.begin_array("can");
    if (principal) {
        for (auto const action : access::can(*principal)) w.value(action);
    }
    w.end_array();
    w.field("expires_at", expires_at(who.session)).end_object();
}

void write_principal(json::Writer& w, std::optional<access::Principal> const& principal) {
    w.key("principal");
    if (!principal) {
        w.value(nullptr);
        return;
    }
    w.begin_object().field("person", principal->person).field("display_name", principal->display_name);
    w.field("membership", principal->membership).field("organisation", principal->organisation);
    w.field("team", principal->team).field("contract", principal->contract).field("client", principal->client);
    w.field("role", access::name(principal->role)).end_object();
}

/// {"token"?, "principal", "language", "session"}
std::string answer(SignedIn const& who, std::string_view token = {}) {
    auto const principal = acting_principal(who);
    std::string body;
    json::Writer w(body);
    w.begin_object();
    if (!token.empty()) w.field("token", token);
    write_principal(w, principal);
    w.field("language", domain::language_code(who.person.language));
    write_session(w, who, principal);
    w.end_object();
    return body;
}

/// Whose session it is, and as whom: the person who acts, not the gateway that passes it on. Who has not chosen a
/// membership yet has no role to be journaled with, so there the gateway stands.
void journal_as(http::WriteCall& call, SignedIn const& who, Action action) {
    if (auto principal = acting_principal(who)) call.entry.principal = std::move(*principal);
    call.entry.action = action;
    call.entry.subject = who.person.id.text;
}

Result<Written> open(http::WriteCall& call, domain::Id const& person_id, std::string const& token) {
    auto person = find_person(call.tx, person_id);
    if (!person) return domain::refused(domain::unauthenticated());
    auto memberships = active_memberships(call.tx, person_id, call.now);
    auto session = open_session(person_id, memberships, call.ids.next(), call.now);
    erase_expired(call.tx, person_id, call.now);
    insert(call.tx, session, token_hash(token));
    SignedIn const who{
        .session = std::move(session), .person = std::move(*person), .memberships = std::move(memberships)};
    journal_as(call, who, Action::session_open);
    return Written{
        .status = 201, .id = who.session.id.text, .version = who.session.version, .body = answer(who, token)};
}

/// Heavy: compares the password before the transaction, for as long whether or not there is such a user.
Result<http::WriteFunction> post_session(http::PrepareCall& prepare) {
    SignIn sign_in;
    auto const read = http::read_json(prepare.request, [&](json::Reader& r) { sign_in = read_sign_in(r); });
    if (!read) return domain::refused(read.error());
    std::optional<Credentials> known;
    prepare.read([&](storage::Tx& tx) { known = find_credentials(tx, sign_in.username); });
    auto const hash = known ? std::optional(known->password_hash) : std::nullopt;
    if (!verify_password(hash, sign_in.password)) {
        runtime::log(runtime::LogLevel::warn, "sign_in_refused",
                     {{"request", prepare.request.request_id}, {"person", known ? known->person.text : ""}});
        return domain::refused({.status = 401, .code = "wrong_credentials", .detail = "unknown username or password"});
    }
    return [person = known->person, token = new_token()](http::WriteCall& call) { return open(call, person, token); };
}

Result<Written> put_membership(http::WriteCall& call, Switch const& wanted) {
    auto who = signed_in(call.tx, wanted.token, call.now);
    if (!who) return domain::refused(who.error());
    auto session = switch_membership(who->session, who->memberships, wanted.membership, call.now);
    if (!session) return domain::refused(session.error());
    save_switch(call.tx, *session);
    who->session = std::move(*session);
    journal_as(call, *who, Action::session_switch);
    return Written{.id = who->session.id.text, .version = who->session.version, .body = answer(*who)};
}

Result<Written> delete_session(http::WriteCall& call, std::string const& token) {
    auto const who = signed_in(call.tx, token, call.now);
    if (!who) return domain::refused(who.error());
    erase_session(call.tx, who->session.id);
    journal_as(call, *who, Action::session_close);
    return Written{.id = who->session.id.text, .version = who->session.version, .state = "closed"};
}

/// Nobody waits for it: lost, the session ends a minute earlier.
void note_seen(storage::Database& database, Session session) {
    database.write({.run =
                        [session = std::move(session)](storage::Tx& tx) {
                            save_touch(tx, session);
                            return storage::Verdict::keep;
                        },
                    .done =
                        [](std::exception_ptr failed) {
                            if (failed) runtime::log(runtime::LogLevel::warn, "session_touch_failed");
                        }});
}

/// Runs for nearly every request of the house, so it reads; a write follows at most once a minute for a session.
Result<Response> resolve(http::ReadCall& call, storage::Database& database) {
    std::string token;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { token = read_token(r); });
    if (!read) return domain::refused(read.error());
    auto who = signed_in(call.tx, token, call.now);
    if (!who) return domain::refused(who.error());
    if (touch_due(who->session, call.now)) {
        who->session = touched(std::move(who->session), call.now);
        note_seen(database, who->session);
    }
    return http::json_response(answer(*who));
}

}  // namespace

std::vector<http::Route> session_routes(storage::Database& database) {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    using http::WriteHandler;
    auto change = http::json_write<Switch>(read_switch, put_membership);
    change.secret_body = true;
    auto close = http::json_write<std::string>(read_token, delete_session);
    close.secret_body = true;
    return {
        {Method::post, "/internal/sessions", Action::session_open, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = post_session, .secret_body = true}},
        {Method::post, "/internal/sessions/resolve", Action::internal_session, http::kNoScope, Cost::fast,
         ReadHandler([&database](http::ReadCall& call) { return resolve(call, database); })},
        {Method::put, "/internal/sessions/membership", Action::internal_session, http::kNoScope, Cost::fast,
         std::move(change)},
        {Method::del, "/internal/sessions", Action::internal_session, http::kNoScope, Cost::fast, std::move(close)},
    };
}

}  // namespace polku::identity
