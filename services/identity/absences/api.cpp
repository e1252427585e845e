#include "services/identity/absences/api.h"

#include "services/identity/absences/rules.h"
#include "services/identity/absences/store.h"
#include "services/identity/people/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <string>

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

/// Rights of one row: an absence of a colleague is seen by who may not end it.
void write_can(json::Writer& w, bool may_write) {
    w.begin_array("can");
    if (may_write) w.value(access::name(Action::absence_write));
    w.end_array();
}

void write_absence(json::Writer& w, http::ReadCall& call, Absence const& absence) {
    auto const today = domain::local_date(call.now);
    w.begin_object();
    w.field("id", absence.id).field("version", absence.version);
    w.field("person", absence.person).field("substitute", absence.substitute);
    w.field("first_day", absence.first_day).field("last_day", absence.last_day);
    w.field("away", absence.first_day <= today);
    write_can(w, may_record(call.principal(), absence.person, memberships_of(call.tx, absence.person)));
    w.end_object();
}

Result<AfterAbsence> read_after_absence(http::Page const& page) {
    if (page.after.empty()) return AfterAbsence{};
    auto const day = domain::parse_iso(page.after[0]);
    if (!day || !domain::valid_id(page.after[1]))
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    return AfterAbsence{.first_day = *day, .id = {page.after[1]}};
}

Result<Response> get_absences(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_after_absence(*page);
    if (!after) return domain::refused(after.error());
    auto absences = current_absences(call.tx, call.principal(), *after, call.now, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(absences) > page->limit) {
        absences.pop_back();
        next = http::make_cursor({domain::format_iso(absences.back().first_day), absences.back().id.text});
    }
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& absence : absences) write_absence(w, call, absence);
    w.end_array().field("next", next).end_object();
    return http::json_response(std::move(body));
}

/// Who can be chosen: with `person`, that one and who works in a team of theirs; without, the asker's own team.
Result<Response> get_absence_people(http::ReadCall& call) {
    auto const& by = call.principal();
    auto const asked = call.request.parameter("person");
    std::vector<Colleague> people;
    if (asked) {
        auto const person = domain::parse_id(*asked);
        if (!person) return domain::refused(domain::invalid("person", "not_an_id"));
        if (!may_record(by, *person, memberships_of(call.tx, *person)))
            return domain::refused(domain::forbidden("not_their_lead"));
        people = team_mates_of(call.tx, *person, call.now);
    } else {
        people = colleagues_of(call.tx, by, call.now);
    }
    if (!asked && std::ranges::none_of(people, [&](auto const& one) { return one.id == by.person; }))
        people.push_back({.id = by.person, .name = by.display_name, .teams = {}});
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& one : people) {
        w.begin_object().field("id", one.id).field("name", one.name).begin_array("teams");
        for (auto const& team : one.teams) w.value(team);
        w.end_array();
        write_can(w, may_record(by, one.id, memberships_of(call.tx, one.id)));
        w.end_object();
    }
    w.end_array().end_object();
    return http::json_response(std::move(body));
}

NewAbsence read_new_absence(json::Reader& r) {
    NewAbsence wanted;
    wanted.person = r.id("person");
    wanted.substitute = r.optional_id("substitute");
    wanted.first_day = r.date("first_day");
    wanted.last_day = r.date("last_day");
    return wanted;
}

Result<Written> post_absence(http::WriteCall& call, NewAbsence const& wanted) {
    auto const& by = call.principal();
    if (!may_record(by, wanted.person, memberships_of(call.tx, wanted.person)))
        return domain::refused(domain::forbidden("not_their_lead"));
    auto const facts = absence_facts(call.tx, wanted, call.now);
    auto const absence = record_absence(wanted, facts, by.person, call.ids.next(), call.now);
    if (!absence) return domain::refused(absence.error());
    insert(call.tx, *absence);
    call.emit(recorded(*absence));
    call.entry.subject = absence->id.text;
    call.entry.outcome = "recorded";
    return Written{.status = 201,
                   .id = absence->id.text,
                   .version = absence->version,
                   .state = "recorded",
                   .location = "/api/v1/absences"};
}

Result<Written> post_absence_end(http::WriteCall& call) {
    auto const absence = find_absence(call.tx, call.path.id("absence"));
    if (!absence) return domain::refused(domain::not_found());
    auto const& by = call.principal();
    if (!may_record(by, absence->person, memberships_of(call.tx, absence->person)))
        return domain::refused(domain::forbidden("not_their_lead"));
    auto const done = end_absence(*absence, call.if_match.value_or(-1), by.person, call.now);
    if (!done) return domain::refused(done.error());
    save_end(call.tx, *done);
    call.emit(ended(*done));
    call.entry.subject = done->id.text;
    call.entry.outcome = "ended";
    return Written{.status = 200, .id = done->id.text, .version = done->version, .state = "ended"};
}

}  // namespace

std::vector<http::Route> absence_routes() {
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    return {
        {Method::get, "/api/v1/absences", Action::absence_list, http::kListScope, Cost::fast,
         ReadHandler(get_absences)},
        {Method::get, "/api/v1/absences/people", Action::absence_list, http::kListScope, Cost::fast,
         ReadHandler(get_absence_people)},
        {Method::post, "/api/v1/absences", Action::absence_write, http::kNoScope, Cost::fast,
         http::json_write<NewAbsence>(read_new_absence, post_absence)},
        {Method::post, "/api/v1/absences/{absence}/end", Action::absence_write, http::kNoScope, Cost::fast,
         http::act_write(post_absence_end, http::Precondition::if_match)},
    };
}

}  // namespace polku::identity
