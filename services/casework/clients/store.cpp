#include "services/casework/clients/store.h"

#include "services/casework/access/first_ground.h"
#include "services/casework/clients/rules.h"
#include "shared/domain/text.h"

#include <algorithm>
#include <tuple>
#include <utility>

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
                            "municipality, phone, email, interpreter, safety_ban, "
                            "registered_at, registered_organisation FROM client WHERE id = $1"};
constexpr Query kNumber{"clients.number",
                        "SELECT number FROM client_number WHERE client = $1 ORDER BY organisation LIMIT 1"};

#define POLKU_CLIENT_COLUMNS                                                                                 \
    "k.id, c.id, k.given_names, k.family_name, c.contract, c.responsible_organisation, c.responsible_team, " \
    "c.responsible_person, c.opened_at"

// A person whose records were merged is one row: of the surviving record, or of the first that the reader may see.
// Asked by the person's own records: an organisation has as many grants as it has clients.
#define POLKU_ONE_ROW_A_PERSON(case_id)                                                                                \
    "AND (k.merged_into IS NULL OR NOT EXISTS (SELECT 1 FROM client_case o CROSS JOIN grants h ON h.case_id = o.id "   \
    "WHERE o.client IN (SELECT k.merged_into UNION ALL SELECT m.retired FROM client_merge m WHERE m.surviving = "      \
    "k.merged_into AND m.state = 'confirmed') AND o.client <> k.id AND (o.client = k.merged_into OR o.id < " case_id   \
    ") AND o.closed_at IS NULL AND ($5 = '' OR o.contract = $5) AND h.organisation = $1 AND (h.team = $2 OR $2 = '') " \
    "AND h.category = 'basic' AND (h.person = '' OR h.person = $3) AND h.relation <> 'former' AND h.valid_from <= $4 " \
    "AND h.valid_until > $4)) "

// The grants decide first: a row without a ground is never sorted, counted or limited. The ground is the first of
// statute, commission and consent, as in the policy. The list is read in its own order, from where the page begins, and
// holds all that it shows, so that a page costs the same however many clients there are: only of those who have other
// records is more read. (+: by grants_of_basic, not by the table.)
#define POLKU_LISTED(team)                                                                                          \
    "SELECT l.client, l.case_id AS case_id, l.given_names, l.family_name, l.contract, l.responsible_organisation, " \
    "l.responsible_team, l.responsible_person, l.opened_at, " POLKU_FIRST_GROUND                                    \
    ", l.merged, l.family_name_folded AS family, l.given_names_folded AS given FROM listed_client l CROSS JOIN "    \
    "grants g ON g.case_id = l.case_id AND g.organisation = l.organisation AND g.team = l.team "                    \
    "WHERE l.organisation = $1 AND " team                                                                           \
    " AND g.category = 'basic' AND (+g.person = '' OR +g.person = $3) AND g.relation <> 'former' "                  \
    "AND g.valid_from <= $4 AND g.valid_until > $4 AND ($5 = '' OR l.contract = $5) AND (l.merged = 0 OR EXISTS ("  \
    "SELECT 1 FROM client k WHERE k.id = l.client " POLKU_ONE_ROW_A_PERSON("l.case_id") ")) "
#define POLKU_LISTED_IN_ORDER "GROUP BY l.family_name_folded, l.given_names_folded, l.case_id "
#define POLKU_BY_FAMILY_NAME                                        \
    "AND l.family_name_folded >= $6 AND l.family_name_folded < $7 " \
    "AND (l.family_name_folded, l.given_names_folded, l.case_id) > ($8, $9, $10) " POLKU_LISTED_IN_ORDER
