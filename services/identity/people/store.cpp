#include "services/identity/people/store.h"

#include "services/identity/organisations/store.h"

namespace polku::identity {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kAnyPerson{"identity.any_person", "SELECT 1 FROM person LIMIT 1"};
constexpr Query kPerson{"identity.person",
                        "SELECT id, version, username, name, language, disabled_at FROM person WHERE id = $1"};
constexpr Query kCredentials{
    "identity.credentials",
    "SELECT person.id, password.hash FROM person JOIN password ON password.person = person.id WHERE username = $1 "
    "AND disabled_at IS NULL"};
constexpr Query kStaffName{"identity.staff_name",
                           "SELECT id, name FROM person WHERE id = $1 AND EXISTS (SELECT 1 FROM membership WHERE "
                           "membership.person = person.id AND role <> 'client')"};
constexpr Query kPeople{"identity.people",
                        "SELECT id, version, username, name, language, disabled_at FROM person WHERE username > $1 "
                        "AND ($2 = '' OR ($2 = 'disabled') = (disabled_at IS NOT NULL)) ORDER BY username LIMIT $3"};
constexpr Query kUsernameTaken{"identity.username_taken", "SELECT 1 FROM person WHERE username = $1"};
constexpr Query kMemberships{"identity.memberships",
                             "SELECT id, version, person, organisation, team, role, contract, client, valid_from, "
                             "ended_at FROM membership WHERE person = $1 ORDER BY made_at DESC, id DESC"};
constexpr Query kMembership{"identity.membership",
                            "SELECT id, version, person, organisation, team, role, contract, client, valid_from, "
                            "ended_at FROM membership WHERE id = $1 AND person = $2"};
constexpr Query kActiveMemberships{
    "identity.active_memberships",
    "SELECT m.id, m.version, m.person, m.organisation, m.team, m.role, m.contract, m.client, m.valid_from, m.ended_at, "
    "o.kind, o.name_fi, o.name_sv, o.name_en, t.name FROM membership m JOIN organisation o ON o.id = m.organisation "
    "LEFT JOIN team t ON t.id = m.team WHERE m.person = $1 AND m.valid_from <= $2 AND m.ended_at IS NULL "
    "ORDER BY o.name_fi, m.made_at, m.id"};
constexpr Query kOpenAlready{
    "identity.membership_open_already",
    "SELECT 1 FROM membership WHERE person = $1 AND organisation = $2 AND role = $3 AND coalesce(team, '') = $4 "
    "AND coalesce(contract, '') = $5 AND coalesce(client, '') = $6 AND ended_at IS NULL"};
constexpr Query kClientTaken{"identity.client_taken",
                             "SELECT 1 FROM membership WHERE client = $1 AND ended_at IS NULL"};
constexpr Query kInsertPerson{
    "identity.insert_person",
    "INSERT INTO person (id, version, username, name, language, registered_at) VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Query kInsertPassword{"identity.insert_password",
                                "INSERT INTO password (person, hash, changed_at) VALUES ($1, $2, $3)"};
constexpr Query kInsertMembership{
    "identity.insert_membership",
    "INSERT INTO membership (id, version, person, organisation, team, role, contract, client, made_at, valid_from, "
    "ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Query kEndMembership{"identity.end_membership",
                               "UPDATE membership SET ended_at = $1, version = $2 WHERE id = $3"};

constexpr Query kAdministratorNow{"identity.administrator_now",
                                  "SELECT 1 FROM membership WHERE person = $1 AND role = 'administrator' "
                                  "AND ended_at IS NULL AND valid_from <= $2"};
constexpr Query kOtherAdministrator{"identity.other_administrator",
                                    "SELECT 1 FROM membership WHERE person <> $1 AND role = 'administrator' "
                                    "AND ended_at IS NULL AND valid_from <= $2"};
constexpr Query kSaveDisabled{"identity.save_disabled",
                              "UPDATE person SET disabled_at = $1, version = $2 WHERE id = $3"};
constexpr Query kRaisePerson{"identity.raise_person", "UPDATE person SET version = version + 1 WHERE id = $1"};

Person person_of(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .username = row.string(2),
            .name = row.string(3),
            .language = domain::parse_language(row.text(4)).value(),
            .disabled_at = row.optional_instant(5)};
}

Membership membership_of(Row const& row) {
    return {.id = row.id(0),
            .version = row.integer(1),
            .person = row.id(2),
            .organisation = row.id(3),
            .team = row.optional_id(4),
            .role = access::parse_role(row.text(5)).value(),
            .contract = row.optional_id(6),
            .client = row.optional_id(7),
            .valid_from = row.instant(8),
            .ended_at = row.optional_instant(9)};
}

