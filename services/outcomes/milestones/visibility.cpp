#include "services/outcomes/milestones/visibility.h"

#include "shared/http/case_access.h"
#include "shared/runtime/block_on.h"

namespace polku::outcomes {

bool shown_to(Milestone const& milestone, access::Allowed const& allowed) {
    auto const& contract = allowed.principal().contract;
    if (contract && *contract != milestone.contract) return false;
    return allowed.ground_for(access::Category::employment, milestone.recorded_at).has_value();
}

domain::Result<void> check_claimant(Milestone const& milestone, access::Allowed const& allowed) {
    auto const& principal = allowed.principal();
    if (principal.organisation == milestone.organisation && principal.contract == milestone.contract) return {};
    return domain::refused(shown_to(milestone, allowed) ? domain::forbidden("not_your_claim") : domain::not_found());
}

AskAccess ask_casework(http::Channel& casework) {
    return [&casework](access::Principal const& person, domain::Id const& case_id,
                       std::string const& request_id) -> domain::Result<std::optional<access::CaseAccess>> {
        auto request = http::case_access_request(access::system_principal("outcomes"), person, case_id, request_id);
        auto const response = runtime::block_on(casework.send(std::move(request)));
        if (response.status == 404) return std::optional<access::CaseAccess>{};
        if (response.status != 200) return domain::refused(domain::unavailable(1));
        auto access = http::parse_case_access(response.body);
        if (!access) return domain::refused(domain::unavailable(1));
        return std::optional(std::move(*access));
    };
}

}  // namespace polku::outcomes
