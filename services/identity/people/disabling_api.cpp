#include "services/identity/people/disabling_api.h"

#include "services/identity/passwords/store.h"
#include "services/identity/people/open_cases.h"
#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "services/identity/people/whose.h"
#include "services/identity/second_factor/store.h"
#include "services/identity/sessions/store.h"
#include "shared/http/json_write.h"

#include <utility>

namespace polku::identity {

namespace {

using access::Action;
using domain::Result;
using http::Written;

/// Nobody leaves with open cases of any team.
std::optional<http::Request> ask_all_open_cases(storage::Tx& tx, http::PathParameters const& path) {
    auto const person = find_person(tx, path.id("user"));
    if (!person || person->disabled_at) return std::nullopt;
    return question_of_open_cases(person->id);
}

void end_all_memberships(http::WriteCall& call, domain::Id const& person) {
    for (auto& membership : memberships_of(call.tx, person)) {
        if (membership.ended_at) continue;
        auto const version = membership.version;
        // That no open case is left was asked for all of them at once.
        auto const done = end_membership(std::move(membership), version, 0, call.now).value();
        save_end(call.tx, done);
        call.emit(ended(done));
    }
}

Result<Written> post_disable(http::WriteCall& call) {
    auto const person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    note_whose(call.tx, call.entry, *person);
    DisablingFacts const facts{.open_cases = call.answer != nullptr ? open_cases_in(*call.answer) : 0,
                               .last_administrator = last_administrator(call.tx, person->id, call.now)};
    auto const done = disable_person(*person, call.if_match.value_or(-1), call.principal().person, facts, call.now);
    if (!done) return domain::refused(done.error());
    end_all_memberships(call, person->id);
    erase_sessions_of(call.tx, person->id, domain::Id{});
    erase_reset(call.tx, person->id);
    erase_unconfirmed_factor(call.tx, person->id);
    save_disabled(call.tx, *done);
    call.entry.outcome = "disabled";
    return Written{.id = done->id.text, .version = done->version, .state = "disabled"};
}

Result<Written> post_enable(http::WriteCall& call) {
    auto const person = find_person(call.tx, call.path.id("user"));
    if (!person) return domain::refused(domain::not_found());
    note_whose(call.tx, call.entry, *person);
    auto const done = enable_person(*person, call.if_match.value_or(-1));
    if (!done) return domain::refused(done.error());
    save_disabled(call.tx, *done);
    call.entry.outcome = "enabled";
    return Written{.id = done->id.text, .version = done->version, .state = "enabled"};
}

}  // namespace

std::vector<http::Route> disabling_routes() {
    using http::Cost;
    using http::Method;
    auto disable = http::act_write(post_disable, http::Precondition::if_match);
    disable.question = ask_all_open_cases;
    return {
        {Method::post, "/api/v1/users/{user}/disable", Action::user_write, http::kNoScope, Cost::fast,
         std::move(disable)},
        {Method::post, "/api/v1/users/{user}/enable", Action::user_write, http::kNoScope, Cost::fast,
         http::act_write(post_enable, http::Precondition::if_match)},
    };
}

}  // namespace polku::identity
