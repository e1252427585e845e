#include "services/casework/notes/rules.h"

#include "services/casework/items/rules.h"

namespace polku::casework {

domain::Result<void> check_note(access::Category category, bool case_open, bool may_record) {
    if (!case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(category, {.organisation_in_case = true, .may_record = may_record});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_correction(Note const& present, std::optional<std::int64_t> shown,
                                      access::Allowed const& allowed) {
    if (present.recorded.organisation != allowed.principal().organisation) {
        return domain::refused(domain::forbidden("not_your_note"));
    }
    if (shown && *shown != present.version()) return domain::refused(domain::precondition_failed());
    return {};
}

bool may_see_note(access::Allowed const& allowed, Note const& note) {
    if (allowed.case_access().relation == access::Relation::own) return true;
    if (!may_see(allowed, note.category, note.recorded)) return false;
    return goes_along(note, allowed.principal().organisation);
}

bool goes_along(Note const& note, domain::Id const& organisation) {
    return shared_with(note.sharing, note.recorded.organisation, organisation);
}

}  // namespace polku::casework
