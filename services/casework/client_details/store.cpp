#include "services/casework/client_details/store.h"

#include "services/casework/client_details/rules.h"
#include "shared/domain/text.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kDetails{"client_details.load",
                         "SELECT version, family_name, given_names, mother_tongue, service_language, interpreter, "
                         "municipality, phone, email, safety_ban, code_sealed IS NOT NULL FROM client WHERE id = $1"};
constexpr Query kNumbers{"client_details.numbers",
                         "SELECT organisation, number FROM client_number WHERE client = $1 ORDER BY organisation, "
                         "number"};
constexpr Query kMunicipality{
    "client_details.municipality",
    "SELECT 1 FROM municipality WHERE code = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)"};
constexpr Query kNumberOfAnother{
    "client_details.number_of_another",
    "SELECT 1 FROM client_number WHERE organisation = $1 AND number = $2 AND client <> $3"};
constexpr Query kSave{"client_details.save",
                      "UPDATE client SET version = $1, family_name = $2, given_names = $3, family_name_folded = $4, "
                      "given_names_folded = $5, mother_tongue = $6, service_language = $7, interpreter = $8, "
                      "municipality = coalesce($9, municipality), phone = $10, email = $11 WHERE id = $12"};
constexpr Query kDropNumber{"client_details.drop_number",
                            "DELETE FROM client_number WHERE organisation = $1 AND number = $2"};
constexpr Query kAddNumber{"client_details.add_number",
                           "INSERT INTO client_number (organisation, number, client) VALUES ($1, $2, $3)"};
// What the row that made it held stays with it, so that the file's next row is still compared.
constexpr Query kRenumber{"client_details.renumber",
                          "UPDATE client_number SET number = $1 WHERE organisation = $2 AND number = $3"};
constexpr Query kVersion{"client_details.version", "UPDATE client SET version = $1 WHERE id = $2"};
constexpr Query kSaveBan{
    "client_details.save_ban",
    "UPDATE client SET safety_ban = $1 WHERE id IN (SELECT p.other FROM same_person p WHERE p.client = $2)"};
constexpr Query kInsertChange{"client_details.insert_change",
                              "INSERT INTO client_change (client, version, changed_at, changed_by, "
                              "changed_organisation, fields, before) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kChanges{"client_details.changes",
                         "SELECT version, changed_at, changed_by, changed_organisation, fields FROM client_change "
                         "WHERE client = $1 ORDER BY version DESC LIMIT $2"};
constexpr Query kCasesWithClient{"client_details.cases_with_client",
                                 "SELECT c.id FROM same_person p JOIN client_case c ON c.client = p.other "
                                 "WHERE p.client = $1 ORDER BY c.id"};
constexpr Query kSealed{"client_details.sealed", "SELECT code_sealed FROM client WHERE id = $1"};

std::string joined_fields(std::vector<DetailField> const& fields) {
    std::string text;
    for (auto const field : fields)
        text += (text.empty() ? "" : ",") + std::string(domain::name_of<DetailField>(kDetailFieldNames, field));
    return text;
}

DetailsChange change_from_row(Row const& row) {
    DetailsChange change{.version = row.integer(0),
                         .changed_at = row.instant(1),
                         .changed_by = row.id(2),
                         .changed_organisation = row.id(3),
                         .fields = {}};
    for (auto const name : domain::split(row.text(4), ','))
        change.fields.push_back(domain::value_of<DetailField>(kDetailFieldNames, name).value());
    return change;
}

void insert_details_change(storage::Tx& tx, domain::Id const& client, DetailsChange const& change,
                           std::string_view before) {
    tx.run(kInsertChange, client, change.version, change.changed_at, change.changed_by, change.changed_organisation,
           joined_fields(change.fields), before);
}

}  // namespace

