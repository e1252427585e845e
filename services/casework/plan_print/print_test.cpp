#include "services/casework/plan_print/print.h"

#include <gmock/gmock.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

PlanPrint sample_print() {
    PlanPrint print;
    print.version.number = 2;
    print.version.asked_at = domain::start_of_day(domain::LocalDate{2026, 11, 30});
    print.version.agreements = {{{"maker"}, print.version.asked_at, domain::Id{"p"}}, {{"county"}, {}, {}}};
    print.client = "Näyte Esimerkki";
    print.service_language = "en";
    Goal goal;
    goal.id = {"g"};
    goal.title = "Work";
    goal.measure = "A contract";
    goal.organisation = {"maker"};
    PlanAction action;
    action.goal = goal.id;
    action.title = "Course";
    action.organisation = {"county"};
    action.starts_on = domain::LocalDate{2026, 12, 1};
    action.ends_on = domain::LocalDate{2027, 1, 31};
    print.shown = {{goal}, {action}};
    print.organisations.add({"maker"}, domain::Language::en, "Sample Path Ltd");
    return print;
}

std::vector<std::string> texts_of(pdf::Document const& document) {
    std::vector<std::string> texts;
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<pdf::Heading>(&block)) texts.push_back(heading->text);
        if (auto const* paragraph = std::get_if<pdf::Paragraph>(&block)) texts.push_back(paragraph->text);
        if (auto const* list = std::get_if<pdf::List>(&block))
            texts.insert(texts.end(), list->items.begin(), list->items.end());
    }
    return texts;
}

TEST(PlanPrint, SaysWhatWasAgreedOnAndByWhom) {
    auto const document = plan_document(sample_print());
    EXPECT_THAT(texts_of(document),
                ElementsAre("Joint service plan", "Client: Näyte Esimerkki", "Version 2: Waits for agreement", "Work",
                            "Responsible party: Sample Path Ltd", "How we know that the goal is reached: A contract",
                            "The goal is open.", "Agreements", "Sample Path Ltd: agreed on 30 November 2026",
                            "county: has not answered yet"));
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<pdf::Table>(&block)) {
            EXPECT_THAT(table->rows,
                        ElementsAre(ElementsAre("Course", "county", "1 December 2026", "31 January 2027", "planned")));
        }
    }
    EXPECT_EQ(document.made_at, sample_print().version.asked_at);
}

TEST(PlanPrint, ALoosePageSaysWhosePlanItIsToWhoMaySeeThat) {
    auto print = sample_print();
    EXPECT_EQ(plan_document(print).running_head, "Joint service plan: Näyte Esimerkki");
    print.client.reset();
    EXPECT_EQ(plan_document(print).running_head, "Joint service plan");
}

TEST(PlanPrint, EveryStateHasItsWordsInEveryLanguage) {
    for (auto const& language : domain::kLanguageNames) {
        for (auto const& state : kVersionStateNames) {
            for (auto const& action : kActionStateNames) {
                for (auto const& goal : kGoalStateNames) {
                    auto print = sample_print();
                    print.service_language = language.text;
                    print.version.state = state.value;
                    print.shown.actions[0].state = action.value;
                    print.shown.goals[0].state = goal.value;
                    print.superseded = state.value == VersionState::agreed;
                    print.version.acknowledged = Acknowledgement{print.version.asked_at, {"client"}};
                    for (auto const& text : texts_of(plan_document(print)))
                        EXPECT_EQ(text.find('{'), text.npos) << text;
                }
            }
        }
    }
}

TEST(PlanPrint, ALanguageThatIsNoneOfOursIsSaid) {
    auto print = sample_print();
    print.service_language = "ar";
    EXPECT_EQ(print_language(print), domain::Language::fi);
    EXPECT_THAT(
        texts_of(plan_document(print)),
        IsSupersetOf({"Asiakkaan palvelukieli on ar. Suunnitelma on tulostettu suomeksi, koska sitä ei ole sillä "
                      "kielellä."}));
}

}  // namespace
}  // namespace polku::casework
