#include "services/casework/merges/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/events.h"
#include "services/casework/merges/store.h"

namespace polku::casework {

namespace {

http::Written merge_written(http::WriteCall& call, ClientMerge const& merge, int status = 200) {
    auto const state = domain::name_of<MergeState>(kMergeStateNames, merge.state);
    call.entry.subject = merge.id.text;
    call.entry.outcome = state;
    call.entry.clients = {merge.surviving, merge.retired};
    call.entry.categories = {access::Category::basic};
    call.entry.ground = kMergeGround;
    return {.status = status,
            .id = merge.id.text,
            .version = merge.version,
            .state = std::string(state),
            .location = status == 201 ? "/api/v1/merges/" + merge.id.text : std::string()};
}

domain::Result<ClientMerge> commanded_merge(http::WriteCall& call, MergeCommand command, std::string const& reason) {
    auto const merge = load_merge(call.tx, call.allowed, call.path.id("merge"));
    if (!merge) return domain::refused(domain::not_found());
    MergeCommandFacts const facts{
        .records = merge_facts(call.tx, call.principal(), merge->surviving, merge->retired, call.now),
        .newer_one = newer_merge(call.tx, *merge),
        .now = call.now};
    auto after = command_merge(*merge, command, call.principal(), call.if_match, reason, facts);
    if (after) save_merge(call.tx, *after);
    return after;
}

/// Grants stay as they are, but whoever decided on what they knew of a case decides anew.
void tell_merge(http::WriteCall& call, std::string_view what, ClientMerge const& merge) {
    for (auto const& record : {merge.surviving, merge.retired}) rewrite_grants_of_client(call.tx, record, call.now);
    call.emit(client_merge_event(what, merge, call.principal().person));
}

}  // namespace

domain::Result<http::Written> propose_merge(http::WriteCall& call, NewMerge const& wanted) {
    auto const& principal = call.principal();
    auto const facts = merge_facts(call.tx, principal, wanted.surviving, wanted.retired, call.now);
    if (auto const checked = check_merge(wanted, facts); !checked) return domain::refused(checked.error());
    ClientMerge const merge{.id = call.ids.next(),
                            .surviving = wanted.surviving,
                            .retired = wanted.retired,
                            .organisation = principal.organisation,
                            .team = team_of_merge(call.tx, principal, wanted.surviving, call.now),
                            .note = wanted.note,
                            .proposed_at = call.now,
                            .proposed_by = principal.person,
                            .decided_at = std::nullopt,
                            .decided_by = std::nullopt,
                            .undone_at = std::nullopt,
                            .undone_by = std::nullopt,
                            .reason = ""};
    insert_merge(call.tx, merge);
    return merge_written(call, merge, 201);
}

domain::Result<http::Written> confirm_merge(http::WriteCall& call) {
    auto const merge = commanded_merge(call, MergeCommand::confirm, "");
    if (!merge) return domain::refused(merge.error());
    resolve_as_merged(call.tx, *merge);
    tell_merge(call, "merged", *merge);
    return merge_written(call, *merge);
}

domain::Result<http::Written> reject_merge(http::WriteCall& call, std::string const& reason) {
    auto const merge = commanded_merge(call, MergeCommand::reject, reason);
    if (!merge) return domain::refused(merge.error());
    return merge_written(call, *merge);
}

domain::Result<http::Written> undo_merge(http::WriteCall& call, std::string const& reason) {
    auto const merge = commanded_merge(call, MergeCommand::undo, reason);
    if (!merge) return domain::refused(merge.error());
    tell_merge(call, "separated", *merge);
    return merge_written(call, *merge);
}

domain::Result<http::Written> dismiss_match(http::WriteCall& call) {
    auto const match = open_match(call.tx, call.allowed, call.path.id("match"));
    if (!match) return domain::refused(domain::not_found());
    resolve_as_two_persons(call.tx, call.allowed, match->id, call.now);
    call.entry.subject = match->id.text;
    call.entry.outcome = "two_persons";
    call.entry.clients = {match->known};
    if (match->registered) call.entry.clients.push_back(*match->registered);
    call.entry.categories = {access::Category::basic};
    call.entry.ground = kMergeGround;
    return http::Written{.id = match->id.text, .version = 2, .state = "two_persons"};
}

}  // namespace polku::casework
