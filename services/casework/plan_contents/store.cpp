#include "services/casework/plan_contents/store.h"

#include "services/casework/cases/store.h"
#include "services/casework/items/rules.h"
#include "services/casework/plan_contents/rules.h"
#include "services/casework/tasks/store.h"

#include <algorithm>

namespace polku::casework {

namespace {

constexpr storage::Query kRequiredContents{
    "plan_contents.required",
    "SELECT content FROM plan_content_rule WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until >= $1) "
    "ORDER BY content"};

}  // namespace

std::vector<PlanContent> required_contents(storage::Tx& tx, domain::LocalDate day) {
    return tx.all(
        kRequiredContents,
        [](storage::Row const& row) { return domain::value_of<PlanContent>(kPlanContentNames, row.text(0)).value(); },
        day);
}

std::vector<MissingContent> missing_of_case(storage::Tx& tx, access::Allowed const& allowed, PlanItems const& shown,
                                            domain::LocalDate day) {
    auto const tasks = load_tasks(tx, allowed);
    auto const the_case = load_case(tx, allowed);
    PlanContentFacts const facts{
        .shown = shown,
        .client_task = std::ranges::any_of(tasks,
                                           [&](Task const& task) {
                                               return !task.organisation && task.state != TaskState::dropped &&
                                                      may_see(allowed, task.category, task.recorded);
                                           }),
        .named_worker = the_case && the_case->responsible_person};
    return missing_contents(facts, required_contents(tx, day));
}

}  // namespace polku::casework
