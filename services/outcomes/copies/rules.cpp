#include "services/outcomes/copies/rules.h"

#include <algorithm>

namespace polku::outcomes {

namespace {

bool copy_day_in(domain::LocalDate from, std::optional<domain::LocalDate> until, domain::LocalDate day) {
    return from <= day && (!until || day <= *until);
}

}  // namespace

bool contract_runs_on(Lot const& lot, domain::LocalDate day) {
    return copy_day_in(lot.valid_from, lot.valid_until, day);
}

bool party_on(Lot const& lot, domain::Id const& organisation, domain::LocalDate day) {
    return std::ranges::any_of(lot.parties, [&](LotParty const& party) {
        return party.organisation == organisation && copy_day_in(party.valid_from, party.valid_until, day);
    });
}

bool paid_under(Lot const& lot, domain::Id const& organisation) {
    return lot.lead == organisation ||
           std::ranges::any_of(lot.parties, [&](LotParty const& party) { return party.organisation == organisation; });
}

LotVersion const* version_on(Lot const& lot, domain::LocalDate day) {
    LotVersion const* found = nullptr;
    for (auto const& version : lot.versions) {
        if (version.effective_from <= day && (found == nullptr || found->effective_from < version.effective_from)) {
            found = &version;
        }
    }
    return found;
}

LotType const* type_of(LotVersion const& version, std::string_view code) {
    auto const found = std::ranges::find(version.types, code, &LotType::code);
    return found == version.types.end() ? nullptr : &*found;
}

}  // namespace polku::outcomes
