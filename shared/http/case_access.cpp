#include "shared/http/case_access.h"

#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <utility>

namespace polku::http {

namespace {

using access::Relation;

constexpr domain::Name<Relation> kRelationNames[] = {
    {"none", Relation::none},           {"responsible", Relation::responsible}, {"party", Relation::party},
    {"emergency", Relation::emergency}, {"former", Relation::former},           {"own", Relation::own},
};

access::Grant read_grant(json::Reader& r) {
    access::Grant grant{};
    grant.category = r.choice<access::Category>("category", access::kCategoryNames);
    grant.ground = r.choice<access::Ground>("ground", access::kGroundNames);
    grant.content_until = r.optional_instant("content_until");
    grant.valid_until = r.optional_instant("valid_until");
    return grant;
}

}  // namespace

std::string case_access_json(access::CaseAccess const& access) {
    std::string out;
    json::Writer w(out);
    w.begin_object();
    w.field("case", access.case_id);
    w.field("client", access.client);
    w.field("relation", domain::name_of<Relation>(kRelationNames, access.relation));
    w.field("receiver", access.receiver);
    w.field("sender", access.sender);
    w.field("named_worker", access.named_worker);
    w.field("open", access.open);
    w.field("safety_ban", access.safety_ban);
    w.field("access_version", access.access_version);
    w.begin_array("grants");
    for (auto const& grant : access.grants) {
        w.begin_object();
        w.field("category", access::name(grant.category));
        w.field("ground", access::name(grant.ground));
        w.field("content_until", grant.content_until);
        w.field("valid_until", grant.valid_until);
        w.end_object();
    }
    w.end_array();
    w.end_object();
    return out;
}

domain::Result<access::CaseAccess> parse_case_access(std::string_view text) {
    auto const document = json::parse(text);
    if (!document) return domain::refused(document.error());
    json::Reader r(*document);
    access::CaseAccess access;
    access.case_id = r.id("case");
    access.client = r.id("client");
    access.relation = r.choice<Relation>("relation", kRelationNames);
    access.receiver = r.boolean("receiver");
    access.sender = r.boolean("sender");
    access.named_worker = r.boolean("named_worker");
    access.open = r.boolean("open");
    access.safety_ban = r.boolean("safety_ban");
    access.access_version = r.integer("access_version");
    r.each("grants", [&](json::Reader& grant) { access.grants.push_back(read_grant(grant)); });
    if (auto const read = r.finish(); !read) return domain::refused(read.error());
    return access;
}

Route case_access_route(decltype(FactsSource::case_access) case_access) {
    auto handler = [case_access = std::move(case_access)](ReadCall& call) -> domain::Result<Response> {
        if (!call.request.on_behalf_of) {
            return domain::refused(domain::bad_request("malformed_request", "asks on behalf of nobody"));
        }
        auto const access = case_access(call.tx, *call.request.on_behalf_of, call.path.id("case"), call.now);
        if (!access) return domain::refused(domain::not_found());
        return json_response(case_access_json(*access));
    };
    return Route{Method::get, "/internal/cases/{case}/access", access::Action::internal_case_access, kNoScope,
                 Cost::fast,  ReadHandler(std::move(handler))};
}

Request case_access_request(access::Principal service, access::Principal person, domain::Id const& case_id,
                            std::string request_id) {
    Request request;
    request.method = Method::get;
    request.path = "/internal/cases/" + case_id.text + "/access";
    request.request_id = std::move(request_id);
    request.principal = std::move(service);
    request.on_behalf_of = std::move(person);
    return request;
}

}  // namespace polku::http
