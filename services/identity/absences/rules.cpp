#include "services/identity/absences/rules.h"

#include "shared/json/writer.h"

#include <algorithm>
#include <string>
#include <utility>

namespace polku::identity {

namespace {

constexpr int kMonthsAtMost = 12;

std::vector<domain::FieldFault> absence_faults(NewAbsence const& wanted, AbsenceFacts const& facts,
                                               domain::LocalDate today) {
    std::vector<domain::FieldFault> faults;
    auto const fault = [&](std::string pointer, std::string code) {
        faults.push_back({.pointer = std::move(pointer), .code = std::move(code)});
    };
    if (!facts.staff) fault("/person", "not_staff");
    if (wanted.first_day < today) fault("/first_day", "in_the_past");
    if (wanted.last_day < wanted.first_day) {
        fault("/last_day", "ends_before_it_begins");
    } else if (wanted.last_day > domain::add_months(wanted.first_day, kMonthsAtMost)) {
        fault("/last_day", "absence_too_long");
    }
    if (!wanted.substitute) return faults;
    if (*wanted.substitute == wanted.person) {
        fault("/substitute", "substitute_is_absent_one");
    } else if (!facts.substitute_in_team) {
        fault("/substitute", "substitute_not_in_team");
    } else if (facts.substitute_away) {
        fault("/substitute", "substitute_away");
    }
    return faults;
}

events::Event absence_event(std::string_view type, Absence const& absence) {
    std::string data;
    json::Writer(data)
        .begin_object()
        .field("id", absence.id)
        .field("person", absence.person)
        .field("substitute", absence.substitute)
        .field("first_day", absence.first_day)
        .field("last_day", absence.last_day)
        .end_object();
    return {.type = std::string(type), .subject = absence.id.text, .category = {}, .data = data};
}

}  // namespace

bool may_record(access::Principal const& by, domain::Id const& person, std::vector<Membership> const& theirs) {
    using access::Role;
    if (by.person == person || by.role == Role::administrator) return true;
    return std::ranges::any_of(theirs, [&](Membership const& one) {
        if (one.ended_at || one.client) return false;
        if (by.role == Role::supervisor) return one.organisation == by.organisation;
        return by.role == Role::team_lead && by.team && one.team == by.team;
    });
}

domain::Result<Absence> record_absence(NewAbsence const& wanted, AbsenceFacts const& facts, domain::Id const& by,
                                       domain::Id const& id, domain::Instant now) {
    if (auto faults = absence_faults(wanted, facts, domain::local_date(now)); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    if (facts.overlaps) return domain::refused(domain::conflict("absence_overlaps"));
    return Absence{.id = id,
                   .person = wanted.person,
                   .substitute = wanted.substitute,
                   .first_day = wanted.first_day,
                   .last_day = wanted.last_day,
                   .recorded_at = now,
                   .recorded_by = by};
}

domain::Result<Absence> end_absence(Absence absence, std::int64_t if_match, domain::Id const& by, domain::Instant now) {
    if (absence.ended_at) {
        return domain::refused(
            domain::conflict("absence_ended", {{"ended_at", domain::format_instant(*absence.ended_at)}}));
    }
    if (absence.last_day < domain::local_date(now)) return domain::refused(domain::conflict("absence_over"));
    if (absence.version != if_match) return domain::refused(domain::precondition_failed());
    absence.ended_at = now;
    absence.ended_by = by;
    ++absence.version;
    return absence;
}

events::Event recorded(Absence const& absence) { return absence_event("polku.absence.recorded.v1", absence); }

events::Event ended(Absence const& absence) { return absence_event("polku.absence.ended.v1", absence); }

}  // namespace polku::identity
