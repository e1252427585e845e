#include "services/identity/sessions/signed_in.h"

#include "services/identity/organisations/api.h"
#include "services/identity/people/store.h"
#include "services/identity/second_factor/store.h"
#include "services/identity/sessions/rules.h"
#include "services/identity/sessions/store.h"
#include "services/identity/sessions/tokens.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::identity {

namespace {

void write_named_membership(json::Writer& w, NamedMembership const& named) {
    auto const& membership = named.membership;
    w.begin_object().field("id", membership.id);
    w.begin_object("organisation").field("id", membership.organisation);
    write_name(w, "name", named.organisation_name);
    w.field("kind", domain::name_of<OrganisationKind>(kOrganisationKindNames, named.organisation_kind)).end_object();
    w.field("role", access::name(membership.role));
    w.key("team");
    if (membership.team)
        w.begin_object().field("id", *membership.team).field("name", named.team_name).end_object();
    else
        w.value(nullptr);
    w.key("contract");
    if (membership.contract)
        w.begin_object().field("id", *membership.contract).end_object();
    else
        w.value(nullptr);
    w.field("client", membership.client).end_object();
}

void write_session(json::Writer& w, SignedIn const& who, std::optional<access::Principal> const& principal,
                   domain::Instant now) {
    w.begin_object("session");
    w.begin_object("person").field("id", who.person.id).field("name", who.person.name);
    w.field("language", domain::language_code(who.person.language)).end_object();
    w.begin_array("memberships");
    for (auto const& named : who.memberships) write_named_membership(w, named);
    w.end_array();
    w.field("acting", principal ? std::optional(principal->membership) : std::nullopt);
    w.field("demands", who.factor_missing ? std::optional("second_factor") : std::nullopt);
    w.begin_array("can");
    if (principal) {
        for (auto const action : access::can(*principal)) w.value(action);
    }
    w.end_array();
    auto const left = std::chrono::floor<std::chrono::seconds>(expires_at(who.session) - now);
    w.field("expires_at", expires_at(who.session)).field("expires_in", std::max<std::int64_t>(left.count(), 0));
    w.field("extendable", extendable(who.session)).end_object();
}

void write_principal(json::Writer& w, std::optional<access::Principal> const& principal) {
    w.key("principal");
    if (!principal) {
        w.value(nullptr);
        return;
    }
    w.begin_object().field("person", principal->person).field("display_name", principal->display_name);
    w.field("membership", principal->membership).field("organisation", principal->organisation);
    w.field("team", principal->team).field("contract", principal->contract).field("client", principal->client);
    w.field("role", access::name(principal->role)).end_object();
}

bool on_staff(std::vector<NamedMembership> const& memberships) {
    return std::ranges::any_of(memberships,
                               [](auto const& named) { return named.membership.role != access::Role::client; });
}

}  // namespace

std::string token_in(http::Request const& request) { return std::string(request.header(kTokenHeader).value_or("")); }

std::string source_in(http::Request const& request) { return std::string(request.header(kSourceHeader).value_or("")); }

domain::Result<SignedIn> with_person(storage::Tx& tx, Session session, SignInParts const& parts, domain::Instant now) {
    auto person = find_person(tx, session.person);
    if (!person) return domain::refused(domain::unauthenticated());
    SignedIn who{.session = std::move(session), .person = std::move(*person), .memberships = {}};
    who.memberships = active_memberships(tx, who.person.id, now);
    who.factor_missing = parts.options.second_factor == SecondFactorPolicy::demanded && on_staff(who.memberships) &&
                         !second_factor_confirmed(tx, who.person.id);
    return who;
}

domain::Result<SignedIn> signed_in(storage::Tx& tx, std::string_view token, SignInParts const& parts,
                                   domain::Instant now) {
    auto session = find_session(tx, token_hash(token));
    if (!session || !live(*session, now)) return domain::refused(domain::unauthenticated());
    return with_person(tx, std::move(*session), parts, now);
}

std::string answer_of(SignedIn const& who, domain::Instant now, std::string_view token) {
    auto const principal = acting_principal(who);
    std::string body;
    json::Writer w(body);
    w.begin_object();
    if (!token.empty()) w.field("token", token);
    write_principal(w, principal);
    w.field("language", domain::language_code(who.person.language));
    write_session(w, who, principal, now);
    w.end_object();
    return body;
}

void journal_as(http::WriteCall& call, SignedIn const& who, access::Action action) {
    if (auto principal = acting_principal(who)) call.entry.principal = std::move(*principal);
    call.entry.action = action;
    call.entry.subject = who.person.id.text;
}

http::WriteFunction refusing(domain::Problem problem, std::optional<domain::Id> person) {
    return [problem = std::move(problem), person = std::move(person)](http::WriteCall& call) {
        call.entry.kind = events::EntryKind::refusal;
        if (person) call.entry.subject = person->text;
        return domain::Result<http::Written>(domain::refused(problem));
    };
}

}  // namespace polku::identity
