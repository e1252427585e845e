#include "services/identity/people/bootstrap.h"

#include "services/identity/organisations/rules.h"
#include "services/identity/organisations/store.h"
#include "services/identity/people/rules.h"
#include "services/identity/people/store.h"
#include "shared/domain/text.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"

namespace polku::identity {

namespace {

/// The reader's rule for a line of text, for input that comes from no reader.
FaultCode line_fault(std::string_view text) {
    if (!domain::valid_utf8(text) || domain::blank(text)) return "required";
    if (domain::has_control(text)) return "control_character";
    return std::nullopt;
}

FaultCode first_password_fault(NewUser const& person) {
    if (!domain::valid_utf8(person.password)) return "required";
    if (domain::code_points(person.password) < kMinPassword) return "too_short";
    return password_fault(person.password, person.username);
}

}  // namespace

domain::Result<void> check_first_administrator(FirstAdministrator const& first) {
    std::vector<domain::FieldFault> faults;
    auto const check = [&](std::string pointer, FaultCode code) {
        if (!code) return;
        domain::FieldFault fault{.pointer = std::move(pointer), .code = std::string(*code)};
        if (*code == "too_short") fault.params = {{"min", std::to_string(kMinPassword)}};
        faults.push_back(std::move(fault));
    };
    check("/organisation/name/fi", line_fault(first.organisation.name.fi));
    check("/organisation/name/sv", line_fault(first.organisation.name.sv));
    check("/organisation/name/en", line_fault(first.organisation.name.en));
    auto const business_id = domain::parse_business_id(first.organisation.business_id.text);
    if (!business_id) check("/organisation/business_id", domain::fault_code(business_id.error()));
    check("/person/username", username_fault(first.person.username));
    check("/person/name", line_fault(first.person.name));
    check("/person/password", first_password_fault(first.person));
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<domain::Id> insert_first_administrator(storage::Tx& tx, FirstAdministrator const& first,
                                                      std::string_view password_hash, domain::IdSource& ids,
                                                      domain::Instant now) {
    if (any_person(tx)) return domain::refused(domain::conflict("users_exist"));
    auto const organisation =
        register_organisation(first.organisation, organisation_facts(tx, first.organisation.business_id), ids.next());
    if (!organisation) return domain::refused(organisation.error());
    auto const person = register_person(first.person, user_facts(tx, first.person.username), ids.next());
    if (!person) return domain::refused(person.error());
    insert(tx, *organisation, now);
    insert(tx, *person, password_hash, now);

    NewMembership wanted;
    wanted.organisation = organisation->id;
    wanted.role = access::Role::administrator;
    auto const membership =
        start_membership(wanted, *person, membership_facts(tx, wanted, person->id), ids.next(), now);
    if (!membership) return domain::refused(membership.error());
    insert(tx, *membership, now);

    auto const request = ids.next().text;
    events::append(tx, registered(*organisation), ids.next(), now, request);
    events::append(tx, started(*membership), ids.next(), now, request);
    events::JournalEntry entry;
    entry.at = now;
    entry.request = request;
    entry.principal = access::system_principal("bootstrap");
    entry.action = access::Action::user_write;
    entry.subject = person->id.text;
    events::write_entry(tx, entry);
    return person->id;
}

}  // namespace polku::identity
