#pragma once

#include "shared/http/message.h"
#include "shared/runtime/awaitable.h"

namespace polku::http {

/// The answer, with the pieces of a body that is sent in pieces as its one body: for who has to hold it anyway. A
/// stream of events, which has no end, stays a stream. Throws std::runtime_error: the body was cut off.
runtime::Awaitable<Response> whole(runtime::Awaitable<Response> answer);

}  // namespace polku::http
