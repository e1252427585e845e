#include "gateway/identity_answer.h"

#include "shared/access/vocabulary.h"
#include "shared/json/reader.h"

#include <stdexcept>

namespace polku::gateway {

namespace {

access::Principal read_principal(json::Reader& r) {
    r.allow_unknown();
    access::Principal principal;
    principal.person = r.id("person");
    principal.display_name = r.text("display_name", {.max = 1000});
    principal.membership = r.id("membership");
    principal.organisation = r.id("organisation");
    principal.team = r.optional_id("team");
    principal.contract = r.optional_id("contract");
    principal.client = r.optional_id("client");
    principal.role = r.choice<access::Role>("role", access::kRoleNames);
    // A service never comes in by this door.
    if (principal.system()) r.fault("role", "not_a_choice");
    return principal;
}

}  // namespace

IdentityAnswer read_identity_answer(std::string_view body) {
    auto const document = json::parse(body);
    if (!document) throw std::runtime_error("identity's answer about a session is not JSON");
    json::Reader r(*document);
    r.allow_unknown();
    IdentityAnswer answer;
    answer.token = r.optional_text("token");
    r.optional_object("principal", [&](json::Reader& p) { answer.signed_in.principal = read_principal(p); });
    answer.signed_in.language = r.choice<domain::Language>("language", domain::kLanguageNames);
    answer.signed_in.session = r.raw("session");
    if (auto const read = r.finish(); !read) {
        throw std::runtime_error("identity's answer about a session is not as agreed: " +
                                 read.error().faults.front().pointer);
    }
    return answer;
}

}  // namespace polku::gateway
