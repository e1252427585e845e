#include "shared/http/channel.h"

#include "shared/http/router.h"

#include <utility>

namespace polku::http {

runtime::Awaitable<Response> LocalChannel::send(Request request) { return router_.handle(std::move(request)); }

}  // namespace polku::http
