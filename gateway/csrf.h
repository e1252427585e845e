#pragma once

#include "shared/http/message.h"

/// Requests that another site makes a browser send, with the cookie in them.
namespace polku::gateway {

/// Whether a request may be taken: a read, or a change that a page of this very site, or a program that is no browser,
/// sends. A change needs the header X-Polku-Request, which a page of another site cannot set. Where the browser says
/// where it comes from, that must fit too: Origin is https and this Host, Sec-Fetch-Site is same-origin or none. (An
/// http Origin fits when Sec-Fetch-Site says same-origin: a development server that passes requests on.)
[[nodiscard]] bool own_request(http::Request const& request);

}  // namespace polku::gateway
