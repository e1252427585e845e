#include "services/outcomes/milestones/open_claims.h"

#include "services/outcomes/milestones/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::outcomes {

namespace {

domain::Result<http::Response> read_open_claims(http::ReadCall& call) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& milestone : milestones_of_case(call.tx, call.allowed, call.path.id("case"))) {
        if (milestone.state != State::recorded && milestone.state != State::contested) continue;
        writer.begin_object()
            .field("id", milestone.id)
            .field("type", milestone.claim.type)
            .field("organisation", milestone.organisation)
            .field("recorded_at", milestone.recorded_at)
            .field("recorded_by", milestone.recorded_by)
            .end_object();
    }
    writer.end_array().end_object();
    return http::json_response(std::move(body));
}

}  // namespace

http::Route open_claims_route() {
    return {
        http::Method::get, "/internal/cases/{case}/open-claims", access::Action::internal_claim_read, http::kNoScope,
        http::Cost::fast,  http::ReadHandler(read_open_claims)};
}

}  // namespace polku::outcomes
