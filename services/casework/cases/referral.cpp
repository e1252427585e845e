#include "services/casework/cases/referral.h"

#include "services/casework/access/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/clients/store.h"
#include "services/casework/consents/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/events.h"
#include "services/casework/handovers/ageing_store.h"
#include "services/casework/handovers/expiry.h"
#include "services/casework/handovers/package.h"
#include "services/casework/handovers/reminders.h"
#include "services/casework/handovers/store.h"

#include <stdexcept>

namespace polku::casework {

namespace {

Client new_client(Registrar const& registrar, Referral const& referral, domain::Id const& id) {
    return {.id = id,
            .version = 1,
            .family_name = referral.family_name,
            .given_names = referral.given_names,
            .born_on = referral.born_on,
            .mother_tongue = referral.mother_tongue,
            .service_language = referral.service_language,
            .municipality = referral.municipality,
            .phone = referral.phone,
            .email = referral.email,
            .interpreter = {},
            .safety_ban = referral.safety_ban,
            .registered_at = registrar.now,
            .registered_organisation = registrar.organisation};
}

Case new_case(Registrar const& registrar, Referral const& referral, Client const& client, Lot const& lot) {
    std::string needs;
    for (auto const& need : referral.needs) needs += (needs.empty() ? "" : "|") + need;
    return {.id = registrar.ids.next(),
            .client = client.id,
            .programme = lot.programme,
            .contract = lot.contract,
            .version = 1,
            .opened_at = registrar.now,
            .closed_at = std::nullopt,
            .responsible_organisation = registrar.organisation,
            .responsible_team = referral.team,
            .responsible_person = std::nullopt,
            .responsible_since = registrar.now,
            .responsible_by = std::nullopt,
            .unemployed_since = referral.unemployed_since,
            .target_group = referral.target_group,
            .needs = needs,
            .wished_start = referral.wished_start,
            .referral_note = referral.note};
}

Consent new_consent(Registrar const& registrar, Referral const& referral, Client const& client,
                    std::vector<domain::Id> recipients) {
    return {.id = registrar.ids.next(),
            .client = client.id,
            .contract = referral.contract,
            .version = 1,
            .purpose = "service",
            .given_how = GivenHow::referral,
            .valid_from = domain::local_date(registrar.now),
            .valid_until = referral.consent_until.value(),
            .categories = referral.consent_categories,
            .recipients = std::move(recipients),
            .recorded_at = registrar.now,
            .recorded_by = registrar.person,
            .recorded_organisation = registrar.organisation,
            .withdrawn_at = std::nullopt,
            .withdrawn_by = std::nullopt};
}

Handover new_handover(Registrar const& registrar, Referral const& referral, Case const& opened, Lot const& lot,
                      std::vector<PackagePart> const& package, HandoverTimes const& times) {
    Handover handover;
    handover.id = registrar.ids.next();
    handover.case_id = opened.id;
    handover.client = opened.client;
    handover.from_organisation = registrar.organisation;
    handover.from_team = referral.team;
    handover.to_organisation = lot.lead;
    handover.to_team = lot.intake_team;
    handover.reason = "service_referral";
    handover.wished_on = referral.wished_start;
    handover.proposed_at = registrar.now;
    handover.answer_by = answer_by(registrar.now, times);
    handover.ground = access::Ground::commission;
    handover.package_hash = package_hash(package);
    return handover;
}

}  // namespace

Registered register_referral(storage::Tx& tx, Registrar const& registrar, Referral const& referral,
                             SealedCode const& code) {
    auto const lot = find_lot(tx, referral.contract);
    if (!lot) throw std::logic_error("register_referral: unknown lot");
    auto const emit = [&](events::Event const& event) {
        events::append(tx, event, registrar.ids.next(), registrar.now, registrar.request_id);
    };

    auto const client = new_client(registrar, referral, code.client);
    insert_client(tx, client, code.sealed, code.hash);
    insert_number(tx, registrar.organisation, referral.number, client.id, referral.fingerprints);
    emit(client_registered(client.id));

    auto const opened = new_case(registrar, referral, client, *lot);
    insert_case(tx, opened);
    refresh_deadline(tx, opened.id);
    emit(case_opened(opened));

    if (!referral.consent_categories.empty()) {
        auto const consent = new_consent(registrar, referral, client,
                                         lot_organisations(tx, lot->contract, domain::local_date(registrar.now)));
        insert_consent(tx, consent);
        emit(consent_given(consent));
    }

    auto const package = make_package({client, opened, referral.number, "", {}});
    auto const times = load_handover_times(tx, domain::local_date(registrar.now));
    auto const handover = new_handover(registrar, referral, opened, *lot, package, times);
    insert_handover(tx, handover, package);
    schedule_reminder(tx, handover, times, registrar.ids);
    schedule_expiry(tx, handover, registrar.ids);
    emit(handover_event("proposed", handover, registrar.person));

    rewrite_grants(tx, opened.id, registrar.now);
    return {client.id, opened.id, handover.id};
}

}  // namespace polku::casework
