#include "services/identity/sign_in/confirm.h"

#include "services/identity/people/passwords.h"
#include "services/identity/people/store.h"
#include "services/identity/sessions/signed_in.h"
#include "shared/runtime/logging.h"

namespace polku::identity {

namespace {

std::unexpected<Unproved> unproved(domain::Problem problem, std::optional<domain::Id> person = std::nullopt) {
    return std::unexpected<Unproved>(Unproved{.problem = std::move(problem), .person = std::move(person)});
}

void note_failure(std::string_view event, http::PrepareCall const& call, std::optional<Credentials> const& known) {
    runtime::log(runtime::LogLevel::warn, event,
                 {{"request", call.request.request_id}, {"person", known ? known->person.text : ""}});
}

}  // namespace

domain::Problem wrong_credentials() {
    return {.status = 401, .code = "wrong_credentials", .detail = "unknown username or password"};
}

std::expected<domain::Id, Unproved> prove(SignInParts const& parts, Attempt const& attempt, std::string_view password,
                                          http::PrepareCall const& call) {
    std::optional<Credentials> known;
    call.read([&](storage::Tx& tx) { known = find_credentials(tx, attempt.username); });
    auto const person = known ? std::optional(known->person) : std::nullopt;
    auto const now = call.now;
    auto const taken =
        parts.database.write_now([&](storage::Tx& tx) { return take(tx, parts.secrets.lookup(), attempt, now); });
    if (!taken) {
        ++parts.figures.slowed;
        note_failure("sign_in_slowed", call, known);
        return unproved(taken.error(), person);
    }
    auto const hash = known ? std::optional(known->password_hash) : std::nullopt;
    if (!verify_password(hash, password)) {
        ++parts.figures.refused;
        note_failure("sign_in_refused", call, known);
        return unproved(wrong_credentials(), person);
    }
    return known->person;
}

domain::Result<void> count_code(SignInParts const& parts, Attempt const& attempt, domain::Instant now) {
    auto taken =
        parts.database.write_now([&](storage::Tx& tx) { return take_code(tx, parts.secrets.lookup(), attempt, now); });
    if (!taken) ++parts.figures.slowed;
    return taken;
}

std::expected<Confirmed, Unproved> confirm(SignInParts const& parts, std::string_view password,
                                           std::string_view pointer, http::PrepareCall const& call) {
    std::optional<Person> person;
    call.read([&](storage::Tx& tx) {
        auto who = signed_in(tx, token_in(call.request), parts, call.now);
        if (who) person = std::move(who->person);
    });
    if (!person) return unproved(domain::unauthenticated());
    Attempt const attempt{.username = person->username, .source = source_in(call.request)};
    auto proved = prove(parts, attempt, password, call);
    if (proved) return Confirmed{.person = person->id, .attempt = attempt};
    if (proved.error().problem.status == 401)
        proved.error().problem = domain::invalid(std::string(pointer), "wrong_password");
    return std::unexpected<Unproved>(std::move(proved.error()));
}

}  // namespace polku::identity
