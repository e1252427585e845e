#include "services/casework/cases/parties.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/plan_versions/acts.h"
#include "services/casework/plans/snapshot.h"

#include <algorithm>

namespace polku::casework {

domain::Result<http::Written> add_party(http::WriteCall& call, NewParty const& party) {
    auto const the_case = load_case(call.tx, call.allowed);
    if (!the_case) return domain::refused(domain::not_found());
    PartyFacts const facts{
        .responsible_organisation = the_case->responsible_organisation,
        .responsible_team = the_case->responsible_team,
        .case_open = !the_case->closed_at,
        .team_of_organisation = is_team_of(call.tx, party.team, party.organisation),
        .person_of_team = !party.person || works_in(call.tx, *party.person, party.organisation, party.team),
        .takes_part_already = takes_part(call.tx, the_case->id, party.organisation, party.team),
        .ground = ground_of_addressee(call.tx, the_case->id, party.organisation, call.now)};
    if (auto const checked = check_party(party, facts); !checked) return domain::refused(checked.error());

    Party const joined{.id = call.ids.next(),
                       .case_id = the_case->id,
                       .organisation = party.organisation,
                       .team = party.team,
                       .person = party.person,
                       .part = facts.ground == access::Ground::commission ? PartyPart::provider : PartyPart::service,
                       .joined_at = call.now,
                       .left_at = std::nullopt};
    insert_party(call.tx, joined);
    rewrite_grants(call.tx, the_case->id, call.now);
    call.emit(party_event("joined", the_case->id, party.organisation, party.team));
    note_act(call.tx, the_case->id, call.now);
    call.entry.subject = joined.id.text;
    call.entry.outcome = "joined";
    call.entry.categories = {access::Category::basic};
    return http::Written{.status = 201,
                         .id = joined.id.text,
                         .version = 1,
                         .state = "joined",
                         .location = "/api/v1/cases/" + the_case->id.text};
}

domain::Result<http::Written> end_party(http::WriteCall& call) {
    auto const parties = open_parties(call.tx, call.allowed);
    auto const found = std::ranges::find(parties, call.path.id("party"), &Party::id);
    if (found == parties.end()) return domain::refused(domain::not_found());
    auto const the_case = load_case(call.tx, call.allowed);
    if (!the_case) return domain::refused(domain::not_found());
    if (auto const checked = check_end(*found); !checked) return domain::refused(checked.error());
    take_snapshot(call, *the_case, {found->organisation, found->team});
    keep_as_former(call.tx, found->case_id, found->organisation, found->team, call.now);
    end_parties(call.tx, found->case_id, found->organisation, found->team, call.now);
    settle_after_leaving(call, found->case_id);
    rewrite_grants(call.tx, found->case_id, call.now);
    call.emit(party_event("left", found->case_id, found->organisation, found->team));
    note_act(call.tx, found->case_id, call.now);
    call.entry.subject = found->id.text;
    call.entry.outcome = "left";
    call.entry.categories = {access::Category::basic};
    return http::Written{.status = 200, .id = found->id.text, .version = 2, .state = "left"};
}

}  // namespace polku::casework
