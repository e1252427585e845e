#include "services/casework/team/rules.h"

namespace polku::casework {

domain::Result<void> check_worker(access::Principal const& by, domain::Id const& person, WorkerFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (facts.worker == person) return domain::refused(domain::conflict("worker_already"));
    auto const divides_work = by.role == access::Role::team_lead || by.role == access::Role::supervisor;
    auto const own = facts.worker == by.person || (!facts.worker && person == by.person);
    if (!divides_work && !own) return domain::refused(domain::forbidden("not_your_case"));
    if (!facts.person_of_team) return domain::refused(domain::invalid("/person", "not_in_the_team"));
    return {};
}

}  // namespace polku::casework
