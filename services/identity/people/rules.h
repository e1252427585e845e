#pragma once

#include "services/identity/people/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::identity {

/// A-Z in lower case; the rest as it is.
std::string folded_username(std::string_view username);

/// The code of what is wrong with a field taken alone, or with two of them together; nothing = fine.
using FaultCode = std::optional<std::string_view>;

/// Of a folded username: `username_form`.
FaultCode username_fault(std::string_view username);

inline constexpr std::size_t kMinPassword = 12;  ///< code points; length is what counts (NIST SP 800-63B, 3.1.1)
inline constexpr std::size_t kMaxPassword = 256;

/// `password_is_username`, `password_common`: what is guessed first. Its length is the reader's rule.
FaultCode password_fault(std::string_view password, std::string_view username);

/// `contract_required`, `contract_not_for_role`; `client_required`, `client_not_for_role`; `team_not_for_role`.
FaultCode contract_fault(NewMembership const& wanted);
FaultCode client_fault(NewMembership const& wanted);
FaultCode team_fault(NewMembership const& wanted);

struct UserFacts {
    bool username_taken = false;
};
domain::Result<Person> register_person(NewUser const& wanted, UserFacts facts, domain::Id const& id);

/// What the database says about a wanted membership.
struct MembershipFacts {
    std::optional<OrganisationKind> organisation;  ///< nothing = there is no such organisation
    bool team_in_organisation = true;              ///< true also when no team is wanted
    bool open_already = false;                     ///< the person has this very membership, and it has not ended
    bool client_taken = false;                     ///< another open membership is about this client
};

/// The new membership, or 422 with every field that is wrong; 409 `membership_exists` when the person has it already,
/// `user_disabled` when they sign in no more.
/// It never begins in the past: access that somebody did not have is not given afterwards.
domain::Result<Membership> start_membership(NewMembership const& wanted, Person const& person, MembershipFacts facts,
                                            domain::Id const& id, domain::Instant now);

/// What else decides whether somebody can be disabled.
struct DisablingFacts {
    std::int64_t open_cases = 0;      ///< that they are the named worker of, in all teams
    bool last_administrator = false;  ///< nobody else could let anybody in again
};
/// Signs in no more. 409 `user_disabled` when that is so already, `own_user`, `last_administrator`, `has_open_cases`;
/// 412 when `if_match` is not its version.
domain::Result<Person> disable_person(Person person, std::int64_t if_match, domain::Id const& by, DisablingFacts facts,
                                      domain::Instant now);
/// May sign in again; memberships are given anew. 409 `user_enabled`; 412.
domain::Result<Person> enable_person(Person person, std::int64_t if_match);

/// Whether a person who ends that membership is not in its team any more: no other open one of theirs (`all`) is of the
/// same team, or of the whole organisation. A client's membership is no place of work.
bool leaves_team(Membership const& ending, std::vector<Membership> const& all);

/// The ended membership. `open_cases`: how many open cases of the team that they leave they are the named worker of.
/// 409 `membership_ended` when it has ended, `has_open_cases`; 412 when `if_match` is not its version.
domain::Result<Membership> end_membership(Membership membership, std::int64_t if_match, std::int64_t open_cases,
                                          domain::Instant now);

/// The person in that membership, as every service sees them.
access::Principal principal_of(Person const& person, Membership const& membership);

/// polku.membership.started.v1 and polku.membership.ended.v1.
events::Event started(Membership const& membership);
events::Event ended(Membership const& membership);

}  // namespace polku::identity
