#include "services/casework/clients/store.h"

#include "shared/domain/text.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertClient{
    "clients.insert",
    "INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, code_sealed, code_hash, "
    "born_on, "
    "mother_tongue, service_language, municipality, phone, email, safety_ban, registered_at, registered_organisation) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
constexpr Query kInsertNumber{
    "clients.insert_number",
    "INSERT INTO client_number (organisation, number, client, fingerprints) VALUES ($1, $2, $3, $4)"};
constexpr Query kLoadClient{"clients.load",
                            "SELECT id, version, family_name, given_names, born_on, mother_tongue, service_language, "
                            "municipality, phone, email, safety_ban, "
                            "registered_at, registered_organisation FROM client WHERE id = $1"};
constexpr Query kNumber{"clients.number",
                        "SELECT number FROM client_number WHERE client = $1 ORDER BY organisation LIMIT 1"};
// The grants decide first: a row without a ground is never sorted, counted or limited.
constexpr Query kListClients{
    "clients.list",
    "SELECT k.id, c.id, k.given_names, k.family_name, c.contract, c.responsible_organisation, c.responsible_team, "
    "c.responsible_person, c.opened_at, MIN(g.ground) "
    "FROM grants g JOIN client_case c ON c.id = g.case_id JOIN client k ON k.id = g.client "
    "WHERE g.organisation = $1 AND (g.team = $2 OR $2 = '') AND (g.person = '' OR g.person = $3) AND g.category = "
    "'basic' "
    "AND g.relation <> 'former' AND g.valid_until > $4 AND ($5 = '' OR c.contract = $5) AND c.closed_at IS NULL "
    "AND (k.family_name_folded LIKE $6 ESCAPE '\\' OR k.given_names_folded LIKE $6 ESCAPE '\\') "
    "AND (k.family_name_folded, k.given_names_folded, c.id) > ($7, $8, $9) "
    "GROUP BY c.id, k.id ORDER BY k.family_name_folded, k.given_names_folded, c.id LIMIT $10"};

Client client_from_row(Row const& row) {
    return {row.id(0),       row.integer(1),  row.string(2), row.string(3), row.optional_date(4),
            row.string(5),   row.string(6),   row.string(7), row.string(8), row.string(9),
            row.boolean(10), row.instant(11), row.id(12)};
}

std::string like_prefix(std::string_view folded) {
    std::string pattern;
    for (auto const c : folded) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

}  // namespace

void insert_client(storage::Tx& tx, Client const& client, std::span<std::uint8_t const> code_sealed,
                   std::span<std::uint8_t const> code_hash) {
    tx.run(kInsertClient, client.id, client.family_name, client.given_names, domain::fold(client.family_name),
           domain::fold(client.given_names), code_sealed, code_hash, client.born_on, client.mother_tongue,
           client.service_language, client.municipality, client.phone, client.email, client.safety_ban,
           client.registered_at, client.registered_organisation);
}

void insert_number(storage::Tx& tx, domain::Id const& organisation, std::string_view number, domain::Id const& client,
                   std::string_view fingerprints) {
    tx.run(kInsertNumber, organisation, number, client, fingerprints);
}

std::optional<Client> load_client(storage::Tx& tx, access::Allowed const& allowed) {
    auto client = tx.one(kLoadClient, client_from_row, allowed.case_access().client);
    if (client && !allowed.places()) client->municipality.clear();
    return client;
}

std::string number_of(storage::Tx& tx, domain::Id const& client) {
    return tx.one(kNumber, [](Row const& row) { return row.string(0); }, client).value_or("");
}

std::vector<ClientRow> list_clients(storage::Tx& tx, access::Principal const& principal, std::string_view folded_prefix,
                                    std::optional<ClientPage> const& after, domain::Instant now, int limit) {
    auto const whole_organisation = principal.role == access::Role::supervisor;
    if (!principal.team && !whole_organisation) return {};
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    if (provider && !principal.contract) return {};
    auto const page = after.value_or(ClientPage{});
    return tx.all(
        kListClients,
        [](Row const& row) {
            return ClientRow{
                row.id(0), row.id(1), row.string(2),      row.string(3),  row.id(4),
                row.id(5), row.id(6), row.optional_id(7), row.instant(8), access::parse_ground(row.text(9)).value()};
        },
        principal.organisation, whole_organisation ? std::string_view() : std::string_view(principal.team->text),
        principal.person, now, provider ? std::string_view(principal.contract->text) : std::string_view(),
        like_prefix(folded_prefix), page.family_name, page.given_names, page.case_id, limit);
}

}  // namespace polku::casework
