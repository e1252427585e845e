#include "shared/http/whole_answer.h"

#include "shared/http/body_stream.h"

#include <utility>

namespace polku::http {

runtime::Awaitable<Response> whole(runtime::Awaitable<Response> answer) {
    auto response = co_await std::move(answer);
    auto const type = response.header("content-type").value_or("");
    if (!response.stream || type.starts_with("text/event-stream")) co_return response;
    for (;;) {
        auto const piece = co_await response.stream->next();
        if (piece.empty()) break;
        response.body += piece;
    }
    response.stream.reset();
    co_return response;
}

}  // namespace polku::http
