#include "services/casework/handovers/claims.h"

#include "shared/access/principal.h"
#include "shared/json/reader.h"
#include "shared/runtime/block_on.h"

namespace polku::casework {

namespace {

HandoverItem read_claim(json::Reader& reader) {
    HandoverItem claim;
    claim.kind = ItemKind::milestone_claim;
    claim.id = reader.id("id");
    claim.title = reader.text("type");
    claim.category = access::Category::employment;
    claim.organisation = reader.id("organisation");
    claim.person = reader.id("recorded_by");
    claim.recorded_at = reader.instant("recorded_at");
    claim.recorded_organisation = *claim.organisation;
    reader.allow_unknown();
    return claim;
}

}  // namespace

AskClaims ask_outcomes(http::Channel& outcomes) {
    return [&outcomes](domain::Id const& case_id,
                       std::string const& request_id) -> std::optional<std::vector<HandoverItem>> {
        http::Request request;
        request.method = http::Method::get;
        request.path = "/internal/cases/" + case_id.text + "/open-claims";
        request.request_id = request_id;
        request.principal = access::system_principal("casework");
        auto const response = runtime::block_on(outcomes.send(std::move(request)));
        if (response.status != 200) return std::nullopt;
        auto const document = json::parse(response.body);
        if (!document) return std::nullopt;
        json::Reader reader(*document);
        std::vector<HandoverItem> claims;
        reader.each("items", [&](json::Reader& one) { claims.push_back(read_claim(one)); });
        if (!reader.finish()) return std::nullopt;
        return claims;
    };
}

}  // namespace polku::casework