#define POLKU_LIST(team) POLKU_LISTED(team) POLKU_BY_FAMILY_NAME "ORDER BY family, given, case_id LIMIT $11"
// The list is not in the order of given names: of those who are called so the places alone are sorted, however many
// they are, and then so many are looked at as a page needs, none after its last row.
#define POLKU_PLACES_BY_GIVEN_NAMES(team)                                                                        \
    "SELECT DISTINCT l.family_name_folded, l.given_names_folded, l.case_id FROM listed_client l WHERE "          \
    "l.organisation = $1 AND " team                                                                              \
    " AND l.given_names_folded >= $3 AND l.given_names_folded < $4 AND NOT (l.family_name_folded >= $3 AND "     \
    "l.family_name_folded < $4) AND (l.family_name_folded, l.given_names_folded, l.case_id) > ($5, $6, $7) AND " \
    "(+l.family_name_folded, l.given_names_folded, l.case_id) < ($8, $9, $10) ORDER BY "                         \
    "l.family_name_folded, l.given_names_folded, l.case_id LIMIT $11"
#define POLKU_AT_PLACE(team) \
    POLKU_LISTED(team)       \
    "AND l.family_name_folded = $6 AND l.given_names_folded = $7 AND l.case_id = $8 " POLKU_LISTED_IN_ORDER
#define POLKU_BOTH_NAMES(team)                                                  \
    POLKU_LISTED(team)                                                          \
    "AND l.family_name_folded >= $6 AND l.family_name_folded < $7 "             \
    "AND l.given_names_folded >= $8 AND l.given_names_folded < $9 "             \
    "AND (l.family_name_folded, l.given_names_folded, l.case_id) > ($10, $11, " \
    "$12) " POLKU_LISTED_IN_ORDER "ORDER BY family, given, case_id LIMIT $13"
#define POLKU_ONE_TEAM "l.team = $2"
// An empty team: every team of the organisation.
#define POLKU_EVERY_TEAM "$2 = '' AND l.team IN (SELECT t.id FROM team t WHERE t.organisation = $1)"

constexpr Query kListOfTeam{"clients.list_of_team", POLKU_LIST(POLKU_ONE_TEAM)};
constexpr Query kListOfOrganisation{"clients.list_of_organisation", POLKU_LIST(POLKU_EVERY_TEAM)};
constexpr Query kGivenNamesOfTeam{"clients.given_names_of_team", POLKU_PLACES_BY_GIVEN_NAMES(POLKU_ONE_TEAM)};
constexpr Query kGivenNamesOfOrganisation{"clients.given_names_of_organisation",
                                          POLKU_PLACES_BY_GIVEN_NAMES(POLKU_EVERY_TEAM)};
constexpr Query kAtPlaceOfTeam{"clients.at_place_of_team", POLKU_AT_PLACE(POLKU_ONE_TEAM)};
constexpr Query kAtPlaceOfOrganisation{"clients.at_place_of_organisation", POLKU_AT_PLACE(POLKU_EVERY_TEAM)};

constexpr Query kBothNamesOfTeam{"clients.both_names_of_team", POLKU_BOTH_NAMES(POLKU_ONE_TEAM)};
constexpr Query kBothNamesOfOrganisation{"clients.both_names_of_organisation", POLKU_BOTH_NAMES(POLKU_EVERY_TEAM)};
// A whole number of the own organisation's, or a whole phone number: found first, on any record of the person,
// and then asked for a ground.
constexpr Query kKnownAs{
    "clients.known_as",
    "SELECT " POLKU_CLIENT_COLUMNS ", " POLKU_FIRST_GROUND
    ", k.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM client_merge m WHERE m.surviving = k.id AND m.state = "
    "'confirmed') FROM client k CROSS JOIN client_case c ON c.client = k.id CROSS JOIN grants g ON g.case_id = c.id "
    "WHERE g.organisation = $1 AND (g.team = $2 OR $2 = '') AND g.category = 'basic' AND (g.person = '' OR g.person = "
    "$3) AND g.relation <> 'former' AND g.valid_from <= $4 AND g.valid_until > $4 AND ($5 = '' OR c.contract = $5) AND "
    "c.closed_at IS NULL " POLKU_ONE_ROW_A_PERSON("c.id")
    "AND k.id IN (SELECT s.other FROM same_person s WHERE s.client IN (SELECT n.client FROM client_number n WHERE "
    "n.organisation = $1 AND n.number = $6 UNION SELECT p.id FROM client p WHERE $7 <> '' AND p.phone_key = $7 AND "
    "p.phone <> '')) "
    "AND (k.family_name_folded, k.given_names_folded, c.id) > ($8, $9, $10) GROUP BY c.id "
    "ORDER BY k.family_name_folded, k.given_names_folded, c.id LIMIT $11"};

