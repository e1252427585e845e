#include "shared/access/policy.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace polku::access {

namespace {

using Bits = std::uint32_t;

template <class Enum>
constexpr Bits bits(std::initializer_list<Enum> values) {
    Bits set = 0;
    for (auto const value : values) set |= Bits{1} << static_cast<unsigned>(value);
    return set;
}
template <class Enum>
constexpr bool has(Bits set, Enum value) {
    return ((set >> static_cast<unsigned>(value)) & 1U) != 0;
}

enum class About : std::uint8_t { nothing, one_case, one_contract };

/// One line of the policy: who (roles), about what, and what the asker must be to it.
struct Row {
    Action action;
    Bits roles;
    About about = About::nothing;
    Bits relations = 0;            ///< of Relation or ContractRelation, by `about`
    bool needs_grant = false;      ///< at least one information category must be open to the asker
    bool for_receiver = false;     ///< also for the team that an open handover is addressed to
    Ground ground = Ground::none;  ///< journaled when no grant decides
    bool for_sender = false;       ///< also for the team that proposed a handover
};

constexpr Bits kEveryone = bits({Role::coach, Role::team_lead, Role::officer, Role::supervisor, Role::social_worker,
                                 Role::kela_worker, Role::finance, Role::consortium_lead, Role::evaluator,
                                 Role::administrator, Role::data_protection, Role::client});
constexpr Bits kProvider = bits({Role::coach, Role::team_lead});
constexpr Bits kAuthority = bits({Role::officer, Role::supervisor});
constexpr Bits kCaseworkers = kProvider | kAuthority | bits({Role::social_worker, Role::kela_worker});
/// Who may open a client's case in acute danger to life or health: officials of the employment authority and of the
/// wellbeing services county, who are bound by secrecy and answer for it in office. Nobody of a provider, and not Kela.
constexpr Bits kEmergency = kAuthority | bits({Role::social_worker});
constexpr Bits kClient = bits({Role::client});
constexpr Bits kFinance = bits({Role::finance});
constexpr Bits kAdministrator = bits({Role::administrator});
constexpr Bits kDataProtection = bits({Role::data_protection});
constexpr Bits kSystem = bits({Role::system});

constexpr Bits kInCase = bits({Relation::responsible, Relation::party});
constexpr Bits kResponsible = bits({Relation::responsible});
constexpr Bits kReaders = bits({Relation::responsible, Relation::party, Relation::former, Relation::own});
/// Of what is written beside the plan nothing is open to who has left (its snapshot is) or reads in an emergency.
constexpr Bits kRecordReaders = bits({Relation::responsible, Relation::party, Relation::own});
/// An emergency opens the case and its plan, and nothing else.
constexpr Bits kCaseReaders = kReaders | bits({Relation::emergency});
constexpr Bits kInHandover = bits({Relation::responsible, Relation::party, Relation::former});
constexpr Bits kClaimants = bits({Relation::responsible, Relation::party, Relation::former});

constexpr Bits kBuyer = bits({ContractRelation::buyer});
constexpr Bits kBuyerOrLead = bits({ContractRelation::buyer, ContractRelation::lead});

constexpr std::array kPolicy = {
    Row{Action::session_open, kSystem},
    Row{Action::session_read, kEveryone},
    Row{Action::session_close, kEveryone},
    Row{Action::session_switch, kEveryone},
    Row{Action::session_continue, kEveryone},
    Row{Action::credential_write, kEveryone},
    Row{Action::saved_filter_list, kEveryone},
    Row{Action::saved_filter_write, kEveryone},
    Row{Action::directory_read, kEveryone},
    Row{Action::organisation_list, kEveryone & ~kClient},
    Row{Action::organisation_write, kAdministrator | kSystem},
    Row{Action::user_list, kAdministrator},
    Row{Action::user_write, kAdministrator | kSystem},
    Row{Action::user_session_close, kAdministrator},
    Row{Action::credential_reset, kAdministrator},
    Row{Action::absence_list, kEveryone & ~kClient},
    Row{Action::absence_write, kEveryone & ~kClient},
    Row{Action::import_write, kAuthority | kSystem},
    Row{Action::import_read, kAuthority | kSystem},
    Row{Action::import_undo, kAuthority},
    Row{Action::client_list, kCaseworkers | kClient},
    Row{Action::client_find, kDataProtection, About::nothing, 0, false, false, Ground::supervision},
    Row{Action::client_read, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::client_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::client_ban_write, bits({Role::supervisor}), About::one_case, kInCase, true},
    Row{Action::client_code_show, kAuthority | bits({Role::social_worker}), About::one_case, kInCase, true},
    Row{Action::client_merge_read, kAuthority, About::nothing, 0, false, false, Ground::statute},
    Row{Action::client_merge_write, kAuthority, About::nothing, 0, false, false, Ground::statute},
    Row{Action::case_read, kCaseworkers | kClient, About::one_case, kCaseReaders, true},
    Row{Action::party_write, kProvider | kAuthority, About::one_case, kResponsible},
    Row{Action::consent_read, kCaseworkers | kClient, About::one_case,
        bits({Relation::responsible, Relation::party, Relation::own}), true},
    Row{Action::consent_write, kCaseworkers | kClient, About::one_case,
        bits({Relation::responsible, Relation::party, Relation::own})},
    Row{Action::plan_read, kCaseworkers | kClient, About::one_case,
        bits({Relation::responsible, Relation::party, Relation::emergency, Relation::own}), true},
    Row{Action::plan_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::plan_ask, kCaseworkers, About::one_case, kResponsible, true},
    Row{Action::plan_agree, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::plan_acknowledge, kClient, About::one_case, bits({Relation::own}), true},
    Row{Action::task_read, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::task_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::task_settle, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::appointment_read, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::appointment_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::note_read, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::note_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::document_list, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    // Who has left reads on what its own people recorded: no snapshot holds a file.
    Row{Action::document_read, kCaseworkers | kClient, About::one_case, kReaders, true},
    Row{Action::document_write, kCaseworkers, About::one_case, kInCase, true},
    Row{Action::timeline_read, kCaseworkers | kClient, About::one_case, kRecordReaders, true},
    Row{Action::case_close, kCaseworkers, About::one_case, kResponsible, true},
    Row{Action::handover_list, kCaseworkers},
    Row{Action::handover_figures, bits({Role::team_lead, Role::supervisor, Role::consortium_lead, Role::evaluator})},
    Row{Action::handover_read, kCaseworkers, About::one_case, kInHandover, true, true},
    Row{Action::handover_propose, kCaseworkers, About::one_case, kResponsible},
    Row{Action::handover_bulk, bits({Role::team_lead, Role::supervisor}) | kSystem},
    Row{Action::handover_answer, kCaseworkers, About::one_case, 0, false, true},
    Row{.action = Action::handover_withdraw, .roles = kCaseworkers, .about = About::one_case, .for_sender = true},
    Row{Action::handover_request, kCaseworkers, About::one_case, bits({Relation::party, Relation::former})},
    Row{Action::handover_return, kCaseworkers, About::one_case, kResponsible},
    Row{Action::handover_settle, kCaseworkers, About::one_case, kResponsible},
    Row{Action::handover_remind, kSystem},
    Row{Action::handover_expire, kSystem},
    Row{Action::emergency_open, kEmergency, About::nothing, 0, false, false, Ground::emergency},
    Row{Action::emergency_list, kEmergency | kDataProtection},
    Row{Action::emergency_end, kEmergency | kDataProtection | kSystem, About::nothing, 0, false, false,
        Ground::emergency},
    Row{Action::emergency_review, kDataProtection, About::nothing, 0, false, false, Ground::supervision},
    Row{Action::work_list, kCaseworkers | kFinance},
    Row{Action::milestone_list, kProvider | kAuthority},
    Row{Action::milestone_read, kProvider | kAuthority | kClient, About::one_case, kReaders, true},
    Row{Action::milestone_record, kProvider, About::one_case, kClaimants},
    Row{Action::milestone_verify, kAuthority, About::one_case, kInCase},
    Row{Action::contract_list, kFinance | kAdministrator | kProvider | kAuthority | bits({Role::consortium_lead})},
    Row{Action::contract_write, kAdministrator | kSystem},
    Row{Action::statement_list, kFinance | bits({Role::consortium_lead})},
    Row{Action::statement_read, kFinance | bits({Role::consortium_lead}), About::one_contract, kBuyerOrLead, false,
        false, Ground::contract},
    Row{Action::statement_freeze, kFinance, About::one_contract, kBuyer, false, false, Ground::contract},
    Row{Action::statement_approve, kFinance, About::one_contract, kBuyer, false, false, Ground::contract},
    Row{Action::statement_export, kFinance, About::one_contract, kBuyer, false, false, Ground::contract},
    Row{Action::access_log_read, kClient | kDataProtection, About::nothing, 0, false, false, Ground::own_data},
    Row{Action::live_read, kEveryone},
    Row{Action::notice_read, kEveryone},
    Row{Action::notice_write, kEveryone},
    Row{Action::mail_list, kAdministrator},
    Row{Action::mail_resend, kAdministrator},
    Row{Action::term_list, kEveryone},
    Row{Action::setting_list, kAdministrator},
    Row{Action::setting_write, kAdministrator},
    Row{Action::internal_session, kSystem},
    Row{Action::internal_case_access, kSystem},
    Row{Action::internal_claim_read, kSystem},
    Row{Action::internal_event_read, kSystem},
    Row{Action::internal_directory_read, kSystem},
    Row{Action::internal_load_read, kSystem},
};

static_assert(std::ranges::all_of(kActionNames,
                                  [](auto const& action) {
                                      return std::ranges::count(kPolicy, action.value, &Row::action) == 1;
                                  }),
              "every action has exactly one row");

Row const* find_row(Action action) {
    auto const* const found = std::ranges::find(kPolicy, action, &Row::action);
    return found == kPolicy.end() ? nullptr : found;
}

/// Which ground is named first when several serve: the duty by law before the contract, the contract before a consent
/// that may end.
constexpr int rank_of(Ground ground) {
    switch (ground) {
        case Ground::own_data: return 0;
        case Ground::statute: return 1;
        case Ground::commission: return 2;
        case Ground::consent: return 3;
        case Ground::own_record: return 4;
        default: return 5;
    }
}

Ground case_ground(CaseAccess const& facts) {
    auto best = Ground::none;
    for (auto const& grant : facts.grants) {
        if (best == Ground::none || rank_of(grant.ground) < rank_of(best)) best = grant.ground;
    }
    return best;
}

/// Nothing may be known of it: 404.
constexpr std::string_view kUnknown = "not_found";

/// What is decided, before anything is copied for it: most answers only ask what would be allowed.
struct Verdict {
    std::string_view refusal{};  ///< empty: allowed; kUnknown, or the code of a 403
    Ground ground = Ground::none;
};

Verdict judge(Principal const& principal, Action action, Facts const& facts) {
    auto const* const row = find_row(action);
    if (row == nullptr) return {"unknown_action"};

    auto const for_role = has(row->roles, principal.role);
    if (row->about == About::one_case) {
        auto const* const about = std::get_if<CaseAccess>(&facts);
        // Who is nothing to the case must not learn that it exists, whatever the role.
        if (about == nullptr || (about->relation == Relation::none && !about->receiver)) return {kUnknown};
        if (row->needs_grant && about->grants.empty()) return {kUnknown};
        if (!for_role) return {"not_for_your_role"};
        auto const fits = about->relation != Relation::none && has(row->relations, about->relation);
        if (!fits && !(row->for_receiver && about->receiver) && !(row->for_sender && about->sender))
            return {"not_your_part_in_this_case"};
        return {.ground = case_ground(*about)};
    }
    if (row->about == About::one_contract) {
        auto const* const about = std::get_if<ContractAccess>(&facts);
        if (about == nullptr || about->relation == ContractRelation::none) return {kUnknown};
        if (!for_role) return {"not_for_your_role"};
        if (!has(row->relations, about->relation)) return {"not_your_part_in_this_contract"};
    }
    if (!for_role) return {"not_for_your_role"};
    return {.ground = row->ground};
}

}  // namespace

std::optional<Ground> Allowed::ground_for(Category category, domain::Instant recorded_at) const {
    auto const* const facts = std::get_if<CaseAccess>(&facts_);
    if (facts == nullptr) return std::nullopt;
    std::optional<Ground> best;
    for (auto const& grant : facts->grants) {
        if (grant.category != category) continue;
        if (grant.content_until && recorded_at >= *grant.content_until) continue;
        if (!best || rank_of(grant.ground) < rank_of(*best)) best = grant.ground;
    }
    return best;
}

std::optional<Ground> Allowed::ground_for_item(Category category, domain::Instant recorded_at,
                                               domain::Id const& organisation) const {
    if (auto const ground = ground_for(category, recorded_at)) return ground;
    auto const* const facts = std::get_if<CaseAccess>(&facts_);
    auto const takes_part =
        facts != nullptr && (facts->relation == Relation::responsible || facts->relation == Relation::party ||
                             facts->relation == Relation::former);
    return takes_part && organisation == principal_.organisation ? std::optional(Ground::own_record) : std::nullopt;
}

std::optional<Ground> Allowed::ground_for(Category category) const { return ground_for(category, domain::Instant{}); }

std::vector<Category> Allowed::categories() const {
    std::vector<Category> open;
    for (auto const& category : kCategoryNames) {
        if (ground_for(category.value)) open.push_back(category.value);
    }
    return open;
}

bool Allowed::places() const {
    auto const* const facts = std::get_if<CaseAccess>(&facts_);
    return facts == nullptr || !facts->safety_ban || facts->relation == Relation::own ||
           judge(principal_, Action::client_ban_write, facts_).refusal.empty();
}

domain::Result<Allowed> allow(Principal const& principal, Action action, Facts const& facts) {
    auto const verdict = judge(principal, action, facts);
    if (verdict.refusal.empty()) return Allowed(principal, action, facts, verdict.ground);
    if (verdict.refusal == kUnknown) return std::unexpected(domain::not_found());
    return std::unexpected(domain::forbidden(std::string(verdict.refusal)));
}

std::vector<std::string_view> can(Principal const& principal, Facts const& facts, std::span<Action const> asked) {
    std::vector<std::string_view> granted;
    for (auto const action : asked) {
        if (judge(principal, action, facts).refusal.empty()) granted.push_back(name(action));
    }
    return granted;
}

std::vector<std::string_view> can(Principal const& principal) {
    std::vector<std::string_view> granted;
    for (auto const& row : kPolicy) {
        if (row.about == About::nothing && has(row.roles, principal.role)) granted.push_back(name(row.action));
    }
    return granted;
}

}  // namespace polku::access
