#include "services/outcomes/evidence/rules.h"

#include "shared/domain/file_type.h"

#include <string>

namespace polku::outcomes {

std::string_view media_type_of(std::string_view bytes) {
    for (auto const* const type : {"application/pdf", "image/png", "image/jpeg", "text/plain"}) {
        if (domain::is_file_of(type, bytes)) return type;
    }
    return {};
}

domain::Result<std::string_view> check_file(std::string_view bytes, std::string_view declared) {
    if (bytes.size() > kMaxEvidenceBytes) return domain::refused(domain::too_large(kMaxEvidenceBytes));
    if (bytes.empty()) return domain::refused(domain::invalid("", "empty_file"));
    auto const found = media_type_of(bytes);
    if (found.empty() || found != declared) {
        return domain::refused(domain::invalid("", "file_type", {{"accepted", "PDF, PNG, JPEG, text/plain (UTF-8)"}}));
    }
    return found;
}

domain::Result<EvidenceEffect> take_evidence(Milestone milestone, access::Principal const& by,
                                             std::optional<std::int64_t> if_match) {
    if (by.organisation != milestone.organisation || by.contract != milestone.contract) {
        return domain::refused(domain::not_found());
    }
    if (milestone.state == State::refused || milestone.state == State::withdrawn) {
        return domain::refused(domain::conflict(
            "milestone_state", {{"state", std::string(domain::name_of<State>(kStateNames, milestone.state))},
                                {"version", std::to_string(milestone.version)}}));
    }
    if (if_match && *if_match != milestone.version) return domain::refused(domain::precondition_failed());
    EvidenceEffect effect{.milestone = std::move(milestone), .reopened = false};
    effect.milestone.version += 1;
    if (effect.milestone.state == State::verified) {
        effect.milestone.state = State::recorded;
        effect.reopened = true;
    }
    return effect;
}

}  // namespace polku::outcomes
