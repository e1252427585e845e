#include "services/payments/contracts/rules.h"

#include "shared/json/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace polku::payments {

namespace {

using domain::FieldFault;
using domain::LocalDate;

constexpr std::int64_t kWhole = 10'000;

bool contract_day_in(Party const& party, LocalDate day) {
    return party.valid_from <= day && (!party.valid_until || day <= *party.valid_until);
}

bool contract_overlap(Party const& a, Party const& b) {
    return (!b.valid_until || a.valid_from <= *b.valid_until) && (!a.valid_until || b.valid_from <= *a.valid_until);
}

/// The days on which the set of parties changes, within the contract.
std::set<LocalDate> contract_changes(ContractTerms const& terms) {
    std::set<LocalDate> days{terms.valid_from};
    auto const within = [&](LocalDate day) {
        return day >= terms.valid_from && (!terms.valid_until || day <= *terms.valid_until);
    };
    for (auto const& party : terms.parties) {
        if (within(party.valid_from)) days.insert(party.valid_from);
        if (!party.valid_until) continue;
        auto const next = domain::add_days(*party.valid_until, 1);
        if (within(next)) days.insert(next);
    }
    return days;
}

void contract_check_party(ContractTerms const& terms, std::size_t at, std::vector<FieldFault>& faults) {
    auto const& party = terms.parties[at];
    auto const pointer = [&](char const* field) { return fmt::format("/parties/{}/{}", at, field); };
    if (party.organisation == terms.buyer) faults.push_back({pointer("organisation"), "buyer_is_party"});
    if ((party.part == Part::lead) != (party.organisation == terms.lead))
        faults.push_back({pointer("part"), "one_lead"});
    if (party.valid_until && *party.valid_until < party.valid_from) {
        faults.push_back({pointer("valid_until"), "ends_before_start"});
        return;
    }
    for (std::size_t other = 0; other < at; ++other) {
        if (terms.parties[other].organisation == party.organisation && contract_overlap(terms.parties[other], party)) {
            faults.push_back({pointer("valid_from"), "party_twice"});
            return;
        }
    }
}

/// One fault for the first day that is wrong: correcting it may change all that follow.
void contract_check_days(ContractTerms const& terms, std::vector<FieldFault>& faults) {
    for (auto const day : contract_changes(terms)) {
        std::int64_t shares = 0;
        auto led = false;
        for (auto const& party : terms.parties) {
            if (!contract_day_in(party, day)) continue;
            shares += party.share.value;
            led = led || party.organisation == terms.lead;
        }
        if (!led) {
            faults.push_back({"/parties", "lead_missing", {{"day", domain::format_iso(day)}}});
            return;
        }
        if (shares != kWhole) {
            faults.push_back({"/parties",
                              "shares_not_whole",
                              {{"day", domain::format_iso(day)},
                               {"sum", std::to_string(shares)},
                               {"expected", std::to_string(kWhole)}}});
            return;
        }
    }
}

access::ContractRelation contract_relation(Part part) {
    switch (part) {
        case Part::lead: return access::ContractRelation::lead;
        case Part::member: return access::ContractRelation::member;
        case Part::subcontractor: return access::ContractRelation::subcontractor;
    }
    return access::ContractRelation::none;
}

}  // namespace

std::vector<FieldFault> faults_of(ContractTerms const& terms) {
    std::vector<FieldFault> faults;
    if (terms.currency != "EUR") faults.push_back({"/currency", "not_a_choice", {{"choices", "EUR"}}});
    if (terms.lead == terms.buyer) faults.push_back({"/lead", "buyer_is_party"});
    if (terms.valid_until && *terms.valid_until < terms.valid_from) {
        faults.push_back({"/valid_until", "ends_before_start"});
        return faults;
    }
    for (std::size_t at = 0; at < terms.parties.size(); ++at) contract_check_party(terms, at, faults);
    if (faults.empty()) contract_check_days(terms, faults);
    return faults;
}

std::vector<FieldFault> faults_of(NewVersion const& version, Contract const& contract) {
    std::vector<FieldFault> faults;
    auto const& terms = contract.terms;
    if (version.effective_from < terms.valid_from ||
        (terms.valid_until && version.effective_from > *terms.valid_until)) {
        faults.push_back({"/effective_from",
                          "outside_contract",
                          {{"from", domain::format_iso(terms.valid_from)},
                           {"until", terms.valid_until ? domain::format_iso(*terms.valid_until) : "-"}}});
    } else if (!contract.versions.empty() && version.effective_from <= contract.versions.back().effective_from) {
        faults.push_back({"/effective_from",
                          "not_after_last_version",
                          {{"last", domain::format_iso(contract.versions.back().effective_from)}}});
    }
    std::set<std::string_view> codes;
    for (std::size_t at = 0; at < version.types.size(); ++at) {
        if (!codes.insert(version.types[at].code).second) {
            faults.push_back(
                {fmt::format("/milestone_types/{}/code", at), "code_twice", {{"code", version.types[at].code}}});
        }
    }
    return faults;
}

