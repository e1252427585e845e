#include "services/identity/people/rules.h"

#include "shared/domain/text.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <array>

namespace polku::identity {

namespace {

using access::Role;

constexpr unsigned kind_bit(OrganisationKind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr unsigned kAuthorityKind = kind_bit(OrganisationKind::employment_authority);
constexpr unsigned kCountyKind = kind_bit(OrganisationKind::wellbeing_county);
constexpr unsigned kProviderKind = kind_bit(OrganisationKind::provider);
constexpr unsigned kKelaKind = kind_bit(OrganisationKind::kela);
constexpr unsigned kAnyKind = kAuthorityKind | kCountyKind | kProviderKind | kKelaKind;

/// Where a role can be held, and what it is tied to. The schema repeats `contract` and `client`.
struct RoleRow {
    Role role;
    unsigned kinds;
    bool contract = false;
    bool client = false;
};

constexpr std::array kRoleTable = {
    RoleRow{Role::coach, kProviderKind, true},
    RoleRow{Role::team_lead, kProviderKind, true},
    RoleRow{Role::consortium_lead, kProviderKind, true},
    RoleRow{Role::officer, kAuthorityKind},
    RoleRow{Role::supervisor, kAuthorityKind},
    RoleRow{Role::social_worker, kCountyKind},
    RoleRow{Role::kela_worker, kKelaKind},
    RoleRow{Role::finance, kAuthorityKind | kCountyKind},
    RoleRow{Role::evaluator, kAnyKind},
    RoleRow{Role::administrator, kAnyKind},
    RoleRow{Role::data_protection, kAnyKind},
    RoleRow{Role::client, kAnyKind, false, true},
};

RoleRow const& role_row(Role role) {
    auto const* const found = std::ranges::find(kRoleTable, role, &RoleRow::role);
    if (found == kRoleTable.end()) throw std::logic_error("a membership has no such role");
    return *found;
}

/// Long enough to pass the length rule, and still among the first that are tried.
constexpr std::array<std::string_view, 108> kCommonPasswords = {
    "000000000000",    "0123456789012",    "0987654321098",  "111111111111",     "112233445566",     "121212121212",
    "123123123123",    "123321123321",     "123412341234",   "123456123456",     "123456789012",     "1234567890123",
    "12345678901234",  "1q2w3e4r5t6y",     "1qaz2wsx3edc",   "987654321098",     "aaaaaaaaaaaa",     "abcabcabcabc",
    "abcd1234abcd",    "abcdefgh1234",     "abcdefghijkl",   "admin1234567",     "adminadminadmin",  "administrator",
    "administrator1",  "asdfasdfasdf",     "asdfghjkl123",   "asiakas12345",     "basketball12",     "changeme1234",
    "changemenow1",    "computer1234",     "dragondragon",   "finland12345",     "football1234",     "helsinki1234",
    "helsinki2026",    "hyvaahuomenta",    "ilovefinland",   "iloveyou1234",     "iloveyou2026",     "internet1234",
    "jalkapallo12",    "jumalauta123",     "kesakesakesa",   "kirjaudu1234",     "kissakissa12",     "kissakoira12",
    "koirakoira12",    "letmein12345",     "letmeinletmein", "losenord1234",     "losenordlosenord", "lozenord1234",
    "maanantai123",    "marraskuu2026",    "minecraft123",   "monkey123456",     "mustikka1234",     "oletussalasana",
    "pass1234pass",    "passw0rd1234",     "password0000",   "password1234",     "password12345",    "password123456",
    "password2026",    "passwordpassword", "perkele12345",   "perkeleperkele",   "pokemon12345",     "polku1234567",
    "polkupolkupolku", "q1w2e3r4t5y6",     "qazwsxedcrfv",   "qwerty123456",     "qwerty12345678",   "qwertyqwerty",
    "qwertyuiop12",    "qwertyuiopas",     "qwertyuiopasdf", "salakala1234",     "salasana0000",     "salasana1234",
    "salasana12345",   "salasana123456",   "salasana2026",   "salasanasalasana", "sommaren2026",     "startrek1234",
    "starwars1234",    "sunshine1234",     "suomi1234567",   "suomisuomi12",     "superman1234",     "talvi2026talvi",
    "temporary123",    "tervetuloa12",     "tervetuloa123",  "tyontekija12",     "vaihdasalasana",   "valkommen123",
    "valkommen2026",   "welcome12345",     "welcome2026!",   "zaq12wsxcde3",     "zxcvbnm12345",     "zxcvbnmasdfg",
};

bool username_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@' || c == '+';
}

std::vector<domain::FieldFault> membership_faults(NewMembership const& wanted, MembershipFacts const& facts,
                                                  domain::Instant now) {
    std::vector<domain::FieldFault> faults;
    auto const fault = [&](std::string pointer, FaultCode code) {
        if (code) faults.push_back({.pointer = std::move(pointer), .code = std::string(*code)});
    };
    if (!facts.organisation) {
        fault("/organisation", "no_such_organisation");
    } else {
        if ((role_row(wanted.role).kinds & kind_bit(*facts.organisation)) == 0)
            fault("/role", "role_not_in_organisation");
        if (!facts.team_in_organisation) fault("/team", "team_not_in_organisation");
    }
    fault("/team", team_fault(wanted));
    fault("/contract", contract_fault(wanted));
    fault("/client", client_fault(wanted));
    if (facts.client_taken) fault("/client", "client_has_user");
    if (wanted.valid_from && *wanted.valid_from < domain::local_date(now)) fault("/valid_from", "in_the_past");
    return faults;
}

}  // namespace

std::string folded_username(std::string_view username) {
    std::string folded(username);
    for (auto& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

FaultCode username_fault(std::string_view username) {
    if (username.size() < 2 || username.size() > 64 || !std::ranges::all_of(username, username_character))
        return "username_form";
    return std::nullopt;
}

FaultCode password_fault(std::string_view password, std::string_view username) {
    auto const folded = domain::fold(password);
    if (folded == domain::fold(username)) return "password_is_username";
    if (std::ranges::find(kCommonPasswords, folded) != kCommonPasswords.end()) return "password_common";
    return std::nullopt;
}

FaultCode contract_fault(NewMembership const& wanted) {
    auto const needed = role_row(wanted.role).contract;
    if (needed == wanted.contract.has_value()) return std::nullopt;
    return needed ? "contract_required" : "contract_not_for_role";
}

FaultCode client_fault(NewMembership const& wanted) {
    auto const needed = role_row(wanted.role).client;
    if (needed == wanted.client.has_value()) return std::nullopt;
    return needed ? "client_required" : "client_not_for_role";
}

FaultCode team_fault(NewMembership const& wanted) {
    return wanted.team && role_row(wanted.role).client ? FaultCode("team_not_for_role") : std::nullopt;
}

domain::Result<Person> register_person(NewUser const& wanted, UserFacts facts, domain::Id const& id) {
    if (facts.username_taken) return domain::refused(domain::invalid("/username", "username_taken"));
    return Person{
        .id = id, .version = 1, .username = wanted.username, .name = wanted.name, .language = wanted.language};
}

domain::Result<Membership> start_membership(NewMembership const& wanted, Person const& person, MembershipFacts facts,
                                            domain::Id const& id, domain::Instant now) {
    if (person.disabled_at) return domain::refused(domain::conflict("user_disabled"));
    if (facts.open_already) return domain::refused(domain::conflict("membership_exists"));
    if (auto faults = membership_faults(wanted, facts, now); !faults.empty())
        return domain::refused(domain::invalid(std::move(faults)));
    auto const begins = wanted.valid_from ? std::max(domain::start_of_day(*wanted.valid_from), now) : now;
    return Membership{.id = id,
                      .version = 1,
                      .person = person.id,
                      .organisation = wanted.organisation,
                      .team = wanted.team,
                      .role = wanted.role,
                      .contract = wanted.contract,
                      .client = wanted.client,
                      .valid_from = begins,
                      .ended_at = std::nullopt};
}

bool leaves_team(Membership const& ending, std::vector<Membership> const& all) {
    if (ending.client || ending.ended_at) return false;
    return std::ranges::none_of(all, [&](Membership const& other) {
        return other.id != ending.id && !other.ended_at && !other.client && other.organisation == ending.organisation &&
               (!other.team || other.team == ending.team);
    });
}

domain::Result<Membership> end_membership(Membership membership, std::int64_t if_match, std::int64_t open_cases,
                                          domain::Instant now) {
    if (membership.ended_at) {
        return domain::refused(
            domain::conflict("membership_ended", {{"ended_at", domain::format_instant(*membership.ended_at)}}));
    }
    if (membership.version != if_match) return domain::refused(domain::precondition_failed());
    if (open_cases > 0)
        return domain::refused(domain::conflict("has_open_cases", {{"cases", std::to_string(open_cases)}}));
    membership.ended_at = now;
    ++membership.version;
    return membership;
}

domain::Result<Person> disable_person(Person person, std::int64_t if_match, domain::Id const& by, DisablingFacts facts,
                                      domain::Instant now) {
    if (person.disabled_at) return domain::refused(domain::conflict("user_disabled"));
    if (person.id == by) return domain::refused(domain::conflict("own_user"));
    if (facts.last_administrator) return domain::refused(domain::conflict("last_administrator"));
    if (person.version != if_match) return domain::refused(domain::precondition_failed());
    if (facts.open_cases > 0)
        return domain::refused(domain::conflict("has_open_cases", {{"cases", std::to_string(facts.open_cases)}}));
    person.disabled_at = now;
    ++person.version;
    return person;
}

domain::Result<Person> enable_person(Person person, std::int64_t if_match) {
    if (!person.disabled_at) return domain::refused(domain::conflict("user_enabled"));
    if (person.version != if_match) return domain::refused(domain::precondition_failed());
    person.disabled_at.reset();
    ++person.version;
    return person;
}

access::Principal principal_of(Person const& person, Membership const& membership) {
    access::Principal principal;
    principal.person = person.id;
    principal.display_name = person.name;
    principal.membership = membership.id;
    principal.organisation = membership.organisation;
    principal.team = membership.team;
    principal.contract = membership.contract;
    principal.client = membership.client;
    principal.role = membership.role;
    return principal;
}

events::Event started(Membership const& membership) {
    std::string data;
    json::Writer(data)
        .begin_object()
        .field("id", membership.id)
        .field("person", membership.person)
        .field("organisation", membership.organisation)
        .field("team", membership.team)
        .field("role", access::name(membership.role))
        .field("contract", membership.contract)
        .field("client", membership.client)
        .end_object();
    return {.type = "polku.membership.started.v1", .subject = membership.id.text, .category = {}, .data = data};
}

events::Event ended(Membership const& membership) {
    std::string data;
    json::Writer(data)
        .begin_object()
        .field("id", membership.id)
        .field("person", membership.person)
        .field("organisation", membership.organisation)
        .end_object();
    return {.type = "polku.membership.ended.v1", .subject = membership.id.text, .category = {}, .data = data};
}

}  // namespace polku::identity
