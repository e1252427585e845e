#pragma once

#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/model.h"
#include "shared/access/principal.h"
#include "shared/json/writer.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// How handovers are shown.
namespace polku::casework {

/// The members of the minimal preview, without its object. `blocked`: by consent, today.
void write_preview(json::Writer& writer, Handover const& handover, std::string_view client_name,
                   domain::LocalDate today, bool blocked);

/// What may be done with it: the same answer that the act itself would give.
std::vector<std::string_view> acts_on(access::Principal const& principal, Handover const& handover);

/// The member "reminders".
void write_reminders(json::Writer& writer, std::span<Reminder const> reminders);

/// The member "disagreement": null when there never was one about this handover.
void write_disagreement(json::Writer& writer, std::optional<Disagreement> const& disagreement);

}  // namespace polku::casework
