#include "services/casework/plan_print/print.h"

#include "services/casework/plan_print/words.h"

#include <fmt/format.h>

namespace polku::casework {

namespace {

using domain::Language;

std::string date_words(domain::LocalDate date, Language language) {
    static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    if (language != Language::en) return domain::format_finnish(date);
    return fmt::format("{} {} {}", date.day(), kMonths[date.month() - 1], date.year());
}

std::string date_words(domain::Instant at, Language language) { return date_words(domain::local_date(at), language); }

std::string state_words(PlanPrint const& print, Language language) {
    auto const& version = print.version;
    auto const code = print.superseded ? std::string_view("superseded")
                                       : domain::name_of<VersionState>(kVersionStateNames, version.state);
    return print_words(language, code,
                       {{"date", date_words(version.settled ? version.settled->at : version.asked_at, language)}});
}

pdf::Table action_table(PlanPrint const& print, Goal const& goal, Language language) {
    pdf::Table table{.widths = {5, 4, 2, 2, 2}, .head = {}, .rows = {}};
    for (auto const* const code : {"action", "organisation", "starts", "ends", "state"})
        table.head.push_back(print_words(language, code));
    for (auto const& action : print.shown.actions) {
        if (action.goal != goal.id) continue;
        auto const title = action.service.empty() ? action.title : action.title + ", " + action.service;
        auto const state = "action_" + std::string(domain::name_of<ActionState>(kActionStateNames, action.state));
        table.rows.push_back({title, print.organisations.of(action.organisation, language),
                              date_words(action.starts_on, language), date_words(action.ends_on, language),
                              print_words(language, state)});
    }
    return table;
}

void print_goal(std::vector<pdf::Block>& blocks, PlanPrint const& print, Goal const& goal, Language language) {
    blocks.emplace_back(pdf::Heading{2, goal.title});
    pdf::List facts;
    facts.items.push_back(
        print_words(language, "responsible", {{"organisation", print.organisations.of(goal.organisation, language)}}));
    facts.items.push_back(print_words(language, "measure", {{"measure", goal.measure}}));
    if (goal.target_date)
        facts.items.push_back(print_words(language, "target", {{"date", date_words(*goal.target_date, language)}}));
    facts.items.push_back(
        print_words(language, "goal_" + std::string(domain::name_of<GoalState>(kGoalStateNames, goal.state))));
    blocks.emplace_back(std::move(facts));
    if (auto table = action_table(print, goal, language); !table.rows.empty()) blocks.emplace_back(std::move(table));
}

pdf::List agreement_list(PlanPrint const& print, Language language) {
    pdf::List list;
    for (auto const& agreement : print.version.agreements) {
        domain::Params params{{"organisation", print.organisations.of(agreement.organisation, language)}};
        if (agreement.agreed_at) params.emplace_back("date", date_words(*agreement.agreed_at, language));
        list.items.push_back(print_words(language, agreement.agreed_at ? "organisation_agreed" : "not_yet", params));
    }
    if (auto const& acknowledged = print.version.acknowledged)
        list.items.push_back(print_words(language, "acknowledged", {{"date", date_words(acknowledged->at, language)}}));
    return list;
}

/// What tells a loose page from another's: what the plan is called, and whose it is when the reader may see that.
std::string running_head(PlanPrint const& print, Language language) {
    auto const title = print.type ? print.type->in(language) : print_words(language, "title");
    return print.client ? print_words(language, "running_head", {{"title", title}, {"name", *print.client}}) : title;
}

}  // namespace

Language print_language(PlanPrint const& print) {
    return domain::parse_language(print.service_language).value_or(Language::fi);
}

pdf::Document plan_document(PlanPrint const& print) {
    auto const language = print_language(print);
    pdf::Document document{.title = print_words(language, "title"),
                           .language = language,
                           .running_head = running_head(print, language),
                           .made_at = print.version.asked_at,
                           .blocks = {}};
    auto& blocks = document.blocks;
    blocks.emplace_back(pdf::Heading{1, document.title});
    if (print.type) blocks.emplace_back(pdf::Paragraph{print.type->in(language)});
    if (print.client) blocks.emplace_back(pdf::Paragraph{print_words(language, "client", {{"name", *print.client}})});
    blocks.emplace_back(pdf::Paragraph{
        print_words(language, "version",
                    {{"number", std::to_string(print.version.number)}, {"state", state_words(print, language)}})});
    if (!domain::parse_language(print.service_language))
        blocks.emplace_back(
            pdf::Paragraph{print_words(language, "other_language", {{"language", print.service_language}})});
    if (print.shown.goals.empty()) blocks.emplace_back(pdf::Paragraph{print_words(language, "no_goals")});
    for (auto const& goal : print.shown.goals) print_goal(blocks, print, goal, language);
    blocks.emplace_back(pdf::Heading{2, print_words(language, "agreements")});
    blocks.emplace_back(agreement_list(print, language));
    return document;
}

}  // namespace polku::casework
