#include "services/notices/members/views.h"

#include "services/notices/inbox/rules.h"
#include "services/notices/members/store.h"
#include "shared/access/vocabulary.h"
#include "shared/json/reader.h"

#include <functional>
#include <stdexcept>
#include <string>

namespace polku::notices {

namespace {

void read_event(events::Recorded const& recorded, std::function<void(json::Reader&)> const& read) {
    auto const document = json::parse(recorded.event.data);
    if (document) {
        json::Reader reader(*document);
        reader.allow_unknown();
        read(reader);
        if (reader.finish()) return;
    }
    throw std::runtime_error("event " + std::to_string(recorded.number) + " (" + recorded.event.type +
                             ") lacks what the copy needs");
}

}  // namespace

void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded) {
    if (recorded.event.type == "polku.membership.started.v1") {
        domain::Id membership;
        access::Principal member;
        read_event(recorded, [&](json::Reader& r) {
            membership = r.id("id");
            member.person = r.id("person");
            member.organisation = r.id("organisation");
            member.team = r.optional_id("team");
            member.contract = r.optional_id("contract");
            member.role = r.choice<access::Role>("role", access::kRoleNames);
        });
        keep_member(tx, membership, reader_of(member));
    } else if (recorded.event.type == "polku.membership.ended.v1") {
        domain::Id membership;
        read_event(recorded, [&](json::Reader& r) { membership = r.id("id"); });
        end_member(tx, membership, recorded.at);
    } else if (recorded.event.type == "polku.absence.recorded.v1") {
        AbsenceCopy absence;
        read_event(recorded, [&](json::Reader& r) {
            absence.id = r.id("id");
            absence.person = r.id("person");
            absence.substitute = r.optional_id("substitute");
            absence.first_day = r.date("first_day");
            absence.last_day = r.date("last_day");
        });
        keep_absence(tx, absence);
    } else if (recorded.event.type == "polku.absence.ended.v1") {
        domain::Id absence;
        read_event(recorded, [&](json::Reader& r) { absence = r.id("id"); });
        end_absence(tx, absence);
    }
}

void forget_copies(storage::Tx& tx) {
    forget_members(tx);
    forget_absences(tx);
}

}  // namespace polku::notices
