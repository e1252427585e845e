#pragma once

#include "services/identity/people/model.h"
#include "services/identity/people/rules.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::identity {

bool any_person(storage::Tx& tx);
std::optional<Person> find_person(storage::Tx& tx, domain::Id const& id);

/// A person and the hash of their password, by folded username: for signing in alone. Nothing for who is disabled.
struct Credentials {
    domain::Id person;
    std::string password_hash;
};
std::optional<Credentials> find_credentials(storage::Tx& tx, std::string_view username);

/// Of those ids, the people who have or had a membership other than a client's: a client's name is in no directory. By
/// name.
std::vector<PersonName> names_of_staff(storage::Tx& tx, std::span<domain::Id const> ids);

/// Up to `limit` people after that username ("" = from the first), by username; of one state, or all.
std::vector<User> load_users(storage::Tx& tx, std::optional<UserState> state, std::string_view after_username,
                             int limit);
std::vector<Membership> memberships_of(storage::Tx& tx, domain::Id const& person);
std::optional<Membership> find_membership(storage::Tx& tx, domain::Id const& person, domain::Id const& membership);

/// Those in which the person can act now, by organisation.
std::vector<NamedMembership> active_memberships(storage::Tx& tx, domain::Id const& person, domain::Instant now);

UserFacts user_facts(storage::Tx& tx, std::string_view username);
MembershipFacts membership_facts(storage::Tx& tx, NewMembership const& wanted, domain::Id const& person);

void insert(storage::Tx& tx, Person const& person, std::string_view password_hash, domain::Instant now);
void insert(storage::Tx& tx, Membership const& membership, domain::Instant now);
/// Writes `ended_at` and the version of an ended membership.
void save_end(storage::Tx& tx, Membership const& membership);
/// Whether the person is an administrator now, and nobody else is.
bool last_administrator(storage::Tx& tx, domain::Id const& person, domain::Instant now);
/// Writes `disabled_at` and the version. Requires, to disable: no open membership, no session, no link to a password.
void save_disabled(storage::Tx& tx, Person const& person);

/// Memberships are part of their user: a change of one is a new version of the person.
void raise_version(storage::Tx& tx, Person const& person);

}  // namespace polku::identity
