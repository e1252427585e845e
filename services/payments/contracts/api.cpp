#include "services/payments/contracts/api.h"

#include "services/payments/contracts/body.h"
#include "services/payments/contracts/rules.h"
#include "services/payments/contracts/store.h"
#include "services/payments/fee_lines/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <fmt/format.h>

namespace polku::payments {

namespace {

using access::Action;
using domain::LocalDate;

void write_types(json::Writer& w, Version const& version) {
    w.begin_array("milestone_types");
    for (auto const& type : version.types) {
        w.begin_object().field("code", type.code).begin_object("name");
        w.field("fi", type.name.fi).field("sv", type.name.sv).field("en", type.name.en).end_object();
        w.field("result_group", type.result_group).begin_array("evidence");
        for (auto const& kind : type.evidence) w.value(kind);
        w.end_array().field("price_cents", type.price).field("effective_from", version.effective_from).end_object();
    }
    w.end_array();
}

void write_parties(json::Writer& w, Contract const& contract) {
    w.begin_array("parties");
    for (auto const& party : contract.terms.parties) {
        w.begin_object().field("organisation", party.organisation);
        w.field("part", domain::name_of<Part>(kPartNames, party.part));
        w.field("valid_from", party.valid_from).field("valid_until", party.valid_until);
        w.field("share_basis_points", party.share.value).end_object();
    }
    w.end_array();
}

void write_versions(json::Writer& w, Contract const& contract) {
    w.begin_array("versions");
    for (auto const& version : contract.versions) {
        w.begin_object().field("id", version.id).field("number", version.number);
        w.field("effective_from", version.effective_from);
        w.field("effective_until", last_day_of(contract.versions, version)).field("activated_at", version.activated_at);
        write_types(w, version);
        w.end_object();
    }
    w.end_array();
}

/// `milestone_types` are those of today: of the version valid now, or of the first one when the contract has not begun.
void write_contract(json::Writer& w, Contract const& contract, LocalDate today, access::Principal const& principal) {
    auto const& terms = contract.terms;
    w.begin_object().field("id", contract.id).field("version", contract.version).field("code", terms.code);
    w.field("name", terms.name)
        .field("programme", terms.programme)
        .field("buyer", terms.buyer)
        .field("lead", terms.lead);
    w.field("intake_team", terms.intake_team).field("consortium", terms.consortium);
    w.field("valid_from", terms.valid_from).field("valid_until", terms.valid_until);
    w.field("currency", terms.currency).field("vat_basis_points", terms.vat.value);
    write_parties(w, contract);
    auto const* version = version_on(contract.versions, today);
    if (version == nullptr && !contract.versions.empty()) version = &contract.versions.front();
    if (version == nullptr) {
        w.begin_array("milestone_types").end_array();
    } else {
        write_types(w, *version);
    }
    write_versions(w, contract);
    constexpr Action kAsked[] = {Action::contract_write};
    w.begin_array("can");
    for (auto const action : access::can(principal, access::NoFacts{}, kAsked)) w.value(action);
    w.end_array().end_object();
}

domain::Result<http::Response> get_contracts(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    auto const after = page->after.empty() ? std::string{} : page->after[0];
    auto contracts = contracts_for(call.tx, call.principal(), today, after, page->limit + 1);
    auto const more = std::ssize(contracts) > page->limit;
    if (more) contracts.pop_back();
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& contract : contracts) write_contract(w, contract, today, call.principal());
    std::optional<std::string> next;
    if (more) next = http::make_cursor({contracts.back().terms.code});
    w.end_array().field("next", next).end_object();
    return http::json_response(std::move(body));
}

domain::Result<http::Response> get_contract(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const contract = contract_for(call.tx, call.principal(), today, call.path.id("contract"));
    if (!contract) return domain::refused(domain::not_found());
    std::string body;
    json::Writer w(body);
    write_contract(w, *contract, today, call.principal());
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(contract->version));
    return response;
}

domain::Result<http::Written> post_contract(http::WriteCall& call, ContractTerms const& terms) {
    auto const contract = register_contract(terms, contract_code_taken(call.tx, terms.code), call.ids.next());
    if (!contract) return domain::refused(contract.error());
    insert(call.tx, *contract, call.now, call.principal().person);
    call.entry.subject = contract->id.text;
    return http::Written{.status = 201,
                         .id = contract->id.text,
                         .version = contract->version,
                         .location = fmt::format("/api/v1/contracts/{}", contract->id.text)};
}

domain::Result<http::Written> post_version(http::WriteCall& call, NewVersion const& wanted) {
    auto const contract = find_contract(call.tx, call.path.id("contract"));
    if (!contract) return domain::refused(domain::not_found());
    if (call.if_match && *call.if_match != contract->version) return domain::refused(domain::precondition_failed());
    auto const version = activate(wanted, *contract, last_priced_day(call.tx, contract->id), call.ids.next(), call.now);
    if (!version) return domain::refused(version.error());
    insert_activated(call.tx, contract->id, *version, call.principal().person);
    call.emit(activated(*contract, *version));
    call.entry.subject = version->id.text;
    return http::Written{.status = 201,
                         .id = contract->id.text,
                         .version = contract->version + 1,
                         .location = fmt::format("/api/v1/contracts/{}", contract->id.text)};
}

}  // namespace

std::vector<http::Route> contract_routes() {
    using http::Cost;
    using http::json_write;
    using http::Method;
    using http::ReadHandler;
    return {
        {Method::get, "/api/v1/contracts", Action::contract_list, http::kListScope, Cost::fast,
         ReadHandler(get_contracts)},
        {Method::get, "/api/v1/contracts/{contract}", Action::contract_list, http::kListScope, Cost::fast,
         ReadHandler(get_contract)},
        {Method::post, "/api/v1/contracts", Action::contract_write, http::kNoScope, Cost::fast,
         json_write<ContractTerms>(read_contract_terms, post_contract)},
        {Method::post, "/api/v1/contracts/{contract}/versions", Action::contract_write, http::kNoScope, Cost::fast,
         json_write<NewVersion>(read_new_version, post_version)},
    };
}

}  // namespace polku::payments
