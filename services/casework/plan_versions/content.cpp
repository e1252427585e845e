#include "services/casework/plan_versions/content.h"

#include "shared/domain/sha256.h"
#include "shared/json/canonical.h"

#include <nlohmann/json.hpp>

#include <map>
#include <stdexcept>

namespace polku::casework {

namespace {

template <class Value>
nlohmann::json text_or_null(std::optional<Value> const& value) {
    if constexpr (std::is_same_v<Value, domain::LocalDate>) {
        return value ? nlohmann::json(domain::format_iso(*value)) : nlohmann::json();
    } else {
        return value ? nlohmann::json(value->text) : nlohmann::json();
    }
}

nlohmann::json recorded_json(RecordedBy const& recorded) {
    return {{"at", recorded.at.ms}, {"by", recorded.person.text}, {"organisation", recorded.organisation.text}};
}

nlohmann::json kept_goal(Goal const& goal) {
    return {{"id", goal.id.text},
            {"version", goal.version},
            {"title", goal.title},
            {"organisation", goal.organisation.text},
            {"measure", goal.measure},
            {"target_date", text_or_null(goal.target_date)},
            {"state", domain::name_of<GoalState>(kGoalStateNames, goal.state)},
            {"recorded", recorded_json(goal.recorded)}};
}

nlohmann::json kept_action(PlanAction const& action) {
    return {{"id", action.id.text},
            {"goal", action.goal.text},
            {"version", action.version},
            {"title", action.title},
            {"service", action.service},
            {"organisation", action.organisation.text},
            {"team", text_or_null(action.team)},
            {"person", text_or_null(action.person)},
            {"starts_on", domain::format_iso(action.starts_on)},
            {"ends_on", domain::format_iso(action.ends_on)},
            {"state", domain::name_of<ActionState>(kActionStateNames, action.state)},
            {"recorded", recorded_json(action.recorded)}};
}

std::string text_of(nlohmann::json const& item, char const* member) { return item.at(member).get<std::string>(); }

std::optional<domain::Id> id_or_nothing(nlohmann::json const& item, char const* member) {
    if (!item.contains(member) || item[member].is_null()) return std::nullopt;
    return domain::Id{text_of(item, member)};
}

domain::LocalDate date_of(nlohmann::json const& item, char const* member) {
    auto const date = domain::parse_iso(text_of(item, member));
    if (!date) throw std::runtime_error("items_of: not a date");
    return *date;
}

template <class State>
State state_of(nlohmann::json const& item, std::span<domain::Name<State> const> names) {
    auto const state = domain::value_of<State>(names, text_of(item, "state"));
    if (!state) throw std::runtime_error("items_of: an unknown state");
    return *state;
}

RecordedBy recorded_of(nlohmann::json const& item) {
    if (!item.contains("recorded")) return {};
    auto const& recorded = item["recorded"];
    return {{recorded.at("at").get<std::int64_t>()}, {text_of(recorded, "by")}, {text_of(recorded, "organisation")}};
}

Goal goal_of(nlohmann::json const& item, access::Category category) {
    Goal goal;
    goal.id = {text_of(item, "id")};
    goal.version = item.value("version", std::int64_t{1});
    goal.title = text_of(item, "title");
    goal.category = category;
    goal.organisation = {text_of(item, "organisation")};
    goal.measure = text_of(item, "measure");
    if (!item.at("target_date").is_null()) goal.target_date = date_of(item, "target_date");
    goal.state = state_of<GoalState>(item, kGoalStateNames);
    goal.recorded = recorded_of(item);
    return goal;
}

PlanAction action_of(nlohmann::json const& item, access::Category category) {
    PlanAction action;
    action.id = {text_of(item, "id")};
    action.goal = {text_of(item, "goal")};
    action.version = item.value("version", std::int64_t{1});
    action.title = text_of(item, "title");
    action.service = text_of(item, "service");
    action.category = category;
    action.organisation = {text_of(item, "organisation")};
    action.team = id_or_nothing(item, "team");
    action.person = id_or_nothing(item, "person");
    action.starts_on = date_of(item, "starts_on");
    action.ends_on = date_of(item, "ends_on");
    action.state = state_of<ActionState>(item, kActionStateNames);
    action.recorded = recorded_of(item);
    return action;
}

}  // namespace

std::vector<PackagePart> version_parts(PlanItems const& items) {
    std::map<access::Category, nlohmann::json> contents;
    for (auto const& goal : items.goals) contents[goal.category]["goals"].push_back(kept_goal(goal));
    for (auto const& action : items.actions) contents[action.category]["actions"].push_back(kept_action(action));
    std::vector<PackagePart> parts;
    for (auto const& [category, content] : contents) {
        auto text = json::canonical(content);
        auto hash = domain::sha256_hex(text);
        parts.push_back({category, std::move(text), std::move(hash)});
    }
    return parts;
}

PlanItems items_of(std::span<PackagePart const> parts) {
    PlanItems items;
    for (auto const& part : parts) {
        auto const content = nlohmann::json::parse(part.content);
        for (auto const& goal : content.value("goals", nlohmann::json::array()))
            items.goals.push_back(goal_of(goal, part.category));
        for (auto const& action : content.value("actions", nlohmann::json::array()))
            items.actions.push_back(action_of(action, part.category));
    }
    return items;
}

}  // namespace polku::casework
