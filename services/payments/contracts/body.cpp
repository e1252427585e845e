#include "services/payments/contracts/body.h"

#include <algorithm>

namespace polku::payments {

namespace {

/// Lots, milestone types, result groups and kinds of evidence: letters, digits, `-`, `_` and `.`, at most 40.
std::string contract_code(json::Reader& r, std::string_view field) {
    auto code = r.text(field, {.max = 40});
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    if (!std::ranges::all_of(code, allowed)) r.fault(field, "code_form");
    return code;
}

LocalName contract_name(json::Reader& r) {
    LocalName name;
    name.fi = r.text("fi");
    name.sv = r.text("sv");
    name.en = r.text("en");
    return name;
}

Party contract_party(json::Reader& r) {
    Party party;
    party.organisation = r.id("organisation");
    party.part = r.choice<Part>("part", kPartNames);
    party.valid_from = r.date("valid_from");
    party.valid_until = r.optional_date("valid_until");
    party.share = {r.integer("share_basis_points", {.min = 0, .max = 10'000})};
    return party;
}

MilestoneType contract_milestone_type(json::Reader& r) {
    MilestoneType type;
    type.code = contract_code(r, "code");
    r.object("name", [&](json::Reader& n) { type.name = contract_name(n); });
    type.result_group = contract_code(r, "result_group");
    type.evidence = r.texts("evidence", {.max = 40}, {.max = 20});
    auto const spaced = [](std::string const& kind) { return kind.find(' ') != std::string::npos; };
    if (std::ranges::any_of(type.evidence, spaced)) r.fault("evidence", "code_form");
    type.price = r.cents("price_cents", {.min = 0, .max = 100'000'000});
    return type;
}

}  // namespace

ContractTerms read_contract_terms(json::Reader& r) {
    ContractTerms terms;
    terms.code = contract_code(r, "code");
    terms.name = r.text("name");
    terms.programme = contract_code(r, "programme");
    terms.buyer = r.id("buyer");
    terms.lead = r.id("lead");
    terms.intake_team = r.id("intake_team");
    terms.consortium = r.optional_id("consortium");
    r.each("parties", [&](json::Reader& p) { terms.parties.push_back(contract_party(p)); }, {.min = 1, .max = 200});
    terms.valid_from = r.date("valid_from");
    terms.valid_until = r.optional_date("valid_until");
    terms.currency = r.text("currency", {.max = 3});
    terms.vat = {r.integer("vat_basis_points", {.min = 0, .max = 10'000})};
    return terms;
}

NewVersion read_new_version(json::Reader& r) {
    NewVersion version;
    version.effective_from = r.date("effective_from");
    r.each("milestone_types", [&](json::Reader& t) { version.types.push_back(contract_milestone_type(t)); },
           {.min = 1, .max = 200});
    return version;
}

}  // namespace polku::payments
