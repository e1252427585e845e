#include "services/casework/consents/api.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/consents/rules.h"
#include "services/casework/consents/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/blocking.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

using access::Action;

void write_consent(json::Writer& writer, Consent const& consent) {
    writer.begin_object()
        .field("id", consent.id)
        .field("version", consent.version)
        .field("purpose", consent.purpose)
        .field("given_how", domain::name_of<GivenHow>(kGivenHowNames, consent.given_how))
        .field("valid_from", consent.valid_from)
        .field("valid_until", consent.valid_until)
        .begin_array("categories");
    for (auto const category : consent.categories) writer.value(access::name(category));
    writer.end_array().begin_array("recipients");
    for (auto const& recipient : consent.recipients) writer.value(recipient);
    writer.end_array()
        .field("recorded_at", consent.recorded_at)
        .field("recorded_by", consent.recorded_by)
        .field("recorded_organisation", consent.recorded_organisation)
        .field("withdrawn_at", consent.withdrawn_at)
        .field("withdrawn_by", consent.withdrawn_by)
        .end_object();
}

domain::Result<http::Response> list_consents_route(http::ReadCall& call) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& consent : consents_of_case(call.tx, call.allowed)) write_consent(writer, consent);
    writer.end_array().end_object();
    call.entry.clients = {call.allowed.case_access().client};
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

Consent read_consent(json::Reader& reader) {
    Consent consent;
    consent.purpose = "service";
    consent.given_how = reader.choice<GivenHow>("given_how", kGivenHowNames);
    consent.valid_from = reader.date("valid_from");
    consent.valid_until = reader.date("valid_until");
    consent.categories = reader.choices<access::Category>("categories", access::kCategoryNames);
    consent.recipients = reader.ids("recipients", {.min = 0, .max = 50});
    return consent;
}

ConsentRecorder recorder_of(http::WriteCall& call, Case const& the_case) {
    auto const& principal = call.principal();
    auto const& facts = call.allowed.case_access();
    ConsentRecorder recorder;
    recorder.organisation = principal.organisation;
    auto const lot = find_lot(call.tx, the_case.contract);
    recorder.records_any = facts.relation == access::Relation::own ||
                           principal.organisation == the_case.responsible_organisation ||
                           (lot && principal.organisation == lot->buyer);
    for (auto const& grant : facts.grants) {
        auto const by_law = grant.ground == access::Ground::statute || grant.ground == access::Ground::commission;
        if (by_law) recorder.holds.push_back(grant.category);
    }
    return recorder;
}

domain::Result<http::Written> give_consent(http::WriteCall& call, Consent const& given) {
    auto const the_case = load_case(call.tx, call.allowed);
    if (!the_case) return domain::refused(domain::not_found());
    if (the_case->closed_at) return domain::refused(domain::conflict("case_closed"));
    auto const known = known_organisations(call.tx, given.recipients);
    auto const today = domain::local_date(call.now);
    if (auto const checked = check_consent(given, recorder_of(call, *the_case), known, today); !checked)
        return domain::refused(checked.error());
    auto consent = given;
    std::ranges::sort(consent.categories);
    consent.categories.erase(std::ranges::unique(consent.categories).begin(), consent.categories.end());
    std::ranges::sort(consent.recipients);
    consent.recipients.erase(std::ranges::unique(consent.recipients).begin(), consent.recipients.end());
    consent.id = call.ids.next();
    consent.client = the_case->client;
    consent.contract = the_case->contract;
    consent.recorded_at = call.now;
    consent.recorded_by = call.principal().person.text;
    consent.recorded_organisation = call.principal().organisation;
    auto const blocked_before = blocked_handovers(call);
    insert_consent(call.tx, consent);
    rewrite_grants_of_client(call.tx, consent.client, call.now);
    call.emit(consent_given(consent));
    tell_blocked(call, blocked_before);
    note_act(call.tx, the_case->id, call.now);
    call.entry.subject = consent.id.text;
    call.entry.outcome = "given";
    call.entry.categories = consent.categories;
    return http::Written{.status = 201,
                         .id = consent.id.text,
                         .version = 1,
                         .state = "given",
                         .location = "/api/v1/cases/" + the_case->id.text + "/consents"};
}

domain::Result<http::Written> withdraw_consent(http::WriteCall& call) {
    auto const the_case = load_case(call.tx, call.allowed);
    auto const consent = load_consent(call.tx, call.allowed, call.path.id("consent"));
    if (!the_case || !consent) return domain::refused(domain::not_found());
    auto const withdrawn = withdraw(*consent, call.if_match, call.principal().person.text, call.now);
    if (!withdrawn) return domain::refused(withdrawn.error());
    auto const blocked_before = blocked_handovers(call);
    save_withdrawal(call.tx, *withdrawn);
    // In this transaction: no request decided after it sees what the consent had opened.
    rewrite_grants_of_client(call.tx, withdrawn->client, call.now);
    call.emit(consent_withdrawn(*withdrawn, *the_case));
    tell_blocked(call, blocked_before);
    note_act(call.tx, the_case->id, call.now);
    call.entry.subject = withdrawn->id.text;
    call.entry.outcome = "withdrawn";
    call.entry.categories = withdrawn->categories;
    return http::Written{.status = 200, .id = withdrawn->id.text, .version = withdrawn->version, .state = "withdrawn"};
}

}  // namespace

std::vector<http::Route> consent_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/consents", Action::consent_read, of_case, Cost::fast, list_consents_route},
        {Method::post, "/api/v1/cases/{case}/consents", Action::consent_write, of_case, Cost::fast,
         http::json_write<Consent>(read_consent, give_consent)},
        {Method::post, "/api/v1/cases/{case}/consents/{consent}/withdraw", Action::consent_write, of_case, Cost::fast,
         http::act_write(withdraw_consent, http::Precondition::if_match)},
    };
}

}  // namespace polku::casework
