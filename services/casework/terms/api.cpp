#include "services/casework/terms/api.h"

#include "services/casework/deadlines/store.h"
#include "services/casework/events.h"
#include "services/casework/terms/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

using access::Action;

domain::Result<http::Response> list_terms_route(http::ReadCall& call) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& term : list_terms(call.tx, domain::local_date(call.now))) {
        writer.begin_object()
            .field("vocabulary", domain::name_of<Vocabulary>(kVocabularyNames, term.vocabulary))
            .field("code", term.code);
        writer.begin_object("name")
            .field("fi", term.name_fi)
            .field("sv", term.name_sv)
            .field("en", term.name_en)
            .end_object();
        writer.field("acts_as", term.acts_as).field("choosable", term.choosable).end_object();
    }
    writer.end_array().field("next", nullptr).end_object();
    return http::json_response(std::move(body));
}

domain::Result<http::Written> choose_plan_type(http::WriteCall& call, std::string const& code) {
    auto const& about = call.allowed.case_access();
    if (!about.open) return domain::refused(domain::conflict("case_closed"));
    auto const type = find_term(call.tx, Vocabulary::plan_type, code, domain::local_date(call.now));
    if (!type || !type->choosable) return domain::refused(domain::invalid("/type", "no_such_plan_type"));
    if (plan_type_of(call.tx, call.allowed) != code) {
        save_plan_type(call.tx, call.allowed, code);
        note_act(call.tx, about.case_id, call.now);
        call.emit(plan_event("type-chosen", about.case_id, about.case_id));
    }
    call.entry.subject = about.case_id.text;
    call.entry.outcome = code;
    call.entry.categories = {access::Category::basic};
    return http::Written{.status = 200, .id = about.case_id.text, .state = code};
}

std::string read_plan_type(json::Reader& reader) { return reader.text("type", {.max = 40}); }

}  // namespace

std::vector<http::Route> term_routes() {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/terms", Action::term_list, http::kNoScope, Cost::fast,
         http::ReadHandler(list_terms_route)},
        {Method::put, "/api/v1/cases/{case}/plan/type", Action::plan_ask, http::case_in_path("case"), Cost::fast,
         http::json_write<std::string>(read_plan_type, choose_plan_type)},
    };
}

}  // namespace polku::casework
