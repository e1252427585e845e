#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// What a try led to. Each is kept, so that trying codes is seen.
enum class EmergencyOutcome : std::uint8_t {
    opened,
    nobody,      ///< no client with an open case has that code
    own_ground,  ///< the person sees the client already, on a ground of its own
};
inline constexpr domain::Name<EmergencyOutcome> kEmergencyOutcomeNames[] = {
    {"opened", EmergencyOutcome::opened},
    {"nobody", EmergencyOutcome::nobody},
    {"own_ground", EmergencyOutcome::own_ground}};

/// How it stands at an instant, as an answer tells it.
enum class EmergencyState : std::uint8_t { open, ended, nobody, own_ground };
inline constexpr domain::Name<EmergencyState> kEmergencyStateNames[] = {{"open", EmergencyState::open},
                                                                        {"ended", EmergencyState::ended},
                                                                        {"nobody", EmergencyState::nobody},
                                                                        {"own_ground", EmergencyState::own_ground}};

enum class ReviewFinding : std::uint8_t { justified, unjustified };
inline constexpr domain::Name<ReviewFinding> kReviewFindingNames[] = {{"justified", ReviewFinding::justified},
                                                                      {"unjustified", ReviewFinding::unjustified}};

inline constexpr std::chrono::milliseconds kLongestEmergency = std::chrono::hours(24);
/// Of one person in any 24 hours, whatever they led to.
inline constexpr int kEmergencyTries = 5;
inline constexpr std::chrono::milliseconds kEmergencyTriesWithin = std::chrono::hours(24);
inline constexpr std::size_t kShortestEmergencyReason = 20;
inline constexpr std::size_t kLongestEmergencyReason = 1000;

/// What danger to life or health needs: who it is and whom to call, and what bears on health and safety. Work, skills,
/// money and measurements stay closed, and so do the places of who has a safety ban.
inline constexpr access::Category kEmergencyCategories[] = {access::Category::basic, access::Category::social,
                                                            access::Category::health};

struct EmergencyEnd {
    domain::Instant at;
    std::string by;  ///< a person, or "system:NAME"
};
struct EmergencyReview {
    ReviewFinding finding = ReviewFinding::justified;
    std::string note;  ///< never empty when unjustified
    domain::Instant at;
    domain::Id by;
};

/// One try of one person to see a client to whom they are nothing.
struct EmergencyAccess {
    domain::Id id;
    EmergencyOutcome outcome = EmergencyOutcome::nobody;
    std::optional<domain::Id> client;  ///< nothing: nobody was found
    domain::Id person;
    domain::Id organisation;
    std::string team;  ///< "" = a role without a team
    access::Role role = access::Role::officer;
    std::string reason;  ///< for data protection alone: in no event, notice or log line
    domain::Instant opened_at;
    std::optional<domain::Instant> ends_at;  ///< of an opened one: when reading ends at the latest
    std::vector<domain::Id> cases;           ///< opened
    std::optional<EmergencyEnd> end;
    std::optional<EmergencyReview> review;
};

}  // namespace polku::casework
