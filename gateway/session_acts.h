#pragma once

#include "shared/http/message.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The addresses under which one looks after one's own sign-in, and what of identity answers each.
namespace polku::gateway {

inline constexpr std::string_view kSessionPath = "/api/v1/session";
inline constexpr std::string_view kSessionsPath = "/api/v1/sessions";

/// What the answer of an act is.
enum class ActAnswer : std::uint8_t {
    session,  ///< identity's answer about a session: the browser gets the session in it
    as_is,    ///< goes on as it came
};

/// The browser's body goes on as it came, and the token in a header of the inside alone.
struct SessionAct {
    http::Method method;
    std::string_view path;    ///< of the API
    std::string_view inside;  ///< of identity, by the same method
    ActAnswer answer = ActAnswer::as_is;
    bool signed_in = true;  ///< false: for who cannot sign in
};

/// Whether the path is one of these, or at or below /api/v1/session.
[[nodiscard]] bool about_session(std::string_view path);

/// nullptr when there is none; `allow_of` then tells whether the path is there at all.
[[nodiscard]] SessionAct const* find_act(http::Method method, std::string_view path);

/// The methods that a path takes: "GET, HEAD, POST"; empty = no such path.
[[nodiscard]] std::string allow_of(std::string_view path);

}  // namespace polku::gateway
