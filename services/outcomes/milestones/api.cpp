#include "services/outcomes/milestones/api.h"

#include "services/outcomes/copies/store.h"
#include "services/outcomes/evidence/store.h"
#include "services/outcomes/milestones/acts.h"
#include "services/outcomes/milestones/render.h"
#include "services/outcomes/milestones/rules.h"
#include "services/outcomes/milestones/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace polku::outcomes {

namespace {

using access::Action;
using access::Category;
using domain::Result;
using http::Response;

Claim read_claim_fields(json::Reader& r) {
    Claim claim;
    claim.type = r.text("type", {.max = 40});
    claim.happened_on = r.date("happened_on");
    claim.note = r.optional_text("note", {.min = 0, .max = 2000, .lines = true}).value_or("");
    return claim;
}

NewClaim read_new_claim(json::Reader& r) {
    NewClaim wanted;
    wanted.contract = r.id("contract");
    wanted.claim = read_claim_fields(r);
    return wanted;
}

std::string read_refusal(json::Reader& r) { return r.text("reason", {.max = 2000, .lines = true}); }

/// What the person may do now: the policy's answer, and what the rules would say to it.
std::vector<std::string_view> milestone_acts(http::ReadCall& call, access::CaseAccess const& about,
                                             Milestone const& milestone) {
    std::vector<Action> possible;
    if (may_change(milestone, call.principal(), std::nullopt)) possible.push_back(Action::milestone_record);
    auto const lot = find_lot(call.tx, milestone.contract);
    if (lot && milestone.state == State::recorded &&
        four_eyes(milestone, *lot, call.principal(), decider_facts(call.tx, milestone.id, call.principal().person))) {
        possible.push_back(Action::milestone_verify);
    }
    return access::can(call.principal(), about, possible);
}

std::vector<Evidence> shown_evidence(http::ReadCall& call, domain::Id const& milestone) {
    auto found = evidence_of(call.tx, call.allowed, milestone);
    std::erase_if(found, [&](Evidence const& evidence) {
        return !call.allowed.ground_for(Category::employment, evidence.uploaded_at);
    });
    return found;
}

Result<Response> get_milestone(http::ReadCall& call) {
    auto const milestone = find_milestone(call.tx, call.allowed, call.path.id("milestone"));
    if (!milestone || !shown_to(*milestone, call.allowed)) return domain::refused(domain::not_found());
    MilestoneDetails const details{.milestone = *milestone,
                                   .evidence = shown_evidence(call, milestone->id),
                                   .verifications = verifications_of(call.tx, milestone->id),
                                   .can = milestone_acts(call, call.allowed.case_access(), *milestone)};
    std::string body;
    json::Writer w(body);
    write_milestone(w, details);
    call.entry.subject = milestone->id.text;
    call.entry.categories = {Category::employment};
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(milestone->version));
    return response;
}

Result<Response> get_case_milestones(http::ReadCall& call) {
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& milestone : milestones_of_case(call.tx, call.allowed, call.path.id("case"))) {
        if (!shown_to(milestone, call.allowed)) continue;
        write_row(w, {milestone, milestone_acts(call, call.allowed.case_access(), milestone)});
    }
    w.end_array().field("next", std::nullopt).end_object();
    call.entry.categories = {Category::employment};
    return http::json_response(std::move(body));
}

Result<ListFilter> read_filter(http::Request const& request) {
    ListFilter filter;
    if (auto const state = request.parameter("state"); state && !state->empty()) {
        filter.state = domain::value_of<State>(kStateNames, *state);
        if (!filter.state) {
            return domain::refused(domain::invalid("/state", "not_a_choice",
                                                   {{"choices", "recorded, contested, verified, refused, withdrawn"}}));
        }
    }
    if (auto const waiting = request.parameter("waiting"); waiting && *waiting != "true") {
        return domain::refused(domain::invalid("waiting", "not_a_choice", {{"choices", "true"}}));
    }
    auto const page = http::read_page(request, 2);
    if (!page) return domain::refused(page.error());
    filter.limit = page->limit;
    if (page->after.empty()) return filter;
    auto const& at = page->after[0];
    if (std::from_chars(at.data(), at.data() + at.size(), filter.after_at.ms).ec != std::errc{}) {
        return domain::refused(domain::bad_request("bad_cursor", "the cursor holds no instant"));
    }
    filter.after_id = page->after[1];
    return filter;
}

