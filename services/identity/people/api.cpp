#include "services/identity/people/api.h"

#include "services/identity/people/open_cases.h"
#include "services/identity/people/passwords.h"
#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "shared/domain/text.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <array>
#include <utility>

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Response;
using http::Written;

constexpr std::size_t kMostNames = 100;
constexpr std::array kUserActions = {Action::user_write};

void add_fault(json::Reader& r, std::string_view field, FaultCode code) {
    if (code) r.fault(field, *code);
}

NewMembership read_new_membership(json::Reader& r) {
    NewMembership wanted;
    wanted.organisation = r.id("organisation");
    wanted.team = r.optional_id("team");
    wanted.role = r.choice<access::Role>("role", kMembershipRoleNames);
    wanted.contract = r.optional_id("contract");
    wanted.client = r.optional_id("client");
    wanted.valid_from = r.optional_date("valid_from");
    return wanted;
}

/// The ids of `?ids=a,b,c`.
Result<std::vector<domain::Id>> read_ids(http::Request const& request) {
    auto const text = request.parameter("ids");
    if (!text || text->empty()) return domain::refused(domain::invalid("ids", "required"));
    auto const parts = domain::split(*text, ',');
    if (parts.size() > kMostNames)
        return domain::refused(domain::invalid("ids", "too_many", {{"max", std::to_string(kMostNames)}}));
    std::vector<domain::Id> ids;
    for (auto const part : parts) {
        auto id = domain::parse_id(part);
        if (!id) return domain::refused(domain::invalid("ids", "not_an_id"));
        ids.push_back(std::move(*id));
    }
    return ids;
}

Result<Response> get_people(http::ReadCall& call) {
    auto const ids = read_ids(call.request);
    if (!ids) return domain::refused(ids.error());
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& person : names_of_staff(call.tx, *ids))
        w.begin_object().field("id", person.id).field("name", person.name).end_object();
    w.end_array().field("next", std::nullopt).end_object();
    return http::json_response(std::move(body));
}

void write_membership(json::Writer& w, Membership const& membership) {
    w.begin_object();
    w.field("id", membership.id).field("version", membership.version);
    w.field("organisation", membership.organisation).field("team", membership.team);
    w.field("role", access::name(membership.role));
    w.field("contract", membership.contract).field("client", membership.client);
    w.field("valid_from", domain::local_date(membership.valid_from)).field("ended_at", membership.ended_at);
    w.end_object();
}

/// Writes the user, and tells the journal when that shows who is a client.
void write_user(json::Writer& w, http::ReadCall& call, User const& user) {
    w.begin_object();
    w.field("id", user.person.id).field("version", user.person.version);
    w.field("username", user.person.username).field("name", user.person.name);
    w.field("language", domain::language_code(user.person.language));
    w.field("disabled_at", user.person.disabled_at);
    w.begin_array("memberships");
    for (auto const& membership : user.memberships) {
        write_membership(w, membership);
        if (!membership.client) continue;
        call.entry.clients.push_back(*membership.client);
        call.entry.categories = {access::Category::basic};
    }
    w.end_array().begin_array("can");
    for (auto const action : access::can(call.principal(), access::NoFacts{}, kUserActions)) w.value(action);
    w.end_array().end_object();
}

/// `state` of the request; nothing: all. 422.
Result<std::optional<UserState>> read_user_state(http::Request const& request) {
    auto const text = request.parameter("state");
    if (!text) return std::nullopt;
    auto const state = domain::value_of<UserState>(kUserStateNames, *text);
    if (!state) return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "enabled, disabled"}}));
    return state;
}

Result<Response> get_users(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    auto const state = read_user_state(call.request);
    if (!state) return domain::refused(state.error());
    auto const after = page->after.empty() ? std::string() : page->after.front();
    auto users = load_users(call.tx, *state, after, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(users) > page->limit) {
        users.pop_back();
        next = http::make_cursor({users.back().person.username});
    }
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    for (auto const& user : users) write_user(w, call, user);
    w.end_array().field("next", next).end_object();
    auto response = http::json_response(std::move(body));
    if (next) {
        auto const narrowed = *state ? "state=" + *call.request.parameter("state") + "&" : std::string();
        response.set("Link", "</api/v1/users?" + narrowed + "cursor=" + *next + ">; rel=\"next\"");
    }
    return response;
}

Result<Response> get_user(http::ReadCall& call) {
    auto person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    auto memberships = memberships_of(call.tx, person->id);
    auto const version = person->version;
    std::string body;
    json::Writer w(body);
    write_user(w, call, {.person = std::move(*person), .memberships = std::move(memberships)});
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(version));
    return response;
}