#undef POLKU_BOTH_NAMES
#undef POLKU_EVERY_TEAM
#undef POLKU_ONE_TEAM
#undef POLKU_AT_PLACE
#undef POLKU_PLACES_BY_GIVEN_NAMES
#undef POLKU_LIST
#undef POLKU_BY_FAMILY_NAME
#undef POLKU_LISTED_IN_ORDER
#undef POLKU_LISTED
#undef POLKU_ONE_ROW_A_PERSON

constexpr Query kListOwn{
    "clients.list_own", "SELECT " POLKU_CLIENT_COLUMNS
                        " FROM same_person p JOIN client k ON k.id = p.other JOIN client_case c ON c.client = k.id "
                        "WHERE p.client = $1 AND c.closed_at IS NULL "
                        "AND (k.family_name_folded LIKE $2 ESCAPE '\\' OR k.given_names_folded LIKE $2 ESCAPE '\\') "
                        "AND (k.family_name_folded, k.given_names_folded, c.id) > ($3, $4, $5) ORDER BY c.id LIMIT $6"};
// Only for who has, or once had, the case in a list: a cursor tells nothing about another's client.
constexpr Query kPlaceInList{
    "clients.place_in_list",
    "SELECT k.family_name_folded, k.given_names_folded FROM client_case c JOIN client k ON k.id = c.client "
    "WHERE c.id = $1 AND (k.id = $2 OR EXISTS (SELECT 1 FROM grants g WHERE g.case_id = c.id AND g.organisation = $3 "
    "AND g.valid_from <= $4))"};

constexpr Query kWhoNow{"clients.who_now", "SELECT COALESCE(merged_into, id) FROM client WHERE id = $1"};
constexpr Query kOwnCases{"clients.own_cases",
                          "SELECT " POLKU_CLIENT_COLUMNS
                          ", 5, c.closed_at FROM same_person p JOIN client k ON k.id = p.other "
                          "JOIN client_case c ON c.client = k.id WHERE p.client = $1 AND c.undone_at IS NULL "
                          "ORDER BY c.opened_at, c.id"};
// An empty team: the whole organisation.
constexpr Query kCasesOfPerson{
    "clients.cases_of_person",
    "SELECT " POLKU_CLIENT_COLUMNS ", " POLKU_FIRST_GROUND
    ", c.closed_at FROM same_person p JOIN client k ON k.id = p.other JOIN client_case c ON c.client = k.id "
    "JOIN grants g ON g.case_id = c.id WHERE p.client = $1 AND g.organisation = $2 AND (g.team = $3 OR $3 = '') AND "
    "g.category = 'basic' AND (g.person = '' OR g.person = $4) AND g.valid_from <= $5 AND g.valid_until > $5 AND ($6 = "
    "'' OR c.contract = $6) GROUP BY c.id ORDER BY c.opened_at, c.id"};

#undef POLKU_CLIENT_COLUMNS

/// How a principal narrows the grants; nothing for who has no team to see a case with.
struct ClientReader {
    std::string team;      ///< empty: the whole organisation
    std::string contract;  ///< empty: every contract
};
std::optional<ClientReader> client_reader(access::Principal const& principal) {
    auto const whole_organisation = principal.role == access::Role::supervisor;
    if (!principal.team && !whole_organisation) return std::nullopt;
    auto const provider = principal.role == access::Role::coach || principal.role == access::Role::team_lead;
    if (provider && !principal.contract) return std::nullopt;
    return ClientReader{whole_organisation ? std::string() : principal.team->text,
                        provider ? principal.contract->text : std::string()};
}

