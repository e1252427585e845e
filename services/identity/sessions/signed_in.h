#pragma once

#include "services/identity/sessions/model.h"
#include "services/identity/sign_in/parts.h"
#include "shared/access/principal.h"
#include "shared/http/json_write.h"
#include "shared/http/route.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// A session by its token: loaded, told, and journaled. Its routes are asked by the gateway for the browser.
namespace polku::identity {

/// What the gateway says of the browser that it asks for, beside the browser's own User-Agent.
inline constexpr std::string_view kTokenHeader = "polku-token";
inline constexpr std::string_view kSourceHeader = "polku-source";

/// The token that the gateway passes on; empty without one.
std::string token_in(http::Request const& request);
/// The address of the browser; empty when it is not known.
std::string source_in(http::Request const& request);

/// What a person is, signed in with that session: the rest is loaded. 401 when they are no more.
domain::Result<SignedIn> with_person(storage::Tx& tx, Session session, SignInParts const& parts, domain::Instant now);

/// The live session of a token; 401 otherwise.
domain::Result<SignedIn> signed_in(storage::Tx& tx, std::string_view token, SignInParts const& parts,
                                   domain::Instant now);

/// {"token"?, "principal", "language", "session"}; `token` only when the session was opened just now.
std::string answer_of(SignedIn const& who, domain::Instant now, std::string_view token = {});

/// Whose session it is, and as whom: the person who acts, not the gateway that passes it on. Who has not chosen a
/// membership yet has no role to be journaled with, so there the gateway stands.
void journal_as(http::WriteCall& call, SignedIn const& who, access::Action action);

/// A write that refuses, and leaves a refusal in the journal: about that person, when it is known who was meant.
http::WriteFunction refusing(domain::Problem problem, std::optional<domain::Id> person = std::nullopt);

/// A change of one's own: json_write by the session whose token the gateway passes on. Its body may hold a secret.
template <class Body>
http::WriteHandler own_write(
    SignInParts const& parts, access::Action action, std::function<Body(polku::json::Reader&)> read,
    std::function<domain::Result<http::Written>(http::WriteCall&, SignedIn&, Body const&)> apply) {
    http::WriteHandler handler;
    handler.secret_body = true;
    handler.prepare = [&parts, action, read = std::move(read),
                       apply = std::move(apply)](http::PrepareCall& call) -> domain::Result<http::WriteFunction> {
        Body body{};
        auto const faults = http::read_json(call.request, [&](polku::json::Reader& reader) { body = read(reader); });
        if (!faults) return domain::refused(faults.error());
        return http::WriteFunction(
            [&parts, action, apply, body = std::move(body), token = token_in(call.request)](http::WriteCall& write) {
                auto who = signed_in(write.tx, token, parts, write.now);
                if (!who) return domain::Result<http::Written>(domain::refused(who.error()));
                journal_as(write, *who, action);
                return apply(write, *who, body);
            });
    };
    return handler;
}

/// A body without fields.
struct NoFields {};
inline NoFields read_no_fields(polku::json::Reader&) { return {}; }

}  // namespace polku::identity
