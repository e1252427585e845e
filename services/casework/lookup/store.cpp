#include "services/casework/lookup/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kFindByCode{"lookup.by_code",
                            "SELECT id, family_name, given_names, born_on FROM client WHERE code_hash = $1"};
constexpr Query kFindByNumber{"lookup.by_number",
                              "SELECT k.id, k.family_name, k.given_names, k.born_on FROM client_number n "
                              "JOIN client k ON k.id = n.client WHERE n.organisation = $1 AND n.number = $2"};

FoundClient found_client_from(Row const& row) {
    return {row.id(0), row.string(1), row.string(2), row.optional_date(3)};
}

}  // namespace

std::optional<FoundClient> client_with_code(storage::Tx& tx, access::Allowed const& /*allowed*/,
                                            std::span<std::uint8_t const> code_hash) {
    return tx.one(kFindByCode, found_client_from, code_hash);
}

std::optional<FoundClient> client_with_number(storage::Tx& tx, access::Allowed const& allowed,
                                              std::string_view number) {
    return tx.one(kFindByNumber, found_client_from, allowed.principal().organisation, number);
}

}  // namespace polku::casework
