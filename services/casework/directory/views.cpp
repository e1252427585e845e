#include "services/casework/directory/views.h"

#include "services/casework/absences/store.h"
#include "services/casework/access/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/team/store.h"
#include "shared/json/reader.h"

#include <stdexcept>

namespace polku::casework {

namespace {

/// Reads an event's data; facts that a later version adds are left alone. An event that cannot be read stops the
/// reader.
template <class Read>
void read_data(events::Recorded const& recorded, Read&& read) {
    auto const document = json::parse(recorded.event.data);
    if (!document) throw std::runtime_error("event " + std::to_string(recorded.number) + " is not JSON");
    json::Reader reader(*document);
    reader.allow_unknown();
    read(reader);
    if (!reader.finish())
        throw std::runtime_error("event " + std::to_string(recorded.number) + " lacks facts of " + recorded.event.type);
}

LotCopy read_lot(json::Reader& reader) {
    LotCopy lot;
    lot.contract = reader.id("contract");
    lot.code = reader.text("code");
    lot.version = reader.integer("version");
    lot.programme.text = reader.text("programme");
    lot.buyer = reader.id("buyer");
    lot.lead = reader.id("lead");
    lot.intake_team = reader.id("intake_team");
    lot.valid_from = reader.date("valid_from");
    lot.valid_until = reader.optional_date("valid_until");
    reader.each("parties", [&](json::Reader& party) {
        party.allow_unknown();
        lot.parties.push_back({party.id("organisation"), party.text("part"), party.date("valid_from"),
                               party.optional_date("valid_until")});
    });
    return lot;
}

}  // namespace

void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded) {
    if (recorded.event.type == "polku.organisation.registered.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            auto const id = reader.id("id");
            auto const kind = reader.text("kind");
            if (reader.ok()) put_organisation(tx, id, kind);
        });
    } else if (recorded.event.type == "polku.team.registered.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            auto const id = reader.id("id");
            auto const organisation = reader.id("organisation");
            auto const team_name = reader.text("name");
            if (reader.ok()) put_team(tx, id, organisation, team_name);
        });
    } else if (recorded.event.type == "polku.membership.started.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            MembershipCopy const membership{.id = reader.id("id"),
                                            .person = reader.id("person"),
                                            .organisation = reader.id("organisation"),
                                            .team = reader.optional_id("team")};
            // A client's sign-in is no place of work.
            if (!reader.optional_id("client") && reader.ok()) put_membership(tx, membership);
        });
    } else if (recorded.event.type == "polku.membership.ended.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            auto const id = reader.id("id");
            if (!reader.ok()) return;
            if (auto const left = remove_membership(tx, id)) release_cases(tx, left->person, left->organisation);
        });
    } else if (recorded.event.type == "polku.absence.recorded.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            AbsenceCopy const absence{.id = reader.id("id"),
                                      .person = reader.id("person"),
                                      .substitute = reader.optional_id("substitute"),
                                      .first_day = reader.date("first_day"),
                                      .last_day = reader.date("last_day")};
            if (reader.ok()) put_absence(tx, absence);
        });
    } else if (recorded.event.type == "polku.absence.ended.v1") {
        read_data(recorded, [&](json::Reader& reader) {
            auto const id = reader.id("id");
            if (reader.ok()) remove_absence(tx, id);
        });
    }
}

void apply_payments_event(storage::Tx& tx, events::Recorded const& recorded) {
    if (recorded.event.type != "polku.contract.version-activated.v1") return;
    read_data(recorded, [&](json::Reader& reader) {
        auto const lot = read_lot(reader);
        if (!reader.ok()) return;
        put_lot(tx, lot);
        // The day of this log: an event that is read late is judged by the grounds of today, not of when it was told.
        auto const now = events::writer_time(tx, recorded.at);
        for (auto const& case_id : open_cases_of_lot(tx, lot.contract)) rewrite_grants(tx, case_id, now);
    });
}

}  // namespace polku::casework
