#include "services/casework/items/rules.h"

namespace polku::casework {

namespace {

std::string item_categories() {
    std::string names;
    for (auto const& category : access::kCategoryNames) {
        if (category.value == access::Category::payment) continue;
        names += (names.empty() ? "" : ", ") + std::string(category.text);
    }
    return names;
}

}  // namespace

std::vector<domain::FieldFault> item_faults(access::Category category, ItemFacts const& facts) {
    std::vector<domain::FieldFault> faults;
    // Payments know no case's items, and a case no payments.
    if (category == access::Category::payment) {
        faults.push_back({"/category", "not_a_choice", {{"choices", item_categories()}}});
    } else if (!facts.may_record) {
        faults.push_back({"/category", "no_ground_to_record", {}});
    }
    if (!facts.organisation_in_case) faults.push_back({"/organisation", "not_in_the_case", {}});
    if (!facts.person_of_organisation) faults.push_back({"/person", "not_in_the_team", {}});
    return faults;
}

bool may_see(access::Allowed const& allowed, access::Category category, RecordedBy const& recorded) {
    return allowed.ground_for_item(category, recorded.at, recorded.organisation).has_value();
}

bool answers_for_case(access::Allowed const& allowed) {
    return allowed.case_access().relation == access::Relation::responsible;
}

bool has_part_in(access::Allowed const& allowed, std::optional<domain::Id> const& doer, RecordedBy const& recorded) {
    auto const& own = allowed.principal().organisation;
    return answers_for_case(allowed) || doer == own || recorded.organisation == own;
}

}  // namespace polku::casework
