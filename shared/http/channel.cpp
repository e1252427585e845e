#include "shared/http/channel.h"

#include "shared/http/router.h"

#include <utility>

namespace polku::http {

runtime::Awaitable<Response> LocalChannel::send(Request request) {
    if (router_ == nullptr) {
        auto const away = domain::unavailable(1);
        co_return problem_response(away, request.language, request.request_id);
    }
    auto answer = router_->handle(std::move(request));
    co_return co_await std::move(answer);
}

}  // namespace polku::http