NamedMembership named_membership_of(Row const& row) {
    return {.membership = membership_of(row),
            .organisation_kind = domain::value_of<OrganisationKind>(kOrganisationKindNames, row.text(10)).value(),
            .organisation_name = {.fi = row.string(11), .sv = row.string(12), .en = row.string(13)},
            .team_name = row.optional_string(14)};
}

domain::Id or_empty(std::optional<domain::Id> const& id) { return id.value_or(domain::Id{}); }

}  // namespace

bool any_person(Tx& tx) { return tx.any(kAnyPerson); }

std::optional<Person> find_person(Tx& tx, domain::Id const& id) { return tx.one(kPerson, person_of, id); }

std::optional<Credentials> find_credentials(Tx& tx, std::string_view username) {
    auto const credentials_of = [](Row const& row) {
        return Credentials{.person = row.id(0), .password_hash = row.string(1)};
    };
    return tx.one(kCredentials, credentials_of, username);
}

std::vector<PersonName> names_of_staff(Tx& tx, std::span<domain::Id const> ids) {
    auto const name_of_row = [](Row const& row) { return PersonName{.id = row.id(0), .name = row.string(1)}; };
    std::vector<PersonName> names;
    for (auto const& id : ids) {
        if (auto name = tx.one(kStaffName, name_of_row, id)) names.push_back(std::move(*name));
    }
    return names;
}

std::vector<User> load_users(Tx& tx, std::optional<UserState> state, std::string_view after_username, int limit) {
    auto const wanted = state ? domain::name_of<UserState>(kUserStateNames, *state) : std::string_view();
    std::vector<User> users;
    for (auto& person : tx.all(kPeople, person_of, after_username, wanted, limit)) {
        auto memberships = memberships_of(tx, person.id);
        users.push_back({.person = std::move(person), .memberships = std::move(memberships)});
    }
    return users;
}

std::vector<Membership> memberships_of(Tx& tx, domain::Id const& person) {
    return tx.all(kMemberships, membership_of, person);
}

std::optional<Membership> find_membership(Tx& tx, domain::Id const& person, domain::Id const& membership) {
    return tx.one(kMembership, membership_of, membership, person);
}

std::vector<NamedMembership> active_memberships(Tx& tx, domain::Id const& person, domain::Instant now) {
    return tx.all(kActiveMemberships, named_membership_of, person, now);
}

UserFacts user_facts(Tx& tx, std::string_view username) { return {.username_taken = tx.any(kUsernameTaken, username)}; }

MembershipFacts membership_facts(Tx& tx, NewMembership const& wanted, domain::Id const& person) {
    MembershipFacts facts;
    if (auto const organisation = find_organisation(tx, wanted.organisation)) facts.organisation = organisation->kind;
    if (wanted.team) facts.team_in_organisation = team_in_organisation(tx, *wanted.team, wanted.organisation);
    facts.open_already = tx.any(kOpenAlready, person, wanted.organisation, access::name(wanted.role),
                                or_empty(wanted.team), or_empty(wanted.contract), or_empty(wanted.client));
    facts.client_taken = wanted.client && tx.any(kClientTaken, *wanted.client);
    return facts;
}

void insert(Tx& tx, Person const& person, std::string_view password_hash, domain::Instant now) {
    tx.run(kInsertPerson, person.id, person.version, person.username, person.name,
           domain::language_code(person.language), now);
    tx.run(kInsertPassword, person.id, password_hash, now);
}

void insert(Tx& tx, Membership const& membership, domain::Instant now) {
    tx.run(kInsertMembership, membership.id, membership.version, membership.person, membership.organisation,
           membership.team, access::name(membership.role), membership.contract, membership.client, now,
           membership.valid_from, membership.ended_at);
}

void save_end(Tx& tx, Membership const& membership) {
    tx.run(kEndMembership, membership.ended_at, membership.version, membership.id);
}

bool last_administrator(Tx& tx, domain::Id const& person, domain::Instant now) {
    return tx.any(kAdministratorNow, person, now) && !tx.any(kOtherAdministrator, person, now);
}

void save_disabled(Tx& tx, Person const& person) {
    tx.run(kSaveDisabled, person.disabled_at, person.version, person.id);
}

void raise_version(Tx& tx, Person const& person) { tx.run(kRaisePerson, person.id); }

}  // namespace polku::identity
