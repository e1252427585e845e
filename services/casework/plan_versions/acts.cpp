#include "services/casework/plan_versions/acts.h"

#include "services/casework/cases/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/events.h"
#include "services/casework/plan_contents/store.h"
#include "services/casework/plan_versions/content.h"
#include "services/casework/plan_versions/rules.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/plans/rules.h"
#include "services/casework/plans/store.h"

#include <set>
#include <stdexcept>

namespace polku::casework {

namespace {

std::string_view state_name(PlanVersion const& version) {
    return domain::name_of<VersionState>(kVersionStateNames, version.state);
}

http::Written version_written(PlanVersion const& version, int status = 200) {
    return {.status = status,
            .id = version.id.text,
            .version = version.version,
            .state = std::string(state_name(version)),
            .location = status == 201 ? "/api/v1/cases/" + version.case_id.text + "/plan/versions/" + version.id.text
                                      : std::string()};
}

std::vector<access::Category> categories_in(PlanItems const& shown) {
    std::set<access::Category> found;
    for (auto const& goal : shown.goals) found.insert(goal.category);
    for (auto const& action : shown.actions) found.insert(action.category);
    return {found.begin(), found.end()};
}

/// What of a kept version the caller can read today: that it agrees on, and nothing else.
std::vector<access::Category> shown_categories(http::WriteCall& call, PlanVersion const& version) {
    auto const parts = load_version_parts(call.tx, call.allowed, version.id);
    return categories_in(visible(items_of(parts), call.allowed));
}

void note(http::WriteCall& call, PlanVersion const& version, std::string_view what) {
    call.entry.subject = version.id.text;
    call.entry.outcome = what;
    note_act(call.tx, version.case_id, call.now);
}

/// Tells the team that answers for the case.
void tell_responsible(http::WriteCall& call, PlanVersion const& version, std::string_view what) {
    auto const the_case = load_case(call.tx, call.allowed);
    if (!the_case) throw std::logic_error("a version of the plan without its case");
    call.emit(plan_version_event(what, version, the_case->responsible_organisation, the_case->responsible_team));
}

/// Tells the teams of every organisation but the caller's.
void tell_parties(http::WriteCall& call, PlanVersion const& version, std::string_view what) {
    for (auto const& party : open_parties(call.tx, call.allowed)) {
        if (party.organisation == call.principal().organisation) continue;
        call.emit(plan_version_event(what, version, party.organisation, party.team));
    }
}

void tell_if_agreed(http::WriteCall& call, PlanVersion const& version) {
    if (version.state == VersionState::agreed) tell_responsible(call, version, "agreed");
}

domain::Result<PlanVersion> answer_stored(http::WriteCall& call, VersionCommand command, std::string const& reason) {
    auto const version = load_version(call.tx, call.allowed, call.path.id("version"));
    if (!version) return domain::refused(domain::not_found());
    VersionFacts const facts{organisations_of_case(call.tx, version->case_id), shown_categories(call, *version),
                             call.now};
    auto answered = answer_version(*version, command, call.allowed, reason, facts);
    if (!answered) return answered;
    save_version(call.tx, *answered);
    call.entry.categories = facts.shown;
    return answered;
}

}  // namespace

domain::Result<http::Written> ask_agreement(http::WriteCall& call) {
    auto const& facts = call.allowed.case_access();
    auto const plan = load_plan(call.tx, call.allowed);
    auto const shown = visible(plan, call.allowed);
    AskFacts const ask{.case_open = facts.open,
                       .responsible = facts.relation == access::Relation::responsible,
                       .in_review = version_in_review(call.tx, facts.case_id),
                       .missing = missing_of_case(call.tx, call.allowed, shown, domain::local_date(call.now))};
    if (auto const checked = check_ask(ask); !checked) return domain::refused(checked.error());

    PlanVersion version;
    version.id = call.ids.next();
    version.case_id = facts.case_id;
    version.number = next_version_number(call.tx, facts.case_id);
    version.asked_at = call.now;
    version.asked_by = call.principal().person;
    version.asked_organisation = call.principal().organisation;
    auto const taking_part = organisations_of_case(call.tx, facts.case_id);
    for (auto const& organisation : taking_part)
        version.agreements.push_back({organisation, std::nullopt, std::nullopt});
    insert_version(call.tx, version, version_parts(plan));

    auto const agreed =
        answer_version(version, VersionCommand::agree, call.allowed, "", {taking_part, categories_in(shown), call.now});
    if (!agreed) return domain::refused(agreed.error());
    save_version(call.tx, *agreed);
    call.entry.categories = categories_in(shown);
    note(call, *agreed, "agreement-asked");
    tell_parties(call, *agreed, "agreement-asked");
    tell_if_agreed(call, *agreed);
    return version_written(*agreed, 201);
}

domain::Result<http::Written> agree_version(http::WriteCall& call) {
    auto const version = answer_stored(call, VersionCommand::agree, "");
    if (!version) return domain::refused(version.error());
    note(call, *version, "agreement-given");
    tell_responsible(call, *version, "agreement-given");
    tell_if_agreed(call, *version);
    return version_written(*version);
}

domain::Result<http::Written> return_version(http::WriteCall& call, ReturnWords const& words) {
    auto const version = answer_stored(call, VersionCommand::give_back, words.reason);
    if (!version) return domain::refused(version.error());
    note(call, *version, "returned");
    tell_responsible(call, *version, "returned");
    return version_written(*version);
}

domain::Result<http::Written> withdraw_version(http::WriteCall& call) {
    auto const version = answer_stored(call, VersionCommand::withdraw, "");
    if (!version) return domain::refused(version.error());
    note(call, *version, "withdrawn");
    tell_parties(call, *version, "withdrawn");
    return version_written(*version);
}

domain::Result<http::Written> acknowledge_version(http::WriteCall& call) {
    auto const version = load_version(call.tx, call.allowed, call.path.id("version"));
    if (!version) return domain::refused(domain::not_found());
    auto const acknowledged = acknowledge(*version, call.principal(), call.now);
    if (!acknowledged) return domain::refused(acknowledged.error());
    insert_acknowledgement(call.tx, *acknowledged);
    call.entry.categories = shown_categories(call, *acknowledged);
    note(call, *acknowledged, "acknowledged");
    tell_responsible(call, *acknowledged, "acknowledged");
    return version_written(*acknowledged);
}

void settle_after_leaving(http::WriteCall& call, domain::Id const& case_id) {
    auto const waiting = version_in_review(call.tx, case_id);
    if (!waiting) return;
    auto const settled =
        after_leaving(*waiting, call.principal(), {organisations_of_case(call.tx, case_id), {}, call.now});
    if (!settled) return;
    save_version(call.tx, *settled);
    tell_if_agreed(call, *settled);
}

}  // namespace polku::casework
