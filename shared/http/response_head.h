#pragma once

#include "shared/http/message.h"

#include <string>
#include <string_view>

namespace polku::http {

/// Content-Security-Policy of the web application's documents and scripts. No inline script or style; the one hash is
/// that of the style element which react-aria's press handling adds. `trusted-types sw`: registering the service worker
/// is the only sink.
inline constexpr std::string_view kApplicationPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri "
    "'none'; "
    "form-action 'self'; frame-ancestors 'none'; trusted-types sw; require-trusted-types-for 'script'";

/// Of everything else: an API answer opened in a browser shows and runs nothing.
inline constexpr std::string_view kAnswerPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The status line and the fields of an answer, up to and including the empty line: what the response says, and what
/// every answer of ours carries (Date, Content-Length, the security fields; Cache-Control: no-store unless the response
/// has its own). A field with a control character in it is left out and logged: it would be a second answer.
std::string response_head(Response const& response, bool keep_alive, bool tls);

/// What is sent as the body: nothing for HEAD, 204 and 304.
std::string_view response_body(Response const& response, Method method);

}  // namespace polku::http
