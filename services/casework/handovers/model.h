#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

enum class HandoverKind : std::uint8_t {
    responsibility,  ///< the case moves
    referral,        ///< a party is added
    give_back,       ///< a return: a proposal of its own, the other way
    request,         ///< pull: "may we take this case?"
};
inline constexpr domain::Name<HandoverKind> kHandoverKindNames[] = {{"responsibility", HandoverKind::responsibility},
                                                                    {"referral", HandoverKind::referral},
                                                                    {"return", HandoverKind::give_back},
                                                                    {"request", HandoverKind::request}};

enum class HandoverState : std::uint8_t { draft, proposed, accepted, declined, withdrawn, expired };
inline constexpr domain::Name<HandoverState> kHandoverStateNames[] = {
    {"draft", HandoverState::draft},         {"proposed", HandoverState::proposed},
    {"accepted", HandoverState::accepted},   {"declined", HandoverState::declined},
    {"withdrawn", HandoverState::withdrawn}, {"expired", HandoverState::expired}};

/// Why a case is handed over, and why a handover is declined: codes whose words are the interface's.
inline constexpr std::string_view kHandoverReasons[] = {
    "service_referral", "wage_subsidy",  "work_ended",          "work_began", "studies",
    "moved_away",       "service_ended", "needs_other_service", "other"};
inline constexpr std::string_view kDeclineReasons[] = {"not_our_area", "no_capacity", "wrong_service",
                                                       "more_information_needed", "other"};

/// One proposal to hand a case over. Addressed to a team, never to a person.
struct Handover {
    domain::Id id;
    domain::Id case_id;
    domain::Id client;
    std::int64_t version = 1;
    HandoverKind kind = HandoverKind::responsibility;
    HandoverState state = HandoverState::proposed;
    domain::Id from_organisation;
    domain::Id from_team;
    std::optional<domain::Id> from_person;
    domain::Id to_organisation;
    domain::Id to_team;
    std::string reason;  ///< one of kHandoverReasons
    std::string note;    ///< the sender's words: read only on the accept screen
    std::optional<domain::LocalDate> wished_on;
    domain::Instant proposed_at;
    domain::LocalDate answer_by;
    access::Ground ground = access::Ground::none;  ///< on which the receiver may know of the case at all
    std::string package_hash;                      ///< SHA-256, hex, over the package's hashes
    std::optional<domain::Instant> decided_at;
    std::optional<domain::Id> decided_by;
    std::optional<domain::Id> decided_organisation;
    std::optional<std::string> decline_reason;
    std::optional<std::string> decline_note;
    std::vector<access::Category> consented;  ///< that the receiver could read on consent alone when it was proposed
    std::optional<domain::Id> returns;        ///< of a return: the handover that it gives back
    bool rests = false;                       ///< the responsibility for the case rests on it today
};

/// A line of an inbox, with the minimal preview: who, from whom, why, until when. No content of the case.
struct HandoverRow {
    Handover handover;
    std::string client_given_names;
    std::string client_family_name;
};

/// How a disagreement about a declined return ended.
enum class DisagreementOutcome : std::uint8_t {
    kept,         ///< who has the case keeps it
    moved,        ///< the case moved after all
    asked_again,  ///< another return was declined too
};
inline constexpr domain::Name<DisagreementOutcome> kDisagreementOutcomeNames[] = {
    {"kept", DisagreementOutcome::kept},
    {"moved", DisagreementOutcome::moved},
    {"asked_again", DisagreementOutcome::asked_again}};

/// A return that was declined: neither side wants the case. Open until it is settled.
struct Disagreement {
    domain::Instant opened_at;
    std::optional<domain::Instant> settled_at;
    std::optional<domain::Id> settled_by;
    std::optional<DisagreementOutcome> outcome;
    std::string note;
};

/// What exactly is handed over, of one category, frozen at proposal.
struct PackagePart {
    access::Category category;
    std::string content;  ///< canonical JSON (RFC 8785)
    std::string hash;     ///< SHA-256 of `content`, hex
};

}  // namespace polku::casework