StoredDetails load_details(storage::Tx& tx, access::Allowed const& allowed) {
    auto const& client = allowed.case_access().client;
    auto stored = tx.one(
                        kDetails,
                        [](Row const& row) {
                            StoredDetails found;
                            found.version = row.integer(0);
                            found.details = {.family_name = row.string(1),
                                             .given_names = row.string(2),
                                             .mother_tongue = row.string(3),
                                             .service_language = row.string(4),
                                             .interpreter = row.string(5),
                                             .municipality = row.string(6),
                                             .phone = row.string(7),
                                             .email = row.string(8),
                                             .number = {}};
                            found.safety_ban = row.boolean(9);
                            found.has_code = row.boolean(10);
                            return found;
                        },
                        client)
                      .value();
    if (!allowed.places()) stored.details.municipality.reset();
    stored.numbers = tx.all(kNumbers, [](Row const& row) { return ClientNumber{row.id(0), row.string(1)}; }, client);
    auto const own = std::ranges::find(stored.numbers, allowed.principal().organisation, &ClientNumber::organisation);
    if (own != stored.numbers.end()) stored.details.number = own->number;
    return stored;
}

bool is_municipality(storage::Tx& tx, std::string_view code, domain::LocalDate today) {
    return tx.one(kMunicipality, [](Row const&) { return true; }, code, today).value_or(false);
}

bool is_number_of_another(storage::Tx& tx, access::Allowed const& allowed, std::string_view number) {
    return tx
        .one(
            kNumberOfAnother, [](Row const&) { return true; }, allowed.principal().organisation, number,
            allowed.case_access().client)
        .value_or(false);
}

void save_details(storage::Tx& tx, access::Allowed const& allowed, StoredDetails const& before,
                  ClientDetails const& after, DetailsChange const& change) {
    auto const& client = allowed.case_access().client;
    auto const& organisation = allowed.principal().organisation;
    tx.run(kSave, change.version, after.family_name, after.given_names, domain::fold(after.family_name),
           domain::fold(after.given_names), after.mother_tongue, after.service_language, after.interpreter,
           after.municipality, after.phone, after.email, client);
    auto const& number = before.details.number;
    if (number != after.number) {
        if (number.empty()) {
            tx.run(kAddNumber, organisation, after.number, client);
        } else if (after.number.empty()) {
            tx.run(kDropNumber, organisation, number);
        } else {
            tx.run(kRenumber, after.number, organisation, number);
        }
    }
    insert_details_change(tx, client, change, values_before(before.details, change.fields));
}

void save_safety_ban(storage::Tx& tx, access::Allowed const& allowed, bool banned, DetailsChange const& change) {
    auto const& client = allowed.case_access().client;
    tx.run(kVersion, change.version, client);
    tx.run(kSaveBan, banned, client);
    insert_details_change(tx, client, change, banned ? R"({"safety_ban":false})" : R"({"safety_ban":true})");
}

std::vector<domain::Id> cases_with_client(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(kCasesWithClient, [](Row const& row) { return row.id(0); }, allowed.case_access().client);
}

std::vector<DetailsChange> list_details_changes(storage::Tx& tx, access::Allowed const& allowed, int most) {
    auto changes = tx.all(kChanges, change_from_row, allowed.case_access().client, most);
    if (allowed.places()) return changes;
    // Nothing tells that something is withheld: neither a field, nor a line without any.
    for (auto& change : changes) {
        std::erase(change.fields, DetailField::municipality);
        std::erase(change.fields, DetailField::safety_ban);
    }
    std::erase_if(changes, [](DetailsChange const& change) { return change.fields.empty(); });
    return changes;
}

std::optional<std::vector<std::uint8_t>> sealed_code(storage::Tx& tx, access::Allowed const& allowed) {
    auto const found = tx.one(
        kSealed,
        [](Row const& row) {
            if (row.null(0)) return std::vector<std::uint8_t>();
            auto const bytes = row.bytes(0);
            return std::vector<std::uint8_t>(bytes.begin(), bytes.end());
        },
        allowed.case_access().client);
    if (!found || found->empty()) return std::nullopt;
    return found;
}

}  // namespace polku::casework
