#include "services/casework/handovers/rules.h"

#include <algorithm>
#include <stdexcept>

namespace polku::casework {

namespace {

constexpr HandoverTransition kTransitions[] = {
    {HandoverState::proposed, HandoverCommand::accept, HandoverState::accepted,
     "a member of the receiving team, never the proposer",
     "the receiver still has its grounds; the version shown is the present one; not of a request"},
    {HandoverState::proposed, HandoverCommand::fulfil, HandoverState::accepted,
     "a member of the team that answers for the case, never the proposer",
     "of a request alone, by proposing the case to who asked"},
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
        case HandoverCommand::fulfil:
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

bool may_know(access::Allowed const& allowed, Handover const& handover) {
    auto const relation = allowed.case_access().relation;
    auto const takes_part = relation == access::Relation::responsible || relation == access::Relation::party;
    return takes_part || concerns(handover, allowed.principal());
}

bool blocked(HandoverFacts const& facts) { return facts.ground_today == access::Ground::none || facts.consent_ended; }

std::vector<access::Category> consented_only(std::span<access::Grant const> grants,
                                             std::span<access::Category const> packed) {
    std::vector<access::Category> consented;
    for (auto const category : packed) {
        auto const of_category = [&](access::Grant const& grant) { return grant.category == category; };
        auto const otherwise = [&](access::Grant const& grant) {
            return grant.category == category && grant.ground != access::Ground::consent;
        };
        if (std::ranges::any_of(grants, of_category) && std::ranges::none_of(grants, otherwise))
            consented.push_back(category);
    }
    return consented;
}

bool consent_ended(std::span<access::Category const> consented, std::span<access::Grant const> grants) {
    return std::ranges::any_of(consented, [&](access::Category category) {
        return std::ranges::find(grants, category, &access::Grant::category) == grants.end();
    });
}

bool may_answer(Handover const& handover, HandoverCommand command, access::Principal const& principal) {
    auto const request = handover.kind == HandoverKind::request;
    if (request ? command == HandoverCommand::accept : command == HandoverCommand::fulfil) return false;
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
    auto const request = handover.kind == HandoverKind::request;
    if (request && command == HandoverCommand::accept)
        return domain::refused(domain::conflict("request_answered_by_proposing"));
    if (!request && command == HandoverCommand::fulfil) throw std::logic_error("answer: only a request is fulfilled");
    if (shown_version && *shown_version != handover.version) return domain::refused(domain::precondition_failed());
    if (command == HandoverCommand::accept && blocked(facts)) {
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

bool may_return(Handover const& taken, access::Principal const& principal) {
    return check_return(taken, principal).has_value();
}

domain::Result<void> check_return(Handover const& taken, access::Principal const& principal) {
    if (!in_team(principal, taken.to_organisation, taken.to_team))
        return domain::refused(domain::forbidden("not_your_part_in_this_handover"));
    auto const moved = taken.kind == HandoverKind::responsibility || taken.kind == HandoverKind::give_back;
    if (!moved || taken.state != HandoverState::accepted)
        return domain::refused(domain::conflict("handover_not_accepted"));
    if (!taken.rests) return domain::refused(domain::conflict("handover_moved_on"));
    return {};
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
    auto const referral = proposal.kind == HandoverKind::referral;
    if (facts.handover_open)
        return domain::refused(domain::conflict(referral ? "referral_already_open" : "handover_already_open"));
    std::vector<domain::FieldFault> faults;
    auto const fault = [&](std::string pointer, std::string code, domain::Params params = {}) {
        faults.push_back({std::move(pointer), std::move(code), std::move(params)});
    };
    if (!facts.team_of_organisation) {
        fault("/to_team", "not_a_team_of_the_organisation");
    } else if (proposal.to_organisation == facts.responsible_organisation &&
               proposal.to_team == facts.responsible_team) {
        fault("/to_team", "already_responsible");
    } else if (referral && facts.takes_part) {
        fault("/to_team", "party_already_in_case");
    } else if (facts.ground == access::Ground::none) {
        fault("/to_organisation", "no_ground_to_share");
    }
    if (std::ranges::find(kHandoverReasons, proposal.reason) == std::end(kHandoverReasons))
        fault("/reason", "not_a_choice", {{"choices", joined(kHandoverReasons)}});
    if (proposal.wished_on && *proposal.wished_on < facts.today) fault("/wished_on", "in_the_past");
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_request(std::string_view reason, RequestFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (facts.request_open) return domain::refused(domain::conflict("request_already_open"));
    if (std::ranges::find(kHandoverReasons, reason) == std::end(kHandoverReasons))
        return domain::refused(domain::invalid("/reason", "not_a_choice", {{"choices", joined(kHandoverReasons)}}));
    return {};
}

}  // namespace polku::casework
