#include "services/outcomes/milestones/rules.h"

#include "services/outcomes/copies/rules.h"

#include <algorithm>
#include <string>
#include <utility>

namespace polku::outcomes {

namespace {

using domain::FieldFault;

domain::Problem milestone_state_problem(Milestone const& milestone) {
    domain::Params facts{{"state", std::string(domain::name_of<State>(kStateNames, milestone.state))},
                         {"version", std::to_string(milestone.version)}};
    return domain::conflict("milestone_state", std::move(facts));
}

std::string milestone_type_codes(LotVersion const& version) {
    std::string codes;
    for (auto const& type : version.types) codes += (codes.empty() ? "" : ", ") + type.code;
    return codes;
}

void check_happened_on(domain::LocalDate day, Lot const& lot, domain::Id const& organisation, domain::LocalDate today,
                       std::vector<FieldFault>& faults) {
    if (day > today) {
        faults.push_back({"/happened_on", "in_the_future"});
    } else if (!contract_runs_on(lot, day)) {
        faults.push_back({"/happened_on", "outside_contract"});
    } else if (version_on(lot, day) == nullptr) {
        faults.push_back({"/happened_on", "no_price_then"});
    } else if (!party_on(lot, organisation, day)) {
        faults.push_back({"/happened_on", "not_a_party_then"});
    }
}

domain::Result<void> milestone_version(Milestone const& milestone, std::optional<std::int64_t> if_match) {
    if (if_match && *if_match != milestone.version) return domain::refused(domain::precondition_failed());
    return {};
}

}  // namespace

domain::Result<Terms> check_claim(Claim const& claim, Lot const& lot, domain::Id const& organisation,
                                  domain::LocalDate today) {
    std::vector<FieldFault> faults;
    check_happened_on(claim.happened_on, lot, organisation, today, faults);
    auto const* const version = version_on(lot, claim.happened_on);
    LotType const* type = nullptr;
    if (version != nullptr) {
        type = type_of(*version, claim.type);
        if (type == nullptr) faults.push_back({"/type", "not_a_choice", {{"choices", milestone_type_codes(*version)}}});
    }
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return Terms{.contract_version = version->number, .type = *type};
}

domain::Result<Milestone> record(NewClaim const& wanted, access::Principal const& by, RecordFacts const& facts,
                                 domain::Id const& id, domain::Instant now) {
    if (by.contract != wanted.contract) return domain::refused(domain::invalid("/contract", "not_your_contract"));
    if (facts.lot == nullptr) return domain::refused(domain::invalid("/contract", "unknown_contract"));
    auto const terms = check_claim(wanted.claim, *facts.lot, by.organisation, facts.today);
    if (!terms) return domain::refused(terms.error());
    Milestone milestone;
    milestone.id = id;
    milestone.case_id = facts.about.case_id;
    milestone.access_version = facts.about.access_version;
    milestone.contract = wanted.contract;
    milestone.organisation = by.organisation;
    milestone.client = facts.about.client;
    milestone.result = {.client = facts.canonical_client, .result_group = terms->type.result_group};
    milestone.claim = wanted.claim;
    milestone.recorded_at = now;
    milestone.recorded_by = by.person;
    return milestone;
}

domain::Result<void> may_change(Milestone const& milestone, access::Principal const& by,
                                std::optional<std::int64_t> if_match) {
    if (by.organisation != milestone.organisation || by.contract != milestone.contract) {
        return domain::refused(domain::not_found());
    }
    auto const open = milestone.state == State::recorded || milestone.state == State::contested;
    if (!open || milestone.verified_at) return domain::refused(milestone_state_problem(milestone));
    return milestone_version(milestone, if_match);
}

domain::Result<Milestone> correct(Milestone milestone, Claim const& claim, Lot const& lot, domain::LocalDate today) {
    auto const terms = check_claim(claim, lot, milestone.organisation, today);
    if (!terms) return domain::refused(terms.error());
    milestone.claim = claim;
    milestone.result.result_group = terms->type.result_group;
    return milestone;
}

domain::Result<void> four_eyes(Milestone const& milestone, Lot const& lot, access::Principal const& by,
                               DeciderFacts const& facts) {
    if (milestone.recorded_by == by.person ||
        std::ranges::find(facts.touched_by, by.person) != facts.touched_by.end()) {
        return domain::refused(domain::forbidden("own_claim"));
    }
    auto known = false;
    for (auto const& membership : facts.memberships) {
        known = known || (!membership.ended_at && membership.organisation == by.organisation);
        auto const counts = !membership.ended_at || *membership.ended_at >= milestone.recorded_at;
        if (counts && (membership.organisation == milestone.organisation || paid_under(lot, membership.organisation))) {
            return domain::refused(domain::forbidden("paid_organisation"));
        }
    }
    if (!known) return domain::refused(domain::unavailable(2));
    return {};
}

domain::Result<Verification> decide(Milestone const& milestone, Decision decision, std::string reason,
                                    access::Principal const& by, std::optional<std::int64_t> if_match,
                                    DecisionFacts const& facts, domain::Instant now) {
    if (milestone.state != State::recorded) return domain::refused(milestone_state_problem(milestone));
    if (auto const same = milestone_version(milestone, if_match); !same) return domain::refused(same.error());
    if (auto const other = four_eyes(milestone, facts.lot, by, facts.decider); !other)
        return domain::refused(other.error());
    auto const* const version = version_on(facts.lot, milestone.claim.happened_on);
    auto const* const type = version == nullptr ? nullptr : type_of(*version, milestone.claim.type);
    if (decision == Decision::verified) {
        if (type == nullptr) return domain::refused(domain::conflict("type_not_valid"));
        if (!type->evidence.empty() && !facts.latest) return domain::refused(domain::conflict("evidence_missing"));
        if (facts.latest && std::ranges::find(type->evidence, facts.latest->kind) == type->evidence.end()) {
            return domain::refused(domain::conflict("evidence_kind"));
        }
    }
    Verification verification;
    verification.number = facts.decisions + 1;
    verification.decision = decision;
    verification.reason = std::move(reason);
    verification.decided_at = now;
    verification.decided_by = by.person;
    verification.organisation = by.organisation;
    verification.contract_version = milestone.contract_version.value_or(version == nullptr ? 0 : version->number);
    if (facts.latest) {
        verification.evidence = facts.latest->evidence;
        verification.evidence_sha256 = facts.latest->sha256;
    }
    return verification;
}

Milestone decided(Milestone milestone, Verification const& verification) {
    milestone.version += 1;
    if (verification.decision == Decision::refused) {
        milestone.state = State::refused;
        if (!milestone.payable()) milestone.held_at.reset();
        return milestone;
    }
    milestone.state = State::verified;
    if (!milestone.verified_at) {
        milestone.verified_at = verification.decided_at;
        milestone.contract_version = verification.contract_version;
    }
    return milestone;
}

Settlement settle(std::span<LiveClaim const> claims) {
    Settlement settlement;
    auto const holder = std::ranges::find(claims, true, &LiveClaim::payable);
    auto const has_holder = holder != claims.end();
    if (!has_holder && claims.empty()) return settlement;
    auto const& first = has_holder ? *holder : claims.front();
    if (!has_holder) settlement.promote = first.id;
    auto const others = claims.size() > 1;
    if (others && !first.held) settlement.hold = first.id;
    if (!others && first.held) settlement.release = first.id;
    return settlement;
}

bool holds_before(Milestone const& first, Milestone const& second) {
    if (first.verified_at.has_value() != second.verified_at.has_value()) return first.verified_at.has_value();
    return std::pair(first.recorded_at.ms, first.id.text) < std::pair(second.recorded_at.ms, second.id.text);
}

}  // namespace polku::outcomes
