#include "gateway/session_acts.h"

#include <algorithm>
#include <array>

namespace polku::gateway {

namespace {

using http::Method;

constexpr std::array kActs = {
    SessionAct{Method::put, "/api/v1/session/membership", "/internal/sessions/membership", ActAnswer::session},
    SessionAct{Method::post, "/api/v1/session/continue", "/internal/sessions/continue", ActAnswer::session},
    SessionAct{Method::put, "/api/v1/session/password", "/internal/sessions/password"},
    SessionAct{Method::post, "/api/v1/session/password-reset", "/internal/sessions/password-reset", ActAnswer::as_is,
               false},
    SessionAct{Method::get, "/api/v1/session/second-factor", "/internal/sessions/second-factor"},
    SessionAct{Method::post, "/api/v1/session/second-factor", "/internal/sessions/second-factor"},
    SessionAct{Method::post, "/api/v1/session/second-factor/confirm", "/internal/sessions/second-factor/confirm"},
    SessionAct{Method::post, "/api/v1/session/second-factor/remove", "/internal/sessions/second-factor/remove"},
    SessionAct{Method::get, "/api/v1/sessions", "/internal/sessions"},
    SessionAct{Method::post, "/api/v1/sessions/end", "/internal/sessions/end"},
    SessionAct{Method::post, "/api/v1/sessions/end-others", "/internal/sessions/end-others"},
};

bool at_or_under(std::string_view path, std::string_view root) {
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

}  // namespace

bool about_session(std::string_view path) {
    return at_or_under(path, kSessionPath) || at_or_under(path, kSessionsPath);
}

SessionAct const* find_act(Method method, std::string_view path) {
    auto const wanted = method == Method::head ? Method::get : method;
    auto const* const found =
        std::ranges::find_if(kActs, [&](auto const& act) { return act.method == wanted && act.path == path; });
    return found == kActs.end() ? nullptr : found;
}

std::string allow_of(std::string_view path) {
    std::string allow;
    auto const add = [&](std::string_view methods) { allow.append(allow.empty() ? "" : ", ").append(methods); };
    if (path == kSessionPath) add("GET, HEAD, POST, DELETE");
    for (auto const& act : kActs) {
        if (act.path == path) add(act.method == Method::get ? "GET, HEAD" : http::name(act.method));
    }
    return allow;
}

}  // namespace polku::gateway
