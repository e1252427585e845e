#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

enum class ClosingReason : std::uint8_t { goals_reached, service_ended, moved_away, clients_wish, no_contact, other };
inline constexpr domain::Name<ClosingReason> kClosingReasonNames[] = {
    {"goals_reached", ClosingReason::goals_reached}, {"service_ended", ClosingReason::service_ended},
    {"moved_away", ClosingReason::moved_away},       {"clients_wish", ClosingReason::clients_wish},
    {"no_contact", ClosingReason::no_contact},       {"other", ClosingReason::other}};

/// Where the client goes on from here.
enum class ClosingOutcome : std::uint8_t { work, studies, business, other_service, unemployed, outside_labour_force };
inline constexpr domain::Name<ClosingOutcome> kClosingOutcomeNames[] = {
    {"work", ClosingOutcome::work},
    {"studies", ClosingOutcome::studies},
    {"business", ClosingOutcome::business},
    {"other_service", ClosingOutcome::other_service},
    {"unemployed", ClosingOutcome::unemployed},
    {"outside_labour_force", ClosingOutcome::outside_labour_force}};

struct NewClosing {
    ClosingReason reason = ClosingReason::other;
    ClosingOutcome outcome = ClosingOutcome::unemployed;
    std::string note;
};

struct Closing {
    NewClosing how;
    RecordedBy closed;
    std::optional<RecordedBy> reopened;
    std::string reopen_reason;
};

enum class OpenThing : std::uint8_t { handover, plan_version, task, appointment };
inline constexpr domain::Name<OpenThing> kOpenThingNames[] = {{"handover", OpenThing::handover},
                                                              {"plan_version", OpenThing::plan_version},
                                                              {"task", OpenThing::task},
                                                              {"appointment", OpenThing::appointment}};

/// What must be ended before the case is closed.
struct OpenItem {
    OpenThing kind = OpenThing::task;
    domain::Id id;
    std::string title;                       ///< of a task or an appointment
    std::optional<domain::Id> organisation;  ///< whose it is to end; nothing: the client's task
    std::optional<domain::Id> person;
    std::optional<access::Category> category{};  ///< of a task or an appointment
};

}  // namespace polku::casework
