#pragma once

#include "services/casework/emergencies/model.h"
#include "shared/domain/hetu.h"
#include "shared/events/job_runner.h"
#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <optional>
#include <string>
#include <string_view>

/// What is done with emergencies, each in one transaction: load, rules, save, events, journal.
namespace polku::casework {

struct EmergencyRequest {
    std::optional<domain::Hetu> code;  ///< whom it is about; nothing only of a body that was refused
    std::string reason;                ///< trimmed
};
struct ReviewWords {
    ReviewFinding finding = ReviewFinding::justified;
    std::string note;
};

/// POST /emergency-accesses: a try, kept whatever it leads to. Opened: the grants stand, and the alert goes out.
domain::Result<http::Written> open_emergency(http::WriteCall& call, EmergencyRequest const& asked,
                                             storage::Secrets const& secrets);

/// POST /emergency-accesses/{emergency}/end: nothing is readable on it any more.
domain::Result<http::Written> end_emergency_now(http::WriteCall& call);

/// POST /emergency-accesses/{emergency}/review
domain::Result<http::Written> review_emergency_act(http::WriteCall& call, ReviewWords const& words);

/// The kind of the job that records that the 24 hours are over. Reading ended by itself at that instant; this tells
/// the client's log and data protection. Its subject is the emergency.
inline constexpr std::string_view kEndEmergency = "emergency.end";
domain::Result<void> end_emergency_in_time(events::JobCall& call);

}  // namespace polku::casework
