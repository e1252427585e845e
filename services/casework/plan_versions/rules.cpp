#include "services/casework/plan_versions/rules.h"

#include "services/casework/plan_contents/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

constexpr VersionTransition kVersionTransitions[] = {
    {VersionState::in_review, VersionCommand::agree, VersionState::agreed, "an organisation that was asked, for itself",
     "it has not agreed yet; stays in review until the last that still takes part has"},
    {VersionState::in_review, VersionCommand::give_back, VersionState::returned,
     "an organisation that was asked, other than the one that asks", "with a reason; it has not agreed yet"},
    {VersionState::in_review, VersionCommand::withdraw, VersionState::withdrawn,
     "the organisation that answers for the case now", ""},
};

domain::Problem settled_already(PlanVersion const& version) {
    domain::Params facts{{"state", std::string(domain::name_of<VersionState>(kVersionStateNames, version.state))}};
    if (version.settled) {
        facts.emplace_back("decided_at", domain::format_instant(version.settled->at));
        facts.emplace_back("decided_by", version.settled->by.text);
        facts.emplace_back("decided_organisation", version.settled->organisation.text);
    }
    return domain::conflict("plan_version_already_settled", std::move(facts));
}

std::vector<Agreement>::iterator agreement_of(PlanVersion& version, domain::Id const& organisation) {
    return std::ranges::find(version.agreements, organisation, &Agreement::organisation);
}

bool asked(PlanVersion const& version, domain::Id const& organisation) {
    return std::ranges::find(version.agreements, organisation, &Agreement::organisation) != version.agreements.end();
}

bool may(PlanVersion const& version, VersionCommand command, access::Allowed const& allowed) {
    auto const& organisation = allowed.principal().organisation;
    auto const asks = version.asked_organisation == organisation;
    switch (command) {
        case VersionCommand::agree: return asked(version, organisation);
        case VersionCommand::give_back: return asked(version, organisation) && !asks;
        // Who asked may have handed the case over since.
        case VersionCommand::withdraw: return allowed.case_access().relation == access::Relation::responsible;
    }
    return false;
}

/// Nobody who still takes part has yet to answer.
bool agreed_by_all(PlanVersion const& version, std::vector<domain::Id> const& taking_part) {
    return std::ranges::all_of(version.agreements, [&](Agreement const& agreement) {
        return agreement.agreed_at || std::ranges::find(taking_part, agreement.organisation) == taking_part.end();
    });
}

void settle(PlanVersion& version, VersionState state, access::Principal const& principal, domain::Instant now) {
    version.state = state;
    version.settled = Settled{now, principal.person, principal.organisation};
}

}  // namespace

std::span<VersionTransition const> version_transitions() { return kVersionTransitions; }

domain::Result<void> check_ask(AskFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    if (!facts.responsible) return domain::refused(domain::forbidden("not_your_part_in_this_case"));
    if (facts.in_review) {
        auto const& waiting = *facts.in_review;
        return domain::refused(
            domain::conflict("plan_already_in_review", {{"number", std::to_string(waiting.number)},
                                                        {"asked_at", domain::format_instant(waiting.asked_at)},
                                                        {"asked_by", waiting.asked_by.text}}));
    }
    if (!facts.missing.empty()) return domain::refused(domain::invalid(content_faults(facts.missing)));
    return {};
}

bool may_answer_version(PlanVersion const& version, VersionCommand command, access::Allowed const& allowed) {
    if (version.state != VersionState::in_review || !may(version, command, allowed)) return false;
    if (command == VersionCommand::withdraw) return true;
    auto const& organisation = allowed.principal().organisation;
    return !std::ranges::find(version.agreements, organisation, &Agreement::organisation)->agreed_at;
}

domain::Result<PlanVersion> answer_version(PlanVersion version, VersionCommand command, access::Allowed const& allowed,
                                           std::string const& reason, VersionFacts const& facts) {
    auto const& principal = allowed.principal();
    if (!may(version, command, allowed)) return domain::refused(domain::forbidden("not_asked_to_agree"));
    auto const* const transition = std::ranges::find_if(kVersionTransitions, [&](VersionTransition const& line) {
        return line.from == version.state && line.command == command;
    });
    if (transition == std::end(kVersionTransitions)) return domain::refused(settled_already(version));
    auto const agreement = agreement_of(version, principal.organisation);
    if (command != VersionCommand::withdraw && agreement->agreed_at) {
        return domain::refused(domain::conflict("plan_version_already_agreed",
                                                {{"decided_at", domain::format_instant(*agreement->agreed_at)},
                                                 {"decided_by", agreement->agreed_by->text}}));
    }
    version.version += 1;
    if (command == VersionCommand::agree) {
        agreement->agreed_at = facts.now;
        agreement->agreed_by = principal.person;
        agreement->categories = facts.shown;
        if (agreed_by_all(version, facts.taking_part)) settle(version, transition->to, principal, facts.now);
        return version;
    }
    if (command == VersionCommand::give_back) {
        if (reason.empty()) return domain::refused(domain::invalid("/reason", "required"));
        version.reason = reason;
    }
    settle(version, transition->to, principal, facts.now);
    return version;
}

std::optional<PlanVersion> after_leaving(PlanVersion version, access::Principal const& principal,
                                         VersionFacts const& facts) {
    if (version.state != VersionState::in_review || !agreed_by_all(version, facts.taking_part)) return std::nullopt;
    version.version += 1;
    settle(version, VersionState::agreed, principal, facts.now);
    return version;
}

domain::Result<PlanVersion> acknowledge(PlanVersion version, access::Principal const& principal, domain::Instant now) {
    if (version.state != VersionState::agreed) return domain::refused(domain::conflict("plan_version_not_agreed"));
    if (version.acknowledged) {
        return domain::refused(domain::conflict("plan_version_already_acknowledged",
                                                {{"decided_at", domain::format_instant(version.acknowledged->at)}}));
    }
    version.acknowledged = Acknowledgement{now, principal.person};
    return version;
}

}  // namespace polku::casework
