#include "services/casework/client_details/rules.h"

#include "services/casework/clients/rules.h"
#include "shared/domain/text.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

using domain::FieldFault;

void fault_language(std::vector<FieldFault>& faults, std::string_view pointer, std::string const& code) {
    if (!is_language(code)) faults.push_back({std::string(pointer), "not_a_language", {}});
}

std::string const& value_of_field(ClientDetails const& details, DetailField field) {
    static std::string const none;
    switch (field) {
        case DetailField::family_name: return details.family_name;
        case DetailField::given_names: return details.given_names;
        case DetailField::mother_tongue: return details.mother_tongue;
        case DetailField::service_language: return details.service_language;
        case DetailField::interpreter: return details.interpreter;
        case DetailField::municipality: return details.municipality ? *details.municipality : none;
        case DetailField::phone: return details.phone;
        case DetailField::email: return details.email;
        case DetailField::number: return details.number;
        case DetailField::safety_ban: return none;
    }
    return none;
}

std::vector<FieldFault> details_faults(ClientDetails const& details, DetailsFacts const& facts) {
    std::vector<FieldFault> faults;
    if (details.family_name.empty()) faults.push_back({"/family_name", "required", {}});
    if (details.given_names.empty()) faults.push_back({"/given_names", "required", {}});
    fault_language(faults, "/mother_tongue", details.mother_tongue);
    fault_language(faults, "/service_language", details.service_language);
    if (!details.interpreter.empty()) fault_language(faults, "/interpreter", details.interpreter);
    if (details.municipality && !facts.places) {
        faults.push_back({"/municipality", "unknown_field", {}});
    } else if (details.municipality && !facts.municipality_known) {
        faults.push_back({"/municipality", "unknown_municipality", {}});
    } else if (!details.municipality && facts.places) {
        faults.push_back({"/municipality", "required", {}});
    }
    if (!details.phone.empty() && !is_phone(details.phone)) faults.push_back({"/phone", "not_a_phone", {}});
    if (!details.email.empty() && !is_email(details.email)) faults.push_back({"/email", "not_an_email", {}});
    if (!facts.number_free) faults.push_back({"/number", "number_taken", {}});
    return faults;
}

domain::Result<void> check_open_at(std::optional<std::int64_t> expected, DetailsFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (expected && *expected != facts.version) return domain::refused(domain::precondition_failed());
    return {};
}

}  // namespace

domain::Result<ClientDetails> check_details(ClientDetails wanted, std::optional<std::int64_t> expected,
                                            DetailsFacts const& facts) {
    if (auto const now = check_open_at(expected, facts); !now) return domain::refused(now.error());
    for (auto* const text : {&wanted.family_name, &wanted.given_names, &wanted.phone, &wanted.email, &wanted.number})
        *text = std::string(domain::trim(*text));
    for (auto* const code : {&wanted.mother_tongue, &wanted.service_language, &wanted.interpreter})
        *code = small_letters(domain::trim(*code));
    auto faults = details_faults(wanted, facts);
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return wanted;
}

std::vector<DetailField> changed_fields(ClientDetails const& before, ClientDetails const& after) {
    std::vector<DetailField> changed;
    for (auto const& field : kDetailFieldNames) {
        if (field.value == DetailField::municipality && !after.municipality) continue;
        if (value_of_field(before, field.value) != value_of_field(after, field.value)) changed.push_back(field.value);
    }
    return changed;
}

std::string values_before(ClientDetails const& before, std::vector<DetailField> const& changed) {
    std::string text;
    json::Writer writer(text);
    writer.begin_object();
    for (auto const field : changed)
        writer.field(domain::name_of<DetailField>(kDetailFieldNames, field), value_of_field(before, field));
    writer.end_object();
    return text;
}

domain::Result<void> check_safety_ban(bool banned, bool wanted, std::optional<std::int64_t> expected,
                                      DetailsFacts const& facts) {
    if (auto const now = check_open_at(expected, facts); !now) return domain::refused(now.error());
    if (banned == wanted) return domain::refused(domain::conflict(wanted ? "safety_ban_holds" : "safety_ban_ended"));
    return {};
}

}  // namespace polku::casework
