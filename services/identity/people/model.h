#pragma once

#include "services/identity/organisations/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/language.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// People who sign in, and the memberships in which they act.
namespace polku::identity {

/// The roles that a membership can have: all but the services' own.
inline constexpr domain::Name<access::Role> kMembershipRoleNames[] = {
    {"coach", access::Role::coach},
    {"team_lead", access::Role::team_lead},
    {"officer", access::Role::officer},
    {"supervisor", access::Role::supervisor},
    {"social_worker", access::Role::social_worker},
    {"kela_worker", access::Role::kela_worker},
    {"finance", access::Role::finance},
    {"consortium_lead", access::Role::consortium_lead},
    {"evaluator", access::Role::evaluator},
    {"administrator", access::Role::administrator},
    {"data_protection", access::Role::data_protection},
    {"client", access::Role::client},
};

struct Person {
    domain::Id id;
    std::int64_t version = 1;
    std::string username;  ///< lower case: 2 to 64 of a-z, 0-9 and . _ - @ +
    std::string name;      ///< as shown to colleagues, kept as written
    domain::Language language = domain::kDefaultLanguage;
    std::optional<domain::Instant> disabled_at{};  ///< signs in no more, and has no open membership; nothing = can
};

/// Which people a list is about.
enum class UserState : std::uint8_t { enabled, disabled };
inline constexpr domain::Name<UserState> kUserStateNames[] = {{"enabled", UserState::enabled},
                                                              {"disabled", UserState::disabled}};

/// One person in one role of one organisation, from `valid_from` until it is ended. What is ended is never changed.
struct Membership {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id person;
    domain::Id organisation;
    std::optional<domain::Id> team;
    access::Role role = access::Role::coach;
    std::optional<domain::Id> contract;  ///< of payments; exactly the providers' roles have one
    std::optional<domain::Id> client;    ///< of casework; exactly the role client has one
    domain::Instant valid_from;
    std::optional<domain::Instant> ended_at;

    [[nodiscard]] bool active(domain::Instant now) const { return valid_from <= now && !ended_at; }
};

/// A membership with the names that a page shows beside it.
struct NamedMembership {
    Membership membership;
    OrganisationKind organisation_kind = OrganisationKind::employment_authority;
    LocalName organisation_name;
    std::optional<std::string> team_name;
};

struct NewUser {
    std::string username;  ///< folded to lower case
    std::string name;
    domain::Language language = domain::kDefaultLanguage;
    std::string password;
};

struct NewMembership {
    domain::Id organisation;
    std::optional<domain::Id> team;
    access::Role role = access::Role::coach;
    std::optional<domain::Id> contract;
    std::optional<domain::Id> client;
    std::optional<domain::LocalDate> valid_from;  ///< the first day, Helsinki; nothing = at once
};

/// A person as the administrator sees them: with all memberships, also the ended ones, newest first.
struct User {
    Person person;
    std::vector<Membership> memberships;
};

/// What finds a person's name in the directory.
struct PersonName {
    domain::Id id;
    std::string name;
};

}  // namespace polku::identity
