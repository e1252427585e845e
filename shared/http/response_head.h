#pragma once

#include "shared/http/message.h"
#include "shared/http/server.h"

#include <string>
#include <string_view>

namespace polku::http {

/// The status line and the fields of an answer, up to and including the empty line: what the response says, its
/// Content-Length (of a stream: that it comes in chunks) and, for everybody, what every answer of ours carries (Date,
/// the security fields; Cache-Control: no-store unless the response has its own). A field with a control character in
/// it is left out and logged: it would be a second answer.
std::string response_head(Response const& response, bool keep_alive, AskedBy asked_by = AskedBy::everybody);

/// What is sent as the body: nothing for HEAD, 204 and 304.
std::string_view response_body(Response const& response, Method method);

}  // namespace polku::http
