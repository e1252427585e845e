#include "services/casework/imports/undo_rules.h"

#include <string>

namespace polku::casework::imports {

domain::Result<void> check_undo(Import const& import, std::optional<std::int64_t> shown_version,
                                std::span<ActedCase const> acted, std::int64_t acted_count) {
    if (import.state == State::undone) {
        return domain::refused(domain::conflict(
            "import_undone",
            {{"by", import.undone_by.value_or("")}, {"at", domain::format_instant(import.undone_at.value())}}));
    }
    if (import.state != State::done) return domain::refused(domain::conflict("import_not_done"));
    if (acted_count > 0) {
        std::string cases;
        for (auto const& one : acted) cases += (cases.empty() ? "" : " ") + one.case_id.text;
        return domain::refused(
            domain::conflict("import_acted_upon", {{"count", std::to_string(acted_count)}, {"cases", cases}}));
    }
    if (shown_version != import.version) return domain::refused(domain::precondition_failed());
    return {};
}

}  // namespace polku::casework::imports