ClientRow client_row_from(Row const& row) {
    return {.client = row.id(0),
            .case_id = row.id(1),
            .given_names = row.string(2),
            .family_name = row.string(3),
            .contract = row.id(4),
            .responsible_organisation = row.id(5),
            .responsible_team = row.id(6),
            .responsible_person = row.optional_id(7),
            .opened_at = row.instant(8),
            .ground = access::Ground::own_data,
            .has_other_records = false};
}

Client client_from_row(Row const& row) {
    return {row.id(0),      row.integer(1),  row.string(2),   row.string(3), row.optional_date(4),
            row.string(5),  row.string(6),   row.string(7),   row.string(8), row.string(9),
            row.string(10), row.boolean(11), row.instant(12), row.id(13)};
}

/// After every text that begins with it.
std::string end_of_prefix(std::string_view folded) { return std::string(folded) + "\U0010FFFF"; }

/// What was found in several ways, in the order of the list, each case once, as long as the page.
void sort_once(std::vector<ClientRow>& rows, int limit) {
    auto const place = [](ClientRow const& row) {
        return std::tuple(domain::fold(row.family_name), domain::fold(row.given_names), row.case_id.text);
    };
    std::ranges::sort(rows, {}, place);
    auto const again = std::ranges::unique(rows, {}, &ClientRow::case_id);
    rows.erase(again.begin(), again.end());
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
}

/// What one reader finds from a place of the list on, in several ways: of each at most a page.
class ListedClients {
public:
    ListedClients(storage::Tx& tx, access::Principal const& principal, ClientReader const& reader, domain::Instant now,
                  ClientPage const& page, int limit)
        : tx_(tx), principal_(principal), reader_(reader), now_(now), page_(page), limit_(limit) {}
    [[nodiscard]] std::vector<ClientRow>& rows() { return rows_; }

    void add_by_family_name(std::string_view folded) {
        tx_.each(
            every_team() ? kListOfOrganisation : kListOfTeam, [this](Row const& row) { add(row); },
            principal_.organisation, reader_.team, principal_.person, now_, reader_.contract, folded,
            end_of_prefix(folded), page_.family_name, page_.given_names, page_.case_id, limit_);
    }
    void add_by_given_names(std::string_view folded) {
        auto const enough = rows_.size() + static_cast<std::size_t>(limit_);
        auto const until = end_of_page();
        auto from = page_;
        for (auto more = true; more && rows_.size() < enough;) {
            auto const places = tx_.all(
                every_team() ? kGivenNamesOfOrganisation : kGivenNamesOfTeam,
                [](Row const& row) { return ClientPage{row.string(0), row.string(1), row.string(2)}; },
                principal_.organisation, reader_.team, folded, end_of_prefix(folded), from.family_name,
                from.given_names, from.case_id, until.family_name, until.given_names, until.case_id, limit_);
            for (auto const& place : places) add_at(place);
            more = places.size() == static_cast<std::size_t>(limit_);
            if (more) from = places.back();
        }
    }
    void add_by_both_names(NamePair const& pair) {
        tx_.each(
            every_team() ? kBothNamesOfOrganisation : kBothNamesOfTeam, [this](Row const& row) { add(row); },
            principal_.organisation, reader_.team, principal_.person, now_, reader_.contract, pair.family,
            end_of_prefix(pair.family), pair.given, end_of_prefix(pair.given), page_.family_name, page_.given_names,
            page_.case_id, limit_);
    }
    void add_known_as(std::string_view text) {
        tx_.each(
            kKnownAs, [this](Row const& row) { add(row); }, principal_.organisation, reader_.team, principal_.person,
            now_, reader_.contract, text, phone_key(text), page_.family_name, page_.given_names, page_.case_id, limit_);
    }

private:
    void add(Row const& row) {
        auto shown = client_row_from(row);
        shown.ground = first_ground(row.integer(9));
        shown.has_other_records = row.boolean(10);
        rows_.push_back(std::move(shown));
    }
    /// The last row of what is a page already; what stands after it is on none of this page.
    [[nodiscard]] ClientPage end_of_page() const {
        if (rows_.size() < static_cast<std::size_t>(limit_)) return {end_of_prefix(""), "", ""};
        auto const& last = rows_.back();
        return {domain::fold(last.family_name), domain::fold(last.given_names), last.case_id.text};
    }
    [[nodiscard]] bool every_team() const { return reader_.team.empty(); }
    void add_at(ClientPage const& place) {
        tx_.each(
            every_team() ? kAtPlaceOfOrganisation : kAtPlaceOfTeam, [this](Row const& row) { add(row); },
            principal_.organisation, reader_.team, principal_.person, now_, reader_.contract, place.family_name,
            place.given_names, place.case_id);
    }

