#pragma once

#include "services/identity/sessions/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace polku::identity {

// OWASP ASVS 5.0, 7.3: both kinds of expiry.
inline constexpr std::chrono::minutes kIdle{30};
inline constexpr std::chrono::hours kLongest{10};
/// A request is noted at most this often, so that reading does not write. The idle time may end this much early.
inline constexpr std::chrono::minutes kTouchEvery{1};

/// Acts at once when there is exactly one membership to act in; otherwise the person chooses.
Session open_session(domain::Id const& person, std::span<NamedMembership const> memberships, domain::Id const& id,
                     domain::Instant now);

/// What the person is shown beside a session: "Firefox, Windows", from what the browser says of itself. Empty when that
/// says nothing known.
std::string device_of(std::string_view user_agent);

bool live(Session const& session, domain::Instant now);
domain::Instant expires_at(Session const& session);
/// Whether it would last longer if it were heard of.
bool extendable(Session const& session);

bool touch_due(Session const& session, domain::Instant now);
/// Heard of now. Requires: live.
Session touched(Session session, domain::Instant now);

/// Acting in another of the active memberships; 422 `not_your_membership` on /membership.
domain::Result<Session> switch_membership(Session session, std::span<NamedMembership const> memberships,
                                          domain::Id const& wanted, domain::Instant now);

/// The person in the membership in which they act; nothing when none is chosen, it has ended, or a second factor is
/// missing.
std::optional<access::Principal> acting_principal(SignedIn const& signed_in);

}  // namespace polku::identity
