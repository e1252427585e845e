#include "services/identity/sessions/api.h"

#include "services/identity/sessions/rules.h"
#include "services/identity/sessions/signed_in.h"
#include "services/identity/sessions/store.h"
#include "shared/runtime/logging.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

struct Look {
    std::string token;
    bool peek = false;  ///< looks only: the session is not heard of by it
};

Look read_look(json::Reader& r) {
    Look look;
    look.token = r.text("token", {.max = 100});
    look.peek = r.optional_boolean("peek").value_or(false);
    return look;
}

Written written_of(SignedIn const& who, domain::Instant now) {
    return {.id = who.session.id.text, .version = who.session.version, .body = answer_of(who, now)};
}

Result<Written> put_membership(http::WriteCall& call, SignedIn& who, domain::Id const& wanted) {
    auto session = switch_membership(who.session, who.memberships, wanted, call.now);
    if (!session) return domain::refused(session.error());
    save_switch(call.tx, *session);
    who.session = std::move(*session);
    journal_as(call, who, Action::session_switch);
    return written_of(who, call.now);
}

Result<Written> post_continue(http::WriteCall& call, SignedIn& who, NoFields const&) {
    who.session = touched(std::move(who.session), call.now);
    save_touch(call.tx, who.session);
    return written_of(who, call.now);
}

Result<Written> delete_session(http::WriteCall& call, SignedIn& who, NoFields const&) {
    erase_session(call.tx, who.session.id);
    return Written{.id = who.session.id.text, .version = who.session.version, .state = "closed"};
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
Result<Response> resolve(http::ReadCall& call, SignInParts const& parts) {
    Look look;
    auto const read = http::read_json(call.request, [&](json::Reader& r) { look = read_look(r); });
    if (!read) return domain::refused(read.error());
    auto who = signed_in(call.tx, look.token, parts, call.now);
    if (!who) return domain::refused(who.error());
    if (!look.peek && touch_due(who->session, call.now)) {
        who->session = touched(std::move(who->session), call.now);
        note_seen(parts.database, who->session);
    }
    return http::json_response(answer_of(*who, call.now));
}

domain::Id read_membership(json::Reader& r) { return r.id("membership"); }

}  // namespace

std::vector<http::Route> session_routes(SignInParts const& parts) {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    return {
        {Method::post, "/internal/sessions/resolve", Action::internal_session, http::kNoScope, Cost::fast,
         ReadHandler([&parts](http::ReadCall& call) { return resolve(call, parts); })},
        {Method::post, "/internal/sessions/continue", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<NoFields>(parts, Action::session_continue, read_no_fields, post_continue)},
        {Method::put, "/internal/sessions/membership", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<domain::Id>(parts, Action::session_switch, read_membership, put_membership)},
        {Method::del, "/internal/sessions", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<NoFields>(parts, Action::session_close, read_no_fields, delete_session)},
    };
}

}  // namespace polku::identity
