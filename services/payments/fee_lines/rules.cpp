#include "services/payments/fee_lines/rules.h"

#include "services/payments/contracts/rules.h"

#include <algorithm>

namespace polku::payments {

namespace {

std::vector<FeeShare> fee_split(domain::Cents amount, std::vector<Party> const& parties) {
    std::vector<FeeShare> shares;
    std::vector<std::int64_t> weights;
    for (auto const& party : parties) {
        if (party.share.value == 0) continue;
        shares.push_back({.organisation = party.organisation, .share = party.share, .amount = {}});
        weights.push_back(party.share.value);
    }
    if (shares.empty()) return shares;
    auto const amounts = domain::allocate(amount, weights);
    for (std::size_t at = 0; at < shares.size(); ++at) shares[at].amount = amounts[at];
    return shares;
}

}  // namespace

domain::Result<FeeLine> price(VerifiedMilestone const& milestone, Contract const& contract, domain::Id const& id) {
    auto const version = std::ranges::find(contract.versions, milestone.contract_version, &Version::number);
    if (version == contract.versions.end()) return domain::refused(domain::conflict("unknown_version"));
    if (version->effective_from > milestone.happened_on) return domain::refused(domain::conflict("version_not_valid"));
    auto const* const type = type_of(*version, milestone.type);
    if (type == nullptr) return domain::refused(domain::conflict("unknown_type"));
    auto shares = fee_split(type->price, parties_on(contract.terms.parties, milestone.happened_on));
    if (shares.empty()) return domain::refused(domain::conflict("no_party"));
    return FeeLine{.id = id,
                   .milestone = milestone.milestone,
                   .contract = contract.id,
                   .version_id = version->id,
                   .price_version = version->number,
                   .price_from = version->effective_from,
                   .type = milestone.type,
                   .pseudonym = milestone.pseudonym,
                   .result_group = type->result_group,
                   .occurrence = milestone.occurrence,
                   .organisation = milestone.organisation,
                   .happened_on = milestone.happened_on,
                   .recorded_at = milestone.recorded_at,
                   .verified_at = milestone.verified_at,
                   .amount = type->price,
                   .vat = contract.terms.vat,
                   .shares = std::move(shares)};
}

bool held_at(std::span<Hold const> holds, domain::Instant instant) {
    return std::ranges::any_of(holds, [&](Hold const& hold) {
        return hold.held_at <= instant && (!hold.released_at || *hold.released_at > instant);
    });
}

}  // namespace polku::payments
