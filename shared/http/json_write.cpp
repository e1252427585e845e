#include "shared/http/json_write.h"

namespace polku::http {

domain::Result<void> read_json(Request const& request, std::function<void(json::Reader&)> const& read) {
    auto const document = json::parse(request.body.empty() ? std::string_view("{}") : std::string_view(request.body));
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    read(reader);
    return reader.finish();
}

WriteHandler act_write(std::function<domain::Result<Written>(WriteCall&)> apply, Precondition precondition) {
    struct Nothing {};
    return json_write<Nothing>([](json::Reader&) { return Nothing{}; },
                               [apply = std::move(apply)](WriteCall& call, Nothing const&) { return apply(call); },
                               precondition);
}

}  // namespace polku::http