/// Heavy: hashes the password before the transaction.
Result<http::WriteFunction> post_user(http::PrepareCall& prepare) {
    NewUser wanted;
    auto const read = http::read_json(prepare.request, [&](json::Reader& r) { wanted = read_new_user(r); });
    if (!read) return domain::refused(read.error());
    auto hash = hash_password(wanted.password);
    wanted.password.clear();
    return [wanted = std::move(wanted), hash = std::move(hash)](http::WriteCall& call) -> Result<Written> {
        auto const person = register_person(wanted, user_facts(call.tx, wanted.username), call.ids.next());
        if (!person) return domain::refused(person.error());
        insert(call.tx, *person, hash, call.now);
        call.entry.subject = person->id.text;
        return Written{.status = 201,
                       .id = person->id.text,
                       .version = person->version,
                       .location = "/api/v1/users/" + person->id.text};
    };
}

Result<Written> post_membership(http::WriteCall& call, NewMembership const& wanted) {
    auto const person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    auto const facts = membership_facts(call.tx, wanted, person->id);
    auto const membership = start_membership(wanted, *person, facts, call.ids.next(), call.now);
    if (!membership) return domain::refused(membership.error());
    insert(call.tx, *membership, call.now);
    raise_version(call.tx, *person);
    call.emit(started(*membership));
    call.entry.subject = membership->id.text;
    if (membership->client) call.entry.clients = {*membership->client};
    return Written{.status = 201,
                   .id = membership->id.text,
                   .version = membership->version,
                   .location = "/api/v1/users/" + person->id.text};
}

/// How many open cases would be left without their named worker, when a team is left at all.
std::optional<http::Request> ask_open_cases(storage::Tx& tx, http::PathParameters const& path) {
    auto const person = path.id("user");
    auto const membership = find_membership(tx, person, path.id("membership"));
    if (!membership || !leaves_team(*membership, memberships_of(tx, person))) return std::nullopt;
    auto question = question_of_open_cases(person);
    question.query = "organisation=" + membership->organisation.text;
    if (membership->team) question.query += "&team=" + membership->team->text;
    return question;
}

Result<Written> post_membership_end(http::WriteCall& call) {
    auto const person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    auto const membership = find_membership(call.tx, person->id, call.path.id("membership"));
    if (!membership) return domain::refused(domain::not_found());
    auto const open_cases = call.answer != nullptr ? open_cases_in(*call.answer) : 0;
    auto const done = end_membership(*membership, call.if_match.value_or(-1), open_cases, call.now);
    if (!done) return domain::refused(done.error());
    save_end(call.tx, *done);
    raise_version(call.tx, *person);
    call.emit(ended(*done));
    call.entry.subject = done->id.text;
    call.entry.outcome = "ended";
    if (done->client) call.entry.clients = {*done->client};
    return Written{.status = 200, .id = done->id.text, .version = done->version, .state = "ended"};
}

}  // namespace

NewUser read_new_user(json::Reader& r) {
    NewUser wanted;
    wanted.username = folded_username(r.text("username", {.max = 64}));
    if (!wanted.username.empty()) add_fault(r, "username", username_fault(wanted.username));
    wanted.name = r.text("name", {.max = 200});
    wanted.language = r.choice<domain::Language>("language", domain::kLanguageNames);
    wanted.password = r.text("password", {.min = kMinPassword, .max = kMaxPassword});
    if (!wanted.password.empty()) add_fault(r, "password", password_fault(wanted.password, wanted.username));
    return wanted;
}

std::vector<http::Route> people_routes() {
    auto end = http::act_write(post_membership_end, http::Precondition::if_match);
    end.question = ask_open_cases;
    using http::Cost;
    using http::Method;
    using http::ReadHandler;
    using http::WriteHandler;
    return {
        {Method::get, "/api/v1/people", Action::directory_read, http::kNoScope, Cost::fast, ReadHandler(get_people)},
        {Method::get, "/api/v1/users", Action::user_list, http::kListScope, Cost::fast, ReadHandler(get_users)},
        {Method::get, "/api/v1/users/{user}", Action::user_list, http::kListScope, Cost::fast, ReadHandler(get_user)},
        {Method::post, "/api/v1/users", Action::user_write, http::kNoScope, Cost::heavy,
         WriteHandler{.prepare = post_user, .secret_body = true}},
        {Method::post, "/api/v1/users/{user}/memberships", Action::user_write, http::kNoScope, Cost::fast,
         http::json_write<NewMembership>(read_new_membership, post_membership)},
        {Method::post, "/api/v1/users/{user}/memberships/{membership}/end", Action::user_write, http::kNoScope,
         Cost::fast, std::move(end)},
    };
}

}  // namespace polku::identity
