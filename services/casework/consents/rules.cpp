#include "services/casework/consents/rules.h"

#include <algorithm>

namespace polku::casework {

domain::Result<void> check_consent(Consent const& consent, ConsentRecorder const& recorder,
                                   std::span<domain::Id const> organisations, domain::LocalDate today) {
    std::vector<domain::FieldFault> faults;
    auto const fault = [&](std::string pointer, std::string code) {
        faults.push_back({std::move(pointer), std::move(code), {}});
    };
    if (consent.categories.empty()) fault("/categories", "required");
    for (std::size_t i = 0; i < consent.categories.size() && !recorder.records_any; ++i) {
        if (std::ranges::find(recorder.holds, consent.categories[i]) != recorder.holds.end()) continue;
        fault("/categories/" + std::to_string(i), "not_yours_to_disclose");
    }
    if (consent.recipients.empty()) fault("/recipients", "required");
    for (std::size_t i = 0; i < consent.recipients.size(); ++i) {
        auto const& recipient = consent.recipients[i];
        auto const pointer = "/recipients/" + std::to_string(i);
        if (std::ranges::find(organisations, recipient) == organisations.end()) {
            fault(pointer, "unknown_organisation");
        } else if (!recorder.records_any && recipient == recorder.organisation) {
            fault(pointer, "recorder_is_recipient");
        }
    }
    if (consent.valid_until < consent.valid_from) {
        fault("/valid_until", "ends_before_start");
    } else if (consent.valid_until < today) {
        fault("/valid_until", "in_the_past");
    }
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<Consent> withdraw(Consent consent, std::optional<std::int64_t> shown_version, std::string const& by,
                                 domain::Instant now) {
    if (consent.withdrawn_at) {
        return domain::refused(domain::conflict("consent_already_withdrawn",
                                                {{"withdrawn_at", domain::format_instant(*consent.withdrawn_at)}}));
    }
    if (shown_version && *shown_version != consent.version) return domain::refused(domain::precondition_failed());
    consent.withdrawn_at = now;
    consent.withdrawn_by = by;
    consent.version += 1;
    return consent;
}

}  // namespace polku::casework
