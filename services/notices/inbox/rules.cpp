#include "services/notices/inbox/rules.h"

#include "shared/json/reader.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace polku::notices {

namespace {

/// Which members of an event's data name whom it is addressed to.
struct To {
    std::string_view organisation;
    std::string_view team;      ///< "" = the whole organisation
    std::string_view role{};    ///< not a member: only those of this role; "" = all who work with clients
    std::string_view person{};  ///< "" = not one person
};
constexpr To kSender{"from_organisation", "from_team"};
constexpr To kReceiver{"to_organisation", "to_team"};
constexpr To kTeam{"organisation", "team"};
constexpr To kOrganisation{"organisation", ""};
constexpr To kWorker{"organisation", "", "", "person"};
// Who answers for the case hears of an emergency through the team's lead: a provider's, or the authority's supervisor.
constexpr To kTeamLead{"organisation", "team", "team_lead"};
constexpr To kSupervisor{"organisation", "", "supervisor"};
// A return that nobody wants is for the leads of both sides.
constexpr To kSendersLead{"from_organisation", "from_team", "team_lead"};
constexpr To kReceiversLead{"to_organisation", "to_team", "team_lead"};
constexpr To kSendersSupervisor{"from_organisation", "", "supervisor"};
constexpr To kReceiversSupervisor{"to_organisation", "", "supervisor"};
constexpr To kOpenersContact{"by_organisation", "", "data_protection"};
constexpr To kBuyersContact{"commissioner", "", "data_protection"};

/// Who is told of what. A new kind of notice is a line here and its words in the interface.
struct Line {
    std::string_view type;
    std::string_view state;  ///< only when the event's `state` is this; "" = always
    std::string_view kind;
    To to;
    About about;
    std::string_view subject;  ///< the member that names it
};
constexpr Line kLines[] = {
    {"polku.handover.proposed.v1", "", "handover_proposed", kReceiver, About::handover, "handover"},
    {"polku.handover.accepted.v1", "", "handover_accepted", kSender, About::handover, "handover"},
    {"polku.handover.declined.v1", "", "handover_declined", kSender, About::handover, "handover"},
    {"polku.handover.withdrawn.v1", "", "handover_withdrawn", kReceiver, About::handover, "handover"},
    {"polku.handover.expired.v1", "", "handover_expired", kSender, About::handover, "handover"},
    {"polku.handover.expired.v1", "", "handover_expired", kReceiver, About::handover, "handover"},
    {"polku.handover.requested.v1", "", "handover_requested", kReceiver, About::handover, "handover"},
    {"polku.handover.lapsed.v1", "", "handover_lapsed", kSender, About::handover, "handover"},
    {"polku.handover.blocked.v1", "", "handover_blocked", kSender, About::handover, "handover"},
    {"polku.handover.blocked.v1", "", "handover_blocked", kReceiver, About::handover, "handover"},
    {"polku.handover.unblocked.v1", "", "handover_unblocked", kSender, About::handover, "handover"},
    {"polku.handover.unblocked.v1", "", "handover_unblocked", kReceiver, About::handover, "handover"},
    {"polku.handover.reminded.v1", "", "handover_waits", kReceiver, About::handover, "handover"},
    {"polku.handover.reminded.v1", "", "handover_waits", kReceiversSupervisor, About::handover, "handover"},
    {"polku.handover.reminded.v1", "", "handover_waits", kSender, About::handover, "handover"},
    {"polku.handover.disputed.v1", "", "handover_disputed", kSendersLead, About::handover, "handover"},
    {"polku.handover.disputed.v1", "", "handover_disputed", kReceiversLead, About::handover, "handover"},
    {"polku.handover.disputed.v1", "", "handover_disputed", kSendersSupervisor, About::handover, "handover"},
    {"polku.handover.disputed.v1", "", "handover_disputed", kReceiversSupervisor, About::handover, "handover"},
    {"polku.handover.settled.v1", "", "handover_settled", kReceiver, About::handover, "handover"},
    {"polku.case.worker-moved.v1", "", "case_given", kWorker, About::of_case, "case"},
    {"polku.party.joined.v1", "", "party_joined", kTeam, About::of_case, "case"},
    {"polku.consent.withdrawn.v1", "", "consent_withdrawn", kTeam, About::of_case, "case"},
    {"polku.plan.agreement-asked.v1", "", "plan_agreement_asked", kTeam, About::of_case, "case"},
    {"polku.plan.agreed.v1", "", "plan_agreed", kTeam, About::of_case, "case"},
    {"polku.plan.returned.v1", "", "plan_returned", kTeam, About::of_case, "case"},
    {"polku.plan.withdrawn.v1", "", "plan_withdrawn", kTeam, About::of_case, "case"},
    {"polku.plan.acknowledged.v1", "", "plan_acknowledged", kTeam, About::of_case, "case"},
    {"polku.emergency.opened.v1", "", "emergency_opened", kOpenersContact, About::of_case, "case"},
    {"polku.emergency.opened.v1", "", "emergency_opened", kBuyersContact, About::of_case, "case"},
    {"polku.emergency.opened.v1", "", "emergency_opened", kTeamLead, About::of_case, "case"},
    {"polku.emergency.opened.v1", "", "emergency_opened", kSupervisor, About::of_case, "case"},
    {"polku.emergency.ended.v1", "", "emergency_ended", kOpenersContact, About::of_case, "case"},
    {"polku.emergency.ended.v1", "", "emergency_ended", kBuyersContact, About::of_case, "case"},
    {"polku.milestone.decided.v1", "verified", "milestone_verified", kOrganisation, About::milestone, "milestone"},
    {"polku.milestone.decided.v1", "refused", "milestone_refused", kOrganisation, About::milestone, "milestone"},
    {"polku.milestone.contested.v1", "", "milestone_contested", kOrganisation, About::milestone, "milestone"},
    {"polku.milestone.promoted.v1", "", "milestone_promoted", kOrganisation, About::milestone, "milestone"},
};

/// What goes to one person, and as what its substitute is told of it: the words say that it is another's.
struct SubstituteKind {
    std::string_view kind;
    std::string_view for_substitute;
};
constexpr SubstituteKind kSubstituteKinds[] = {{"case_given", "case_given_to_absent"}};

domain::Result<std::optional<Notice>> notice_by(Line const& line, events::Recorded const& recorded,
                                                json::Document const& data) {
    json::Reader reader(data);
    reader.allow_unknown();
    if (!line.state.empty() && reader.text("state") != line.state) {
        if (auto const read = reader.finish(); !read) return domain::refused(read.error());
        return std::nullopt;
    }
    Notice notice;
    notice.event = recorded.id;
    notice.kind = line.kind;
    notice.at = recorded.at;
    notice.to.organisation = reader.id(line.to.organisation);
    if (!line.to.team.empty()) notice.to.team = reader.id(line.to.team);
    if (!line.to.person.empty()) notice.to.person = reader.id(line.to.person);
    notice.to.role = line.to.role;
    notice.to.contract = reader.optional_id("contract");
    notice.about = line.about;
    notice.subject = reader.id(line.subject);
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    return notice;
}

/// Who works with clients; the others' pages have nothing that a team's notice could lead to.
constexpr bool works_with_clients(access::Role role) {
    using access::Role;
    switch (role) {
        case Role::coach:
        case Role::team_lead:
        case Role::officer:
        case Role::supervisor:
        case Role::social_worker:
        case Role::kela_worker: return true;
        case Role::finance:
        case Role::consortium_lead:
        case Role::evaluator:
        case Role::administrator:
        case Role::data_protection:
        case Role::client:
        case Role::system: return false;
    }
    return false;
}

}  // namespace

