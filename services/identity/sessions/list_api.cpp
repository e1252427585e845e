#include "services/identity/sessions/list_api.h"

#include "services/identity/sessions/rules.h"
#include "services/identity/sessions/signed_in.h"
#include "services/identity/sessions/store.h"

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

Result<Response> list(http::ReadCall& call, SignInParts const& parts) {
    auto const who = signed_in(call.tx, token_in(call.request), parts, call.now);
    if (!who) return domain::refused(who.error());
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& session : sessions_of(call.tx, who->person.id)) {
        if (!live(session, call.now)) continue;
        w.begin_object();
        write_listed(w, session);
        w.field("current", session.id == who->session.id).end_object();
    }
    w.end_array().field("next", std::nullopt).end_object();
    return http::json_response(std::move(body));
}

Result<Written> post_end(http::WriteCall& call, SignedIn& who, domain::Id const& wanted) {
    if (!erase_session_of(call.tx, who.person.id, wanted)) return domain::refused(domain::not_found());
    call.entry.outcome = "ended";
    return Written{.id = wanted.text, .state = "ended"};
}

Result<Written> post_end_others(http::WriteCall& call, SignedIn& who, NoFields const&) {
    erase_sessions_of(call.tx, who.person.id, who.session.id);
    call.entry.outcome = "others_ended";
    return Written{.id = who.session.id.text, .version = who.session.version, .state = "alone"};
}

domain::Id read_session(json::Reader& r) { return r.id("session"); }

}  // namespace

void write_listed(json::Writer& w, Session const& session) {
    w.field("id", session.id).field("device", session.device).field("source", session.source);
    w.field("opened_at", session.opened_at).field("seen_at", session.seen_at);
}

std::vector<http::Route> own_sessions_routes(SignInParts const& parts) {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    return {
        {Method::get, "/internal/sessions", Action::internal_session, http::kNoScope, Cost::fast,
         ReadHandler([&parts](http::ReadCall& call) { return list(call, parts); })},
        {Method::post, "/internal/sessions/end", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<domain::Id>(parts, Action::session_close, read_session, post_end)},
        {Method::post, "/internal/sessions/end-others", Action::internal_session, http::kNoScope, Cost::fast,
         own_write<NoFields>(parts, Action::session_close, read_no_fields, post_end_others)},
    };
}

}  // namespace polku::identity
