#include "services/casework/events.h"

#include "shared/json/writer.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace polku::casework {

namespace {

events::Event casework_event(std::string type, domain::Id const& subject,
                             std::initializer_list<std::pair<std::string_view, std::string_view>> facts) {
    std::string data;
    json::Writer writer(data);
    writer.begin_object();
    for (auto const& [name, fact] : facts) writer.field(name, fact);
    writer.end_object();
    return {std::move(type), subject.text, "basic", std::move(data)};
}

/// Empty for nobody.
std::string_view text_of(std::optional<domain::Id> const& id) { return id ? std::string_view(id->text) : ""; }

}  // namespace

events::Event client_registered(domain::Id const& client) {
    return casework_event("polku.client.registered.v1", client, {{"client", client.text}});
}

events::Event client_merge_event(std::string_view what, ClientMerge const& merge, domain::Id const& by) {
    return casework_event("polku.client." + std::string(what) + ".v1", merge.id,
                          {{"merge", merge.id.text},
                           {"surviving", merge.surviving.text},
                           {"retired", merge.retired.text},
                           {"by", by.text}});
}

events::Event case_opened(Case const& opened) {
    return casework_event("polku.case.opened.v1", opened.id,
                          {{"case", opened.id.text},
                           {"client", opened.client.text},
                           {"programme", opened.programme.text},
                           {"contract", opened.contract.text},
                           {"organisation", opened.responsible_organisation.text}});
}

events::Event case_event(std::string_view what, domain::Id const& case_id) {
    return casework_event("polku.case." + std::string(what) + ".v1", case_id, {{"case", case_id.text}});
}

events::Event responsibility_moved(domain::Id const& case_id, domain::Id const& from, domain::Id const& to,
                                   domain::Id const& handover) {
    return casework_event("polku.case.responsibility-moved.v1", case_id,
                          {{"case", case_id.text}, {"from", from.text}, {"to", to.text}, {"handover", handover.text}});
}

events::Event worker_moved(domain::Id const& case_id, domain::Id const& organisation, domain::Id const& person) {
    return casework_event("polku.case.worker-moved.v1", case_id,
                          {{"case", case_id.text}, {"organisation", organisation.text}, {"person", person.text}});
}

events::Event handover_event(std::string_view what, Handover const& handover, std::string_view by) {
    return casework_event("polku.handover." + std::string(what) + ".v1", handover.id,
                          {{"handover", handover.id.text},
                           {"case", handover.case_id.text},
                           {"kind", domain::name_of<HandoverKind>(kHandoverKindNames, handover.kind)},
                           {"from_organisation", handover.from_organisation.text},
                           {"from_team", handover.from_team.text},
                           {"to_organisation", handover.to_organisation.text},
                           {"to_team", handover.to_team.text},
                           {"by", by}});
}

events::Event party_event(std::string_view what, domain::Id const& case_id, domain::Id const& organisation,
                          domain::Id const& team) {
    return casework_event("polku.party." + std::string(what) + ".v1", case_id,
                          {{"case", case_id.text}, {"organisation", organisation.text}, {"team", team.text}});
}

events::Event plan_event(std::string_view what, domain::Id const& case_id, domain::Id const& subject) {
    return casework_event("polku.plan." + std::string(what) + ".v1", subject,
                          {{"case", case_id.text}, {"subject", subject.text}});
}

events::Event plan_version_event(std::string_view what, PlanVersion const& version, domain::Id const& organisation,
                                 domain::Id const& team) {
    return casework_event("polku.plan." + std::string(what) + ".v1", version.id,
                          {{"version", version.id.text},
                           {"case", version.case_id.text},
                           {"organisation", organisation.text},
                           {"team", team.text}});
}

events::Event task_event(std::string_view what, Task const& task) {
    return casework_event("polku.task." + std::string(what) + ".v1", task.id,
                          {{"task", task.id.text},
                           {"case", task.case_id.text},
                           {"organisation", text_of(task.organisation)},
                           {"person", text_of(task.person)}});
}

events::Event appointment_event(std::string_view what, Appointment const& appointment) {
    return casework_event("polku.appointment." + std::string(what) + ".v1", appointment.id,
                          {{"appointment", appointment.id.text},
                           {"case", appointment.case_id.text},
                           {"organisation", appointment.organisation.text},
                           {"person", text_of(appointment.person)}});
}

events::Event note_event(std::string_view what, Note const& note) {
    return casework_event(
        "polku.note." + std::string(what) + ".v1", note.id,
        {{"note", note.id.text}, {"case", note.case_id.text}, {"organisation", note.recorded.organisation.text}});
}

events::Event document_event(std::string_view what, Document const& document) {
    return casework_event("polku.document." + std::string(what) + ".v1", document.id,
                          {{"document", document.id.text},
                           {"case", document.case_id.text},
                           {"organisation", document.recorded.organisation.text}});
}

events::Event emergency_event(std::string_view what, EmergencyAccess const& emergency, AlertedCase const& of) {
    return casework_event("polku.emergency." + std::string(what) + ".v1", emergency.id,
                          {{"emergency", emergency.id.text},
                           {"case", of.case_id.text},
                           {"contract", of.contract.text},
                           {"organisation", of.organisation.text},
                           {"team", of.team.text},
                           {"commissioner", of.commissioner.text},
                           {"by_organisation", emergency.organisation.text}});
}

events::Event consent_given(Consent const& consent) {
    return casework_event("polku.consent.given.v1", consent.id,
                          {{"consent", consent.id.text}, {"client", consent.client.text}});
}

events::Event consent_withdrawn(Consent const& consent, Case const& of) {
    std::string data;
    json::Writer writer(data);
    writer.begin_object()
        .field("consent", consent.id)
        .field("client", consent.client)
        .field("case", of.id)
        .field("organisation", of.responsible_organisation)
        .field("team", of.responsible_team)
        .begin_array("recipients");
    for (auto const& recipient : consent.recipients) writer.value(recipient);
    writer.end_array().end_object();
    return {"polku.consent.withdrawn.v1", consent.id.text, "basic", std::move(data)};
}

}  // namespace polku::casework
