#include "services/casework/team/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/team/rules.h"
#include "services/casework/team/store.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

using access::Action;

/// The policy of this case, as the route of one case asks it; a refusal is on record like that route's.
domain::Result<access::Allowed> may_move(http::WriteCall& call, domain::Id const& case_id) {
    auto const facts = case_access(call.tx, call.principal(), case_id, call.now);
    auto allowed = facts ? access::allow(call.principal(), Action::party_write, *facts)
                         : domain::Result<access::Allowed>(domain::refused(domain::not_found()));
    if (allowed) return allowed;
    auto entry = call.entry;
    entry.kind = events::EntryKind::refusal;
    entry.at = call.now;
    entry.request = call.request_id;
    entry.case_id = case_id.text;
    entry.outcome = allowed.error().code;
    if (facts) entry.clients = {facts->client};
    events::write_entry(call.tx, entry);
    return allowed;
}

void write_moved(json::Writer& writer, domain::Id const& case_id, domain::Result<std::int64_t> const& moved) {
    writer.begin_object().field("case", case_id);
    if (moved) {
        writer.field("state", "moved").field("version", *moved).field("refusal", nullptr);
    } else {
        auto const& problem = moved.error();
        writer.field("state", "refused").field("version", nullptr);
        writer.field("refusal", problem.faults.empty() ? problem.code : problem.faults.front().code);
    }
    writer.end_object();
}

}  // namespace

domain::Result<std::int64_t> move_case(http::WriteCall& call, access::Allowed const& allowed, domain::Id const& person,
                                       std::optional<std::int64_t> if_match) {
    auto const the_case = load_case(call.tx, allowed);
    if (!the_case) return domain::refused(domain::not_found());
    WorkerFacts const facts{
        .case_open = !the_case->closed_at,
        .worker = the_case->responsible_person,
        .person_of_team = works_in(call.tx, person, the_case->responsible_organisation, the_case->responsible_team)};
    if (auto const checked = check_worker(call.principal(), person, facts); !checked)
        return domain::refused(checked.error());
    if (if_match != the_case->version) return domain::refused(domain::precondition_failed());
    save_worker(call.tx, allowed, person);
    call.emit(worker_moved(the_case->id, the_case->responsible_organisation, person));
    note_act(call.tx, the_case->id, call.now);
    return the_case->version + 1;
}

domain::Result<http::Written> move_cases(http::WriteCall& call, WorkerMoves const& wanted) {
    call.entry.action = Action::party_write;
    call.entry.subject = wanted.person.text;
    call.entry.categories = {access::Category::basic};
    std::vector<domain::Id> clients;
    auto ground = access::Ground::none;
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("id", wanted.person).field("version", 1).begin_array("items");
    for (auto const& one : wanted.cases) {
        auto const allowed = may_move(call, one.case_id);
        auto const moved = allowed ? move_case(call, *allowed, wanted.person, one.version)
                                   : domain::Result<std::int64_t>(domain::refused(allowed.error()));
        write_moved(writer, one.case_id, moved);
        if (!moved) continue;
        auto const& client = allowed->case_access().client;
        if (std::ranges::find(clients, client) == clients.end()) clients.push_back(client);
        ground = allowed->ground();
    }
    writer.end_array().end_object();
    call.entry.outcome = clients.empty() ? "refused" : "worker_moved";
    call.entry.clients = std::move(clients);
    call.entry.ground = ground;
    return http::Written{.id = wanted.person.text, .version = 1, .body = std::move(body)};
}

}  // namespace polku::casework