    storage::Tx& tx_;
    access::Principal const& principal_;
    ClientReader const& reader_;
    domain::Instant now_;
    ClientPage const& page_;
    int limit_;
    std::vector<ClientRow> rows_{};
};

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
    using Bytes = std::optional<std::span<std::uint8_t const>>;
    auto const has_code = !code_sealed.empty();
    tx.run(kInsertClient, client.id, client.family_name, client.given_names, domain::fold(client.family_name),
           domain::fold(client.given_names), has_code ? Bytes(code_sealed) : Bytes(),
           has_code ? Bytes(code_hash) : Bytes(), client.born_on, client.mother_tongue, client.service_language,
           client.municipality, client.phone, client.email, client.safety_ban, client.registered_at,
           client.registered_organisation);
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

std::optional<ClientPage> place_in_list(storage::Tx& tx, access::Principal const& principal, std::string_view case_id,
                                        domain::Instant now) {
    return tx.one(
        kPlaceInList, [&](Row const& row) { return ClientPage{row.string(0), row.string(1), std::string(case_id)}; },
        case_id, principal.client, principal.organisation, now);
}

std::vector<ClientRow> list_clients(storage::Tx& tx, access::Principal const& principal, std::string_view text,
                                    std::optional<ClientPage> const& after, domain::Instant now, int limit) {
    auto const page = after.value_or(ClientPage{});
    auto const folded = domain::fold(domain::trim(text));
    if (principal.role == access::Role::client) {
        if (!principal.client) return {};
        return tx.all(kListOwn, client_row_from, *principal.client, like_prefix(folded), page.family_name,
                      page.given_names, page.case_id, limit);
    }
    auto const reader = client_reader(principal);
    if (!reader) return {};
    ListedClients listed(tx, principal, *reader, now, page, limit);
    listed.add_by_family_name(folded);
    if (folded.empty()) return std::move(listed.rows());
    auto const in_order = listed.rows().size();
    listed.add_by_given_names(folded);
    for (auto const& pair : name_pairs(folded)) listed.add_by_both_names(pair);
    listed.add_known_as(domain::trim(text));
    if (listed.rows().size() > in_order) sort_once(listed.rows(), limit);
    return std::move(listed.rows());
}

std::optional<PersonsCases> cases_of_person(storage::Tx& tx, access::Principal const& principal,
                                            domain::Id const& client, domain::Instant now) {
    auto const id = [](Row const& row) { return row.id(0); };
    auto const who = tx.one(kWhoNow, id, client);
    if (!who) return std::nullopt;
    PersonsCases found{.client = *who, .cases = {}};
    auto const add = [&](Row const& row) {
        found.cases.push_back({client_row_from(row), row.optional_instant(10)});
        found.cases.back().row.ground = first_ground(row.integer(9));
    };
    if (principal.role == access::Role::client) {
        if (!principal.client || tx.one(kWhoNow, id, *principal.client) != who) return std::nullopt;
        tx.each(kOwnCases, add, client);
        for (auto& one : found.cases) one.row.ground = access::Ground::own_data;
    } else if (auto const reader = client_reader(principal)) {
        tx.each(kCasesOfPerson, add, client, principal.organisation, reader->team, principal.person, now,
                reader->contract);
    }
    return found.cases.empty() ? std::nullopt : std::optional(std::move(found));
}

}  // namespace polku::casework
