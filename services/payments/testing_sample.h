#pragma once

#include "services/payments/contracts/model.h"

#include <fmt/format.h>

/// For tests alone: a lot with a lead, a member and a subcontractor, and two dated prices.
namespace polku::payments::sample {

inline domain::Id id(int number) { return {fmt::format("00000000-0000-7000-8000-{:012}", number)}; }

inline domain::Id const kBuyer = id(901);
inline domain::Id const kLead = id(902);
inline domain::Id const kMember = id(903);
inline domain::Id const kSubcontractor = id(904);
inline domain::Id const kTeam = id(905);

inline ContractTerms terms() {
    ContractTerms terms;
    terms.code = "VALM-2026-A";
    terms.name = "Näyte, osa A";
    terms.programme = "VALM-2026";
    terms.buyer = kBuyer;
    terms.lead = kLead;
    terms.intake_team = kTeam;
    terms.valid_from = domain::LocalDate(2026, 1, 1);
    terms.valid_until = domain::LocalDate(2027, 12, 31);
    terms.currency = "EUR";
    terms.vat = {2550};
    auto const from = terms.valid_from;
    terms.parties = {
        {.organisation = kLead, .part = Part::lead, .valid_from = from, .valid_until = {}, .share = {5000}},
        {.organisation = kMember, .part = Part::member, .valid_from = from, .valid_until = {}, .share = {3000}},
        {.organisation = kSubcontractor,
         .part = Part::subcontractor,
         .valid_from = from,
         .valid_until = {},
         .share = {2000}}};
    return terms;
}

inline MilestoneType type(std::string code, std::string group, std::int64_t cents) {
    return {.code = std::move(code),
            .name = {.fi = "Työ alkoi", .sv = "Arbetet började", .en = "Job started"},
            .result_group = std::move(group),
            .evidence = {"employment_contract"},
            .price = {cents}};
}

inline NewVersion version(domain::LocalDate from, std::int64_t cents) {
    return {.effective_from = from, .types = {type("M1", "plan", 30'000), type("M3", "job", cents)}};
}

}  // namespace polku::payments::sample
