#include "services/casework/cases/rules.h"

namespace polku::casework {

domain::Result<void> check_party(NewParty const& party, PartyFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (facts.takes_part_already) return domain::refused(domain::conflict("party_already_in_case"));
    if (party.organisation == facts.responsible_organisation && party.team == facts.responsible_team) {
        return domain::refused(domain::conflict("party_already_in_case"));
    }
    if (!facts.team_of_organisation) {
        return domain::refused(domain::invalid("/team", "not_a_team_of_the_organisation"));
    }
    if (!facts.person_of_team) return domain::refused(domain::invalid("/person", "not_in_the_team"));
    if (facts.ground == access::Ground::none) {
        return domain::refused(domain::invalid("/organisation", "no_ground_to_share"));
    }
    return {};
}

domain::Result<void> check_end(Party const& party) {
    if (party.part == PartyPart::commissioner) return domain::refused(domain::conflict("commissioner_stays"));
    return {};
}

}  // namespace polku::casework