Version const* version_on(std::span<Version const> versions, LocalDate day) {
    Version const* found = nullptr;
    for (auto const& version : versions) {
        if (version.effective_from <= day && (found == nullptr || found->effective_from < version.effective_from))
            found = &version;
    }
    return found;
}

std::optional<LocalDate> last_day_of(std::span<Version const> versions, Version const& version) {
    std::optional<LocalDate> next;
    for (auto const& other : versions) {
        if (other.effective_from > version.effective_from && (!next || other.effective_from < *next))
            next = other.effective_from;
    }
    if (!next) return std::nullopt;
    return domain::add_days(*next, -1);
}

MilestoneType const* type_of(Version const& version, std::string_view code) {
    auto const found = std::ranges::find(version.types, code, &MilestoneType::code);
    return found == version.types.end() ? nullptr : &*found;
}

std::vector<Party> parties_on(std::span<Party const> parties, LocalDate day) {
    std::vector<Party> found;
    for (auto const& party : parties) {
        if (contract_day_in(party, day)) found.push_back(party);
    }
    std::ranges::sort(found, [](Party const& a, Party const& b) {
        return std::tie(a.part, a.organisation) < std::tie(b.part, b.organisation);
    });
    return found;
}

access::ContractRelation relation_of(access::Principal const& principal, Contract const& contract, LocalDate today) {
    if (principal.organisation.empty()) return access::ContractRelation::none;
    if (principal.organisation == contract.terms.buyer) return access::ContractRelation::buyer;
    if (principal.contract != contract.id) return access::ContractRelation::none;
    for (auto const& party : contract.terms.parties) {
        if (party.organisation == principal.organisation && contract_day_in(party, today))
            return contract_relation(party.part);
    }
    return access::ContractRelation::none;
}

domain::Result<Contract> register_contract(ContractTerms terms, bool code_taken, domain::Id const& id) {
    auto faults = faults_of(terms);
    if (code_taken) faults.insert(faults.begin(), {"/code", "taken"});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return Contract{.id = id, .version = 1, .terms = std::move(terms), .versions = {}};
}

domain::Result<Version> activate(NewVersion wanted, Contract const& contract, std::optional<LocalDate> last_priced,
                                 domain::Id const& id, domain::Instant now) {
    if (auto faults = faults_of(wanted, contract); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    if (last_priced && *last_priced >= wanted.effective_from) {
        return domain::refused(
            domain::conflict("already_priced", {{"priced_until", domain::format_iso(*last_priced)}}));
    }
    auto const number = contract.versions.empty() ? 1 : contract.versions.back().number + 1;
    return Version{.id = id,
                   .number = number,
                   .effective_from = wanted.effective_from,
                   .activated_at = now,
                   .types = std::move(wanted.types)};
}

events::Event activated(Contract const& contract, Version const& version) {
    auto const& terms = contract.terms;
    events::Event event{
        .type = "polku.contract.version-activated.v1", .subject = contract.id.text, .category = "", .data = {}};
    json::Writer w(event.data);
    w.begin_object().field("contract", contract.id).field("code", terms.code).field("version", version.number);
    w.field("programme", terms.programme).field("buyer", terms.buyer).field("lead", terms.lead);
    w.field("intake_team", terms.intake_team).begin_array("parties");
    for (auto const& party : terms.parties) {
        w.begin_object().field("organisation", party.organisation);
        w.field("part", domain::name_of<Part>(kPartNames, party.part));
        w.field("valid_from", party.valid_from).field("valid_until", party.valid_until).end_object();
    }
    w.end_array().field("valid_from", terms.valid_from).field("valid_until", terms.valid_until);
    w.field("effective_from", version.effective_from).begin_array("milestone_types");
    for (auto const& type : version.types) {
        w.begin_object().field("code", type.code).field("result_group", type.result_group).begin_array("evidence");
        for (auto const& kind : type.evidence) w.value(kind);
        w.end_array().field("price_cents", type.price).end_object();
    }
    w.end_array().end_object();
    return event;
}

}  // namespace polku::payments
