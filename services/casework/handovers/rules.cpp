#include "services/casework/handovers/rules.h"

#include "shared/domain/working_days.h"

#include <algorithm>

namespace polku::casework {

namespace {

constexpr int kWorkingDaysToAnswer = 10;

constexpr HandoverTransition kTransitions[] = {
    {HandoverState::proposed, HandoverCommand::accept, HandoverState::accepted,
     "a member of the receiving team, never the proposer",
     "the receiver still has a ground; the version shown is the present one"},
    {HandoverState::proposed, HandoverCommand::decline, HandoverState::declined, "a member of the receiving team",
     "with a reason; also when blocked by consent"},
    {HandoverState::proposed, HandoverCommand::withdraw, HandoverState::withdrawn, "a member of the sending team",
     "also when blocked by consent"},
    {HandoverState::proposed, HandoverCommand::expire, HandoverState::expired, "the shell, by a job",
     "the day to answer by has passed"},
};

std::string_view already(HandoverState state) {
    switch (state) {
        case HandoverState::accepted: return "handover_already_accepted";
        case HandoverState::declined: return "handover_already_declined";
        case HandoverState::withdrawn: return "handover_already_withdrawn";
        case HandoverState::expired: return "handover_already_expired";
        case HandoverState::draft:
        case HandoverState::proposed: break;
    }
    return "handover_not_proposed";
}

domain::Problem lost_race(Handover const& handover) {
    domain::Params facts{{"state", std::string(domain::name_of<HandoverState>(kHandoverStateNames, handover.state))}};
    if (handover.decided_at) facts.emplace_back("decided_at", domain::format_instant(*handover.decided_at));
    if (handover.decided_by) facts.emplace_back("decided_by", handover.decided_by->text);
    if (handover.decided_organisation) facts.emplace_back("decided_organisation", handover.decided_organisation->text);
    return domain::conflict(std::string(already(handover.state)), std::move(facts));
}

bool in_team(access::Principal const& principal, domain::Id const& organisation, domain::Id const& team) {
    if (principal.organisation != organisation) return false;
    return principal.role == access::Role::supervisor || principal.team == team;
}

bool may(Handover const& handover, HandoverCommand command, access::Principal const& principal) {
    switch (command) {
        case HandoverCommand::accept:
            return in_team(principal, handover.to_organisation, handover.to_team) &&
                   handover.from_person != principal.person;
        case HandoverCommand::decline: return in_team(principal, handover.to_organisation, handover.to_team);
        case HandoverCommand::withdraw: return in_team(principal, handover.from_organisation, handover.from_team);
        case HandoverCommand::expire: return principal.system();
    }
    return false;
}

}  // namespace

std::span<HandoverTransition const> handover_transitions() { return kTransitions; }

bool concerns(Handover const& handover, access::Principal const& principal) {
    return in_team(principal, handover.to_organisation, handover.to_team) ||
           in_team(principal, handover.from_organisation, handover.from_team);
}

bool may_answer(Handover const& handover, HandoverCommand command, access::Principal const& principal) {
    return handover.state == HandoverState::proposed && may(handover, command, principal);
}

domain::Result<Handover> answer(Handover handover, HandoverCommand command, access::Principal const& principal,
                                std::optional<std::int64_t> shown_version, std::optional<DeclineWords> const& words,
                                HandoverFacts const& facts) {
    if (!may(handover, command, principal)) return domain::refused(domain::forbidden("not_your_part_in_this_handover"));
    auto const* const transition = std::ranges::find_if(kTransitions, [&](HandoverTransition const& line) {
        return line.from == handover.state && line.command == command;
    });
    if (transition == std::end(kTransitions)) return domain::refused(lost_race(handover));
    if (shown_version && *shown_version != handover.version) return domain::refused(domain::precondition_failed());
    if (command == HandoverCommand::accept && facts.ground_today == access::Ground::none) {
        return domain::refused(domain::conflict("handover_blocked_by_consent"));
    }
    if (command == HandoverCommand::decline) {
        if (!words) return domain::refused(domain::invalid("/reason", "required"));
        handover.decline_reason = words->reason;
        handover.decline_note = words->note;
    }
    handover.state = transition->to;
    handover.version += 1;
    handover.decided_at = facts.now;
    // Time decides an expiry, nobody else.
    if (command != HandoverCommand::expire) {
        handover.decided_by = principal.person;
        handover.decided_organisation = principal.organisation;
    }
    return handover;
}

domain::LocalDate answer_by(domain::Instant proposed_at) {
    return domain::add_working_days(domain::local_date(proposed_at), kWorkingDaysToAnswer);
}

domain::Instant expires_at(Handover const& handover) {
    return domain::start_of_day(domain::add_days(handover.answer_by, 1));
}

std::string joined(std::span<std::string_view const> codes) {
    std::string text;
    for (auto const code : codes) text += (text.empty() ? "" : ", ") + std::string(code);
    return text;
}

domain::Result<void> check_proposal(Proposal const& proposal, ProposalFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (facts.handover_open) return domain::refused(domain::conflict("handover_already_open"));
    std::vector<domain::FieldFault> faults;
    auto const fault = [&](std::string pointer, std::string code, domain::Params params = {}) {
        faults.push_back({std::move(pointer), std::move(code), std::move(params)});
    };
    if (!facts.team_of_organisation) {
        fault("/to_team", "not_a_team_of_the_organisation");
    } else if (proposal.to_organisation == facts.responsible_organisation &&
               proposal.to_team == facts.responsible_team) {
        fault("/to_team", "already_responsible");
    } else if (facts.ground == access::Ground::none) {
        fault("/to_organisation", "no_ground_to_share");
    }
    if (std::ranges::find(kHandoverReasons, proposal.reason) == std::end(kHandoverReasons))
        fault("/reason", "not_a_choice", {{"choices", joined(kHandoverReasons)}});
    if (proposal.wished_on && *proposal.wished_on < facts.today) fault("/wished_on", "in_the_past");
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

}  // namespace polku::casework
