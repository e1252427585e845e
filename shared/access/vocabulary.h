#pragma once

#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// The words that every service shares: who acts (Role), what is done (Action), what is seen (Category), and why
/// (Ground). Each word has one spelling on the wire, in the journal and in the interface's translation keys:
/// `name(value)`.
namespace polku::access {

enum class Role : std::uint8_t {
    coach,            ///< valmentaja: a provider's own cases
    team_lead,        ///< tiiminvetäjä: the cases of a provider's team
    officer,          ///< työllisyyden asiantuntija: the employment authority's own team
    supervisor,       ///< esihenkilö: the employment authority's cases
    social_worker,    ///< sosiaalityöntekijä: wellbeing services county
    kela_worker,      ///< Kela
    finance,          ///< pseudonyms and amounts, never a client
    consortium_lead,  ///< counts, and the fee lines of its contract
    evaluator,        ///< aggregates, n >= 5
    administrator,    ///< people and settings, never a client
    data_protection,  ///< the access log
    client,           ///< own plan, own measurements, own log
    system,           ///< readers, jobs and imports: a row of the policy like anybody
};

/// Information categories. Each plan item, note, measurement and document has exactly one.
enum class Category : std::uint8_t { basic, employment, skills, social, health, economy, measurement, payment };

/// Why something may be seen. No ground, no data.
enum class Ground : std::uint8_t {
    none,         ///< nothing about a client is shown (own session, lists of organisations)
    statute,      ///< a duty by law: 380/2023, 381/2023, 1301/2014
    commission,   ///< the contract under which the client was assigned to a provider
    consent,      ///< the client's consent to lift secrecy: recipient, categories, purpose, validity
    own_record,   ///< recorded by the reader's own people
    own_data,     ///< the client's own
    contract,     ///< contract and bookkeeping law (payments, by pseudonym)
    supervision,  ///< supervision of the service
    emergency,    ///< reason demanded, alert to the data-protection contact, ends in 24 h
};

/// Everything that can be asked for. A route names exactly one; the policy table has exactly one row for each.
enum class Action : std::uint8_t {
    // identity
    session_open,
    session_read,
    session_close,
    session_switch,
    session_continue,
    credential_write,
    saved_filter_list,  ///< one's own
    saved_filter_write,
    directory_read,
    organisation_list,
    organisation_write,
    user_list,
    user_write,
    user_session_close,
    credential_reset,
    absence_list,
    absence_write,  ///< one's own, those of a team that one leads, or everybody's
    // casework
    import_write,
    import_read,
    import_undo,  ///< take back what an import made, while nobody has acted on it
    client_list,
    client_find,
    client_read,
    client_write,      ///< keep names, languages, contact details and numbers up to date
    client_ban_write,  ///< order and end a safety ban, and know of it: the places of who has one are shown to this role
                       ///< alone
    client_code_show,
    client_merge_read,   ///< two records of one person, side by side
    client_merge_write,  ///< propose, confirm, reject and undo that they are one
    case_read,
    party_write,
    consent_read,
    consent_write,
    plan_read,
    plan_write,
    plan_ask,          ///< put the plan to the organisations, and take it back
    plan_agree,        ///< answer for one's own organisation
    plan_acknowledge,  ///< the client has read what was agreed
    task_read,
    task_write,
    task_settle,  ///< done, dropped, open again
    appointment_read,
    appointment_write,
    note_read,
    note_write,
    document_list,
    document_read,  ///< the file itself
    document_write,
    timeline_read,
    case_close,  ///< and open it again
    handover_list,
    handover_figures,  ///< how long handovers wait: counts from five, never a client
    handover_read,
    handover_propose,
    handover_bulk,  ///< propose every open case of a team at once
    handover_answer,
    handover_withdraw,
    handover_request,  ///< ask for a case of which one knows
    handover_return,   ///< give back what was taken, as a proposal of its own
    handover_settle,   ///< keep a case whose return was declined
    handover_remind,
    handover_expire,
    emergency_open,
    emergency_list,
    emergency_end,
    emergency_review,
    work_list,
    // outcomes
    milestone_list,
    milestone_read,
    milestone_record,
    milestone_verify,
    // payments
    contract_list,
    contract_write,
    statement_list,
    statement_read,
    statement_freeze,
    statement_approve,
    statement_export,
    // journal
    access_log_read,
    // notices
    live_read,
    notice_read,
    notice_write,
    mail_list,  ///< digests by e-mail that could not be delivered
    mail_resend,
    // between parts: only service principals
    term_list,
    setting_list,
    setting_write,
    internal_session,
    internal_case_access,
    internal_claim_read,
    internal_event_read,
    internal_directory_read,
    internal_load_read,
};

inline constexpr domain::Name<Role> kRoleNames[] = {
    {"coach", Role::coach},
    {"team_lead", Role::team_lead},
    {"officer", Role::officer},
    {"supervisor", Role::supervisor},
    {"social_worker", Role::social_worker},
    {"kela_worker", Role::kela_worker},
    {"finance", Role::finance},
    {"consortium_lead", Role::consortium_lead},
    {"evaluator", Role::evaluator},
    {"administrator", Role::administrator},
    {"data_protection", Role::data_protection},
    {"client", Role::client},
    {"system", Role::system},
};
inline constexpr domain::Name<Category> kCategoryNames[] = {
    {"basic", Category::basic},
    {"employment", Category::employment},
    {"skills", Category::skills},
    {"social", Category::social},
    {"health", Category::health},
    {"economy", Category::economy},
    {"measurement", Category::measurement},
    {"payment", Category::payment},
};
inline constexpr domain::Name<Ground> kGroundNames[] = {
    {"none", Ground::none},         {"statute", Ground::statute},         {"commission", Ground::commission},
    {"consent", Ground::consent},   {"own_record", Ground::own_record},   {"own_data", Ground::own_data},
    {"contract", Ground::contract}, {"supervision", Ground::supervision}, {"emergency", Ground::emergency},
};
inline constexpr domain::Name<Action> kActionNames[] = {
    {"session_open", Action::session_open},
    {"session_read", Action::session_read},
    {"session_close", Action::session_close},
    {"session_switch", Action::session_switch},
    {"session_continue", Action::session_continue},
    {"credential_write", Action::credential_write},
    {"saved_filter_list", Action::saved_filter_list},
    {"saved_filter_write", Action::saved_filter_write},
    {"directory_read", Action::directory_read},
    {"organisation_list", Action::organisation_list},
    {"organisation_write", Action::organisation_write},
    {"user_list", Action::user_list},
    {"user_write", Action::user_write},
    {"user_session_close", Action::user_session_close},
    {"credential_reset", Action::credential_reset},
    {"absence_list", Action::absence_list},
    {"absence_write", Action::absence_write},
    {"import_write", Action::import_write},
    {"import_read", Action::import_read},
    {"import_undo", Action::import_undo},
    {"client_list", Action::client_list},
    {"client_find", Action::client_find},
    {"client_read", Action::client_read},
    {"client_write", Action::client_write},
    {"client_ban_write", Action::client_ban_write},
    {"client_code_show", Action::client_code_show},
    {"client_merge_read", Action::client_merge_read},
    {"client_merge_write", Action::client_merge_write},
    {"case_read", Action::case_read},
    {"party_write", Action::party_write},
    {"consent_read", Action::consent_read},
    {"consent_write", Action::consent_write},
    {"plan_read", Action::plan_read},
    {"plan_write", Action::plan_write},
    {"plan_ask", Action::plan_ask},
    {"plan_agree", Action::plan_agree},
    {"plan_acknowledge", Action::plan_acknowledge},
    {"task_read", Action::task_read},
    {"task_write", Action::task_write},
    {"task_settle", Action::task_settle},
    {"appointment_read", Action::appointment_read},
    {"appointment_write", Action::appointment_write},
    {"note_read", Action::note_read},
    {"note_write", Action::note_write},
    {"document_list", Action::document_list},
    {"document_read", Action::document_read},
    {"document_write", Action::document_write},
    {"timeline_read", Action::timeline_read},
    {"case_close", Action::case_close},
    {"handover_list", Action::handover_list},
    {"handover_figures", Action::handover_figures},
    {"handover_read", Action::handover_read},
    {"handover_propose", Action::handover_propose},
    {"handover_bulk", Action::handover_bulk},
    {"handover_answer", Action::handover_answer},
    {"handover_withdraw", Action::handover_withdraw},
    {"handover_request", Action::handover_request},
    {"handover_return", Action::handover_return},
    {"handover_settle", Action::handover_settle},
    {"handover_remind", Action::handover_remind},
    {"handover_expire", Action::handover_expire},
    {"emergency_open", Action::emergency_open},
    {"emergency_list", Action::emergency_list},
    {"emergency_end", Action::emergency_end},
    {"emergency_review", Action::emergency_review},
    {"work_list", Action::work_list},
    {"milestone_list", Action::milestone_list},
    {"milestone_read", Action::milestone_read},
    {"milestone_record", Action::milestone_record},
    {"milestone_verify", Action::milestone_verify},
    {"contract_list", Action::contract_list},
    {"contract_write", Action::contract_write},
    {"statement_list", Action::statement_list},
    {"statement_read", Action::statement_read},
    {"statement_freeze", Action::statement_freeze},
    {"statement_approve", Action::statement_approve},
    {"statement_export", Action::statement_export},
    {"access_log_read", Action::access_log_read},
    {"live_read", Action::live_read},
    {"notice_read", Action::notice_read},
    {"notice_write", Action::notice_write},
    {"mail_list", Action::mail_list},
    {"mail_resend", Action::mail_resend},
    {"term_list", Action::term_list},
    {"setting_list", Action::setting_list},
    {"setting_write", Action::setting_write},
    {"internal_session", Action::internal_session},
    {"internal_case_access", Action::internal_case_access},
    {"internal_claim_read", Action::internal_claim_read},
    {"internal_event_read", Action::internal_event_read},
    {"internal_directory_read", Action::internal_directory_read},
    {"internal_load_read", Action::internal_load_read},
};

constexpr std::string_view name(Role role) { return domain::name_of<Role>(kRoleNames, role); }
constexpr std::string_view name(Category category) { return domain::name_of<Category>(kCategoryNames, category); }
constexpr std::string_view name(Ground ground) { return domain::name_of<Ground>(kGroundNames, ground); }
constexpr std::string_view name(Action action) { return domain::name_of<Action>(kActionNames, action); }

constexpr std::optional<Role> parse_role(std::string_view text) { return domain::value_of<Role>(kRoleNames, text); }
constexpr std::optional<Category> parse_category(std::string_view text) {
    return domain::value_of<Category>(kCategoryNames, text);
}
constexpr std::optional<Ground> parse_ground(std::string_view text) {
    return domain::value_of<Ground>(kGroundNames, text);
}

}  // namespace polku::access
