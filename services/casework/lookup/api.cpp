#include "services/casework/lookup/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/lookup/store.h"
#include "shared/domain/hetu.h"
#include "shared/domain/text.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

std::optional<FoundClient> find_whole(http::ReadCall& call, storage::Secrets const& secrets,
                                      std::string_view known_as) {
    if (auto const code = domain::parse_hetu(known_as)) {
        return client_with_code(call.tx, call.allowed, secrets.lookup().hash("client", "code_hash", code->text()));
    }
    return client_with_number(call.tx, call.allowed, known_as);
}

/// Whole codes and numbers only: who answers for data protection finds the one who asks, and browses nobody.
domain::Result<http::Response> find_client_route(http::ReadCall& call, storage::Secrets const& secrets) {
    std::string known_as;
    auto const read =
        http::read_json(call.request, [&](json::Reader& reader) { known_as = reader.text("known_as", {.max = 100}); });
    if (!read) return domain::refused(read.error());
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    if (auto const found = find_whole(call, secrets, domain::trim(known_as))) {
        writer.begin_object()
            .field("id", found->id)
            .field("name", display_name(found->given_names, found->family_name))
            .field("born_on", found->born_on)
            .end_object();
        call.entry.clients = {found->id};
        call.entry.categories = {access::Category::basic};
    }
    writer.end_array().field("next", nullptr).end_object();
    call.entry.ground = access::Ground::supervision;
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> lookup_routes(storage::Secrets const& secrets) {
    auto find = [&secrets](http::ReadCall& call) { return find_client_route(call, secrets); };
    return {{http::Method::post, "/api/v1/clients/find", access::Action::client_find, http::kListScope,
             http::Cost::fast, http::ReadHandler(std::move(find))}};
}

}  // namespace polku::casework
