#include "services/casework/handovers/package.h"

#include "shared/domain/sha256.h"
#include "shared/json/canonical.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace polku::casework {

namespace {

nlohmann::json date_or_null(std::optional<domain::LocalDate> const& date) {
    return date ? nlohmann::json(domain::format_iso(*date)) : nlohmann::json();
}

nlohmann::json goal_json(Goal const& goal) {
    return {{"id", goal.id.text},
            {"title", goal.title},
            {"organisation", goal.organisation.text},
            {"measure", goal.measure},
            {"target_date", date_or_null(goal.target_date)},
            {"state", domain::name_of<GoalState>(kGoalStateNames, goal.state)}};
}

nlohmann::json action_json(PlanAction const& action) {
    return {{"id", action.id.text},
            {"goal", action.goal.text},
            {"title", action.title},
            {"service", action.service},
            {"organisation", action.organisation.text},
            {"starts_on", domain::format_iso(action.starts_on)},
            {"ends_on", domain::format_iso(action.ends_on)},
            {"state", domain::name_of<ActionState>(kActionStateNames, action.state)}};
}

nlohmann::json task_json(Task const& task) {
    return {{"id", task.id.text},
            {"title", task.title},
            {"organisation", task.organisation ? nlohmann::json(task.organisation->text) : nlohmann::json()},
            {"due_on", domain::format_iso(task.due_on)},
            {"state", domain::name_of<TaskState>(kTaskStateNames, task.state)}};
}

nlohmann::json note_json(Note const& note) {
    return {{"id", note.id.text},
            {"organisation", note.recorded.organisation.text},
            {"recorded_at", domain::format_instant(note.recorded.at)},
            {"recorded_by", note.recorded.person.text},
            {"text", note.texts.back().text}};
}

nlohmann::json document_json(Document const& document) {
    return {{"id", document.id.text},
            {"organisation", document.recorded.organisation.text},
            {"recorded_at", domain::format_instant(document.recorded.at)},
            {"recorded_by", document.recorded.person.text},
            {"title", document.file.title},
            {"media_type", document.file.media_type},
            {"size", document.file.size},
            {"sha256", document.file.sha256}};
}

using ByCategory = std::map<access::Category, nlohmann::json>;

void add_plan(ByCategory& contents, PlanItems const& items) {
    for (auto const& goal : items.goals) contents[goal.category]["goals"].push_back(goal_json(goal));
    for (auto const& action : items.actions) contents[action.category]["actions"].push_back(action_json(action));
}

std::vector<PackagePart> to_parts(ByCategory const& contents) {
    std::vector<PackagePart> parts;
    for (auto const& [category, content] : contents) {
        auto text = json::canonical(content);
        auto hash = domain::sha256_hex(text);
        parts.push_back({category, std::move(text), std::move(hash)});
    }
    return parts;
}

}  // namespace

std::vector<PackagePart> make_package(CaseContent const& content) {
    // Places are no part of a package: under a safety ban nobody may read them, and whoever may read them reads them on
    // the client.
    ByCategory contents;
    contents[access::Category::basic] = {{"client", content.client.id.text},
                                         {"family_name", content.client.family_name},
                                         {"given_names", content.client.given_names},
                                         {"number", content.number},
                                         {"mother_tongue", content.client.mother_tongue},
                                         {"service_language", content.client.service_language}};
    contents[access::Category::employment] = {{"unemployed_since", date_or_null(content.the_case.unemployed_since)},
                                              {"target_group", content.the_case.target_group},
                                              {"needs", content.the_case.needs},
                                              {"wished_start", date_or_null(content.the_case.wished_start)},
                                              {"referral_note", content.the_case.referral_note},
                                              {"note", content.note}};
    add_plan(contents, content.plan);
    for (auto const& task : content.tasks) contents[task.category]["tasks"].push_back(task_json(task));
    for (auto const& note : content.notes) contents[note.category]["notes"].push_back(note_json(note));
    for (auto const& document : content.documents)
        contents[document.file.category]["documents"].push_back(document_json(document));
    return to_parts(contents);
}

std::string package_hash(std::vector<PackagePart> const& package) {
    auto parts = package;
    std::ranges::sort(parts, {}, &PackagePart::category);
    std::string lines;
    for (auto const& part : parts) {
        lines += access::name(part.category);
        lines += ' ';
        lines += part.hash;
        lines += '\n';
    }
    return domain::sha256_hex(lines);
}

}  // namespace polku::casework