domain::Result<std::vector<Notice>> notices_of(events::Recorded const& recorded) {
    std::vector<Notice> notices;
    std::optional<json::Document> data;
    for (auto const& line : kLines) {
        if (line.type != recorded.event.type) continue;
        if (!data) {
            auto parsed = json::parse(recorded.event.data);
            if (!parsed) return domain::refused(parsed.error());
            data.emplace(std::move(*parsed));
        }
        auto notice = notice_by(line, recorded, *data);
        if (!notice) return domain::refused(notice.error());
        if (*notice) notices.push_back(std::move(**notice));
    }
    return notices;
}

std::optional<Notice> told_to_substitute(Notice const& notice, domain::Id const& substitute) {
    auto const* const row = std::ranges::find(kSubstituteKinds, notice.kind, &SubstituteKind::kind);
    if (row == std::end(kSubstituteKinds)) return std::nullopt;
    auto told = notice;
    told.kind = row->for_substitute;
    told.to.person = substitute;
    return told;
}

Reader reader_of(access::Principal const& principal) {
    return {.person = principal.person,
            .organisation = principal.organisation,
            .team = principal.team,
            .contract = principal.contract,
            .role = std::string(access::name(principal.role)),
            .casework = works_with_clients(principal.role),
            .own_case = principal.role == access::Role::client};
}

domain::Result<std::optional<ReadState>> wanted_state(std::optional<std::string> const& state) {
    if (!state) return std::nullopt;
    auto const found = domain::value_of<ReadState>(kReadStateNames, *state);
    if (!found) return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "unread, read"}}));
    return found;
}

}  // namespace polku::notices
