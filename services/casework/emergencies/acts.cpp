#include "services/casework/emergencies/acts.h"

#include "services/casework/access/store.h"
#include "services/casework/emergencies/rules.h"
#include "services/casework/emergencies/store.h"
#include "services/casework/events.h"
#include "services/casework/lookup/store.h"
#include "shared/domain/sha256.h"

#include <algorithm>
#include <iterator>

namespace polku::casework {

namespace {

using access::Relation;

http::Written written(EmergencyAccess const& emergency, domain::Instant now, int status = 200) {
    return {.status = status,
            .id = emergency.id.text,
            .version = 1 + (emergency.end ? 1 : 0) + (emergency.review ? 1 : 0),
            .state = std::string(domain::name_of<EmergencyState>(kEmergencyStateNames, state_at(emergency, now)))};
}

/// The open cases of who has the code, those that the person sees already taken out.
void look_up(http::WriteCall& call, EmergencyRequest const& asked, storage::Secrets const& secrets,
             EmergencyFacts& facts) {
    auto const hash = secrets.lookup().hash("client", "code_hash", asked.code.value().text());
    auto const found = client_with_code(call.tx, call.allowed, hash);
    if (!found) return;
    for (auto const& open : open_cases_of_client(call.tx, call.allowed, found->id)) {
        facts.client = found->id;
        auto const access = case_access(call.tx, call.principal(), open.case_id, call.now);
        auto const relation = access ? access->relation : Relation::none;
        if (relation == Relation::none || relation == Relation::former) facts.closed_to.push_back(open.case_id);
    }
    facts.open_already = has_open_emergency(call.tx, call.principal().person, found->id, call.now);
    facts.reason_used = reason_was_used(call.tx, call.principal().person, found->id, asked.reason);
}

void note(events::JournalEntry& entry, EmergencyAccess const& emergency) {
    entry.subject = emergency.id.text;
    if (emergency.client) entry.clients = {*emergency.client};
    if (!emergency.cases.empty()) entry.case_id = emergency.cases.front().text;
    entry.ground = access::Ground::emergency;
}

/// The grants follow, and the alert goes out for each case to who answers for it.
template <class Call>
void tell(Call& call, access::Allowed const& allowed, std::string_view what, EmergencyAccess const& emergency) {
    for (auto const& case_id : emergency.cases) {
        rewrite_grants(call.tx, case_id, call.now);
        if (auto const alerted = alerted_case(call.tx, allowed, case_id)) {
            call.emit(emergency_event(what, emergency, *alerted));
        }
    }
}

void schedule_end(http::WriteCall& call, EmergencyAccess const& emergency) {
    storage::jobs::schedule(call.tx, {.id = call.ids.next(),
                                      .kind = std::string(kEndEmergency),
                                      .subject = emergency.id,
                                      .unique_key = std::string(kEndEmergency) + ':' + emergency.id.text,
                                      .due_at = emergency.ends_at.value()});
}

/// One that the asker may know of: data protection knows of all.
domain::Result<EmergencyAccess> asked_for(http::WriteCall& call) {
    auto emergency = load_emergency(call.tx, call.allowed, call.path.id("emergency"));
    if (!emergency) {
        call.entry.kind = events::EntryKind::refusal;
        return domain::refused(domain::not_found());
    }
    note(call.entry, *emergency);
    if (!is_own(*emergency, call.principal())) call.entry.ground = access::Ground::supervision;
    return std::move(*emergency);
}

}  // namespace

domain::Result<http::Written> open_emergency(http::WriteCall& call, EmergencyRequest const& asked,
                                             storage::Secrets const& secrets) {
    EmergencyFacts facts{.tries = tries_of(call.tx, call.principal().person, call.now - kEmergencyTriesWithin),
                         .client = {},
                         .closed_to = {},
                         .open_already = false,
                         .reason_used = false,
                         .now = call.now};
    look_up(call, asked, secrets, facts);
    auto tried = try_emergency(call.principal(), asked.reason, facts);
    if (!tried) {
        call.entry.kind = events::EntryKind::refusal;
        return domain::refused(tried.error());
    }
    tried->id = call.ids.next();
    insert_emergency(call.tx, *tried);
    note(call.entry, *tried);
    call.entry.outcome = domain::name_of<EmergencyOutcome>(kEmergencyOutcomeNames, tried->outcome);
    call.entry.reason = domain::sha256_hex(tried->reason);
    if (tried->outcome == EmergencyOutcome::opened) {
        call.entry.categories.assign(std::begin(kEmergencyCategories), std::end(kEmergencyCategories));
        schedule_end(call, *tried);
        tell(call, call.allowed, "opened", *tried);
    }
    return written(*tried, call.now, 201);
}

domain::Result<http::Written> end_emergency_now(http::WriteCall& call) {
    auto emergency = asked_for(call);
    if (!emergency) return domain::refused(emergency.error());
    auto const end = end_emergency(*emergency, call.principal(), call.now);
    if (!end) {
        if (end.error().status == 404) call.entry.kind = events::EntryKind::refusal;
        return domain::refused(end.error());
    }
    save_end(call.tx, emergency->id, *end);
    emergency->end = *end;
    tell(call, call.allowed, "ended", *emergency);
    call.entry.outcome = "ended";
    return written(*emergency, call.now);
}

domain::Result<http::Written> review_emergency_act(http::WriteCall& call, ReviewWords const& words) {
    auto emergency = asked_for(call);
    if (!emergency) return domain::refused(emergency.error());
    auto const review = review_emergency(*emergency, call.principal(), words.finding, words.note, call.now);
    if (!review) return domain::refused(review.error());
    save_review(call.tx, emergency->id, *review);
    emergency->review = *review;
    call.entry.outcome = domain::name_of<ReviewFinding>(kReviewFindingNames, review->finding);
    return written(*emergency, call.now);
}

domain::Result<void> end_emergency_in_time(events::JobCall& call) {
    auto const& system = call.entry.principal;
    auto const allowed = access::allow(system, access::Action::emergency_end, access::NoFacts{});
    if (!allowed) return domain::refused(allowed.error());
    auto emergency = load_emergency(call.tx, *allowed, call.job.subject);
    if (!emergency || emergency->end || !emergency->ends_at) return {};
    emergency->end = EmergencyEnd{.at = *emergency->ends_at, .by = system.person.text};
    save_end(call.tx, emergency->id, *emergency->end);
    tell(call, *allowed, "ended", *emergency);
    note(call.entry, *emergency);
    call.entry.action = access::Action::emergency_end;
    call.entry.outcome = "ended";
    return {};
}

}  // namespace polku::casework
