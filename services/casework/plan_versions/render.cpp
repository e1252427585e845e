#include "services/casework/plan_versions/render.h"

#include "services/casework/render.h"

namespace polku::casework {

namespace {

void write_agreements(json::Writer& writer, PlanVersion const& version) {
    writer.begin_array("agreements");
    for (auto const& agreement : version.agreements) {
        writer.begin_object()
            .field("organisation", agreement.organisation)
            .field("at", agreement.agreed_at)
            .field("by", agreement.agreed_by)
            .end_object();
    }
    writer.end_array();
}

void write_settled(json::Writer& writer, PlanVersion const& version) {
    if (!version.settled) {
        writer.field("settled", nullptr);
        return;
    }
    writer.begin_object("settled")
        .field("at", version.settled->at)
        .field("by", version.settled->by)
        .field("organisation", version.settled->organisation)
        .field("reason", version.reason)
        .end_object();
}

void write_kept_action(json::Writer& writer, PlanAction const& action) {
    writer.begin_object()
        .field("id", action.id)
        .field("title", action.title)
        .field("service", action.service)
        .field("category", access::name(action.category))
        .field("organisation", action.organisation)
        .field("team", action.team)
        .field("person", action.person)
        .field("starts_on", action.starts_on)
        .field("ends_on", action.ends_on)
        .field("state", domain::name_of<ActionState>(kActionStateNames, action.state))
        .end_object();
}

}  // namespace

void write_version(json::Writer& writer, PlanVersion const& version, std::int64_t newest_agreed,
                   std::vector<std::string_view> const& acts) {
    auto const superseded = version.state == VersionState::agreed && version.number < newest_agreed;
    writer.field("id", version.id)
        .field("version", version.version)
        .field("number", version.number)
        .field("type", version.plan_type)
        .field("state", superseded ? "superseded" : domain::name_of<VersionState>(kVersionStateNames, version.state));
    writer.begin_object("asked")
        .field("at", version.asked_at)
        .field("by", version.asked_by)
        .field("organisation", version.asked_organisation)
        .end_object();
    write_settled(writer, version);
    write_agreements(writer, version);
    if (version.acknowledged) {
        writer.begin_object("acknowledged").field("at", version.acknowledged->at).end_object();
    } else {
        writer.field("acknowledged", nullptr);
    }
    write_can(writer, acts);
}

void write_kept_plan(json::Writer& writer, PlanItems const& shown) {
    writer.begin_array("goals");
    for (auto const& goal : shown.goals) {
        writer.begin_object()
            .field("id", goal.id)
            .field("title", goal.title)
            .field("category", access::name(goal.category))
            .field("organisation", goal.organisation)
            .field("measure", goal.measure)
            .field("target_date", goal.target_date)
            .field("state", domain::name_of<GoalState>(kGoalStateNames, goal.state));
        writer.begin_array("actions");
        for (auto const& action : shown.actions) {
            if (action.goal == goal.id) write_kept_action(writer, action);
        }
        writer.end_array().end_object();
    }
    writer.end_array();
}

void write_changes(json::Writer& writer, std::span<ItemChange const> changes) {
    writer.begin_array("changes");
    for (auto const& change : changes) {
        writer.begin_object()
            .field("kind", domain::name_of<ChangeKind>(kChangeKindNames, change.kind))
            .field("what", change.goal ? "goal" : "action")
            .field("item", change.item)
            .field("goal", change.under)
            .field("title", change.title);
        writer.begin_array("fields");
        for (auto const& field : change.fields) {
            writer.begin_object()
                .field("field", field.field)
                .field("before", field.before)
                .field("after", field.after)
                .end_object();
        }
        writer.end_array().end_object();
    }
    writer.end_array();
}

}  // namespace polku::casework