/// The claims that the policy shows to the person, case by case, as of now.
Result<std::vector<ListedMilestone>> shown_in_list(http::ReadCall& call, std::vector<Milestone> const& found,
                                                   AskAccess const& ask) {
    std::map<domain::Id, std::optional<access::Allowed>> cases;
    std::vector<ListedMilestone> shown;
    for (auto const& milestone : found) {
        if (!cases.contains(milestone.case_id)) {
            auto const about = ask(call.principal(), milestone.case_id, call.request.request_id);
            if (!about) return domain::refused(about.error());
            auto& allowed = cases[milestone.case_id];
            if (!*about) continue;
            if (auto said = access::allow(call.principal(), Action::milestone_read, **about))
                allowed = std::move(*said);
        }
        auto const& allowed = cases.at(milestone.case_id);
        if (!allowed || !shown_to(milestone, *allowed)) continue;
        shown.push_back({milestone, milestone_acts(call, allowed->case_access(), milestone)});
    }
    return shown;
}

void write_page(json::Writer& w, std::vector<ListedMilestone> const& shown, events::JournalEntry& entry) {
    std::set<domain::Id> clients;
    w.begin_array("items");
    for (auto const& row : shown) {
        clients.insert(row.milestone.client);
        write_row(w, row);
    }
    w.end_array();
    entry.clients.assign(clients.begin(), clients.end());
    if (!clients.empty()) entry.categories = {Category::employment};
}

Result<Response> get_milestones(http::ReadCall& call, AskAccess const& ask) {
    auto filter = read_filter(call.request);
    if (!filter) return domain::refused(filter.error());
    auto const limit = static_cast<std::size_t>(filter->limit);
    filter->limit += 1;
    auto found = listed_milestones(call.tx, call.allowed, *filter);
    auto const more = found.size() > limit;
    if (more) found.pop_back();
    auto shown = shown_in_list(call, found, ask);
    if (!shown) return domain::refused(shown.error());
    if (call.request.parameter("waiting")) {
        std::erase_if(*shown, [](ListedMilestone const& row) {
            return std::ranges::find(row.can, access::name(Action::milestone_verify)) == row.can.end();
        });
    }
    std::string body;
    json::Writer w(body);
    w.begin_object();
    write_page(w, *shown, call.entry);
    std::optional<std::string> next;
    if (more) next = http::make_cursor({std::to_string(found.back().recorded_at.ms), found.back().id.text});
    w.field("next", next).end_object();
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> milestone_routes(AskAccess ask) {
    using enum http::Precondition;
    using http::act_write;
    using http::Cost;
    using http::json_write;
    using http::Method;
    using http::ReadHandler;
    auto const of_milestone = http::case_of("milestone", case_of_milestone);
    auto list = [ask = std::move(ask)](http::ReadCall& call) { return get_milestones(call, ask); };
    return {
        {Method::get, "/api/v1/milestones", Action::milestone_list, http::kListScope, Cost::heavy,
         ReadHandler(std::move(list))},
        {Method::get, "/api/v1/cases/{case}/milestones", Action::milestone_read, http::case_in_path("case"), Cost::fast,
         ReadHandler(get_case_milestones)},
        {Method::post, "/api/v1/cases/{case}/milestones", Action::milestone_record, http::case_in_path("case"),
         Cost::fast, json_write<NewClaim>(read_new_claim, record_milestone)},
        {Method::get, "/api/v1/milestones/{milestone}", Action::milestone_read, of_milestone, Cost::fast,
         ReadHandler(get_milestone)},
        {Method::put, "/api/v1/milestones/{milestone}", Action::milestone_record, of_milestone, Cost::fast,
         json_write<Claim>(read_claim_fields, correct_milestone, if_match)},
        {Method::post, "/api/v1/milestones/{milestone}/withdraw", Action::milestone_record, of_milestone, Cost::fast,
         act_write(withdraw_milestone, if_match)},
        {Method::post, "/api/v1/milestones/{milestone}/verify", Action::milestone_verify, of_milestone, Cost::fast,
         verify_milestone()},
        {Method::post, "/api/v1/milestones/{milestone}/refuse", Action::milestone_verify, of_milestone, Cost::fast,
         json_write<std::string>(read_refusal, refuse_milestone, if_match)},
        {Method::post, "/internal/log-mark", Action::internal_event_read, http::kNoScope, Cost::fast,
         act_write(mark_log)},
    };
}

}  // namespace polku::outcomes
