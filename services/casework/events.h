#pragma once

#include "services/casework/appointments/model.h"
#include "services/casework/cases/model.h"
#include "services/casework/consents/model.h"
#include "services/casework/documents/model.h"
#include "services/casework/emergencies/store.h"
#include "services/casework/handovers/model.h"
#include "services/casework/merges/model.h"
#include "services/casework/notes/model.h"
#include "services/casework/plan_versions/model.h"
#include "services/casework/tasks/model.h"
#include "shared/events/log.h"

#include <string_view>

/// The events that casework publishes: ids and facts, never a name or free text.
namespace polku::casework {

events::Event client_registered(domain::Id const& client);
/// `what`: "merged" or "separated". Two records are one client, or two again.
events::Event client_merge_event(std::string_view what, ClientMerge const& merge, domain::Id const& by);
events::Event case_opened(Case const& opened);
/// `what`: "closed" or "reopened", neither why nor with what outcome; "undone": the import that made it was;
/// "client-changed": something of the client's details, never what, so that a safety ban is as any other.
events::Event case_event(std::string_view what, domain::Id const& case_id);
events::Event responsibility_moved(domain::Id const& case_id, domain::Id const& from, domain::Id const& to,
                                   domain::Id const& handover);

/// Another of the team is the named worker.
events::Event worker_moved(domain::Id const& case_id, domain::Id const& organisation, domain::Id const& person);

/// `what`: "proposed", "accepted", "declined", "withdrawn" or "expired"; of an open one "reminded", "blocked"
/// and "unblocked"; of a request "requested", "fulfilled" and "lapsed"; and of a declined return "disputed" and
/// "settled"; `by`: person, or "system:NAME".
events::Event handover_event(std::string_view what, Handover const& handover, std::string_view by);

/// `what`: "joined" or "left".
events::Event party_event(std::string_view what, domain::Id const& case_id, domain::Id const& organisation,
                          domain::Id const& team);

/// `what`: "goal-added", "goal-changed", "action-added" or "action-changed"; `subject`: the item. "type-chosen": of the
/// case.
events::Event plan_event(std::string_view what, domain::Id const& case_id, domain::Id const& subject);

/// `what`: "agreement-asked", "agreement-given", "agreed", "returned", "withdrawn" or "acknowledged"; the team is told.
events::Event plan_version_event(std::string_view what, PlanVersion const& version, domain::Id const& organisation,
                                 domain::Id const& team);

/// `what`: the name of a TaskStep. Says who shall do it, not what.
events::Event task_event(std::string_view what, Task const& task);

/// `what`: "made", "rescheduled" (the new one), "cancelled", "attendance-recorded" or "moved". Neither when nor where.
events::Event appointment_event(std::string_view what, Appointment const& appointment);

/// `what`: "written" or "corrected". Never the text.
events::Event note_event(std::string_view what, Note const& note);

/// `what`: "recorded" or "withdrawn". Neither its title nor its name.
events::Event document_event(std::string_view what, Document const& document);

/// `what`: "opened" or "ended"; one for each case, to who answers for it and to data protection. Never the reason.
events::Event emergency_event(std::string_view what, EmergencyAccess const& emergency, AlertedCase const& of);

events::Event consent_given(Consent const& consent);
/// `of`: the case on which it was withdrawn; its responsible team is told. The recipients see less from now on.
events::Event consent_withdrawn(Consent const& consent, Case const& of);

}  // namespace polku::casework
