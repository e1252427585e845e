#include "services/casework/plans/snapshot.h"

#include "services/casework/access/store.h"
#include "services/casework/clients/store.h"
#include "services/casework/documents/store.h"
#include "services/casework/handovers/package.h"
#include "services/casework/notes/store.h"
#include "services/casework/plans/store.h"
#include "services/casework/tasks/store.h"

#include <algorithm>
#include <stdexcept>

namespace polku::casework {

void take_snapshot(http::WriteCall& call, Case const& the_case, LeavingTeam const& leaving) {
    auto const client = load_client(call.tx, call.allowed);
    if (!client) throw std::logic_error("take_snapshot: a case without its client");
    auto parts =
        make_package({*client, the_case, number_of(call.tx, client->id), "", load_plan(call.tx, call.allowed),
                      load_tasks(call.tx, call.allowed), notes_along(call.tx, call.allowed, leaving.organisation),
                      documents_along(call.tx, call.allowed, leaving.organisation)});
    auto const open = open_categories(call.tx, the_case.id, leaving.organisation, leaving.team, call.now);
    std::erase_if(parts, [&](PackagePart const& part) { return std::ranges::find(open, part.category) == open.end(); });
    insert_snapshot(call.tx, the_case.id, leaving.organisation, leaving.team, call.now, parts);
}

}  // namespace polku::casework
