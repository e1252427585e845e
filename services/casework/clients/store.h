#pragma once

#include "services/casework/clients/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// The sealed identity code beside the client. Requires: nobody has the code yet (the schema refuses otherwise).
void insert_client(storage::Tx& tx, Client const& client, std::span<std::uint8_t const> code_sealed,
                   std::span<std::uint8_t const> code_hash);
void insert_number(storage::Tx& tx, domain::Id const& organisation, std::string_view number, domain::Id const& client,
                   std::string_view fingerprints);

/// Requires: allowed.case_access().client is the client. Places are left empty when `allowed.places()` says no.
std::optional<Client> load_client(storage::Tx& tx, access::Allowed const& allowed);

/// The number that the responsible authority knows the client by, or empty.
std::string number_of(storage::Tx& tx, domain::Id const& client);

/// Where a row stands in the list: its folded names and its case.
struct ClientPage {
    std::string family_name;
    std::string given_names;
    std::string case_id;
};
/// The place of the case after which a page goes on; nothing when it is, until `now`, none of the principal's. (A
/// cursor is in a URL, so it holds no name.)
std::optional<ClientPage> place_in_list(storage::Tx& tx, access::Principal const& principal, std::string_view case_id,
                                        domain::Instant now);

/// The open cases that `principal` has a ground for, by family name, given names and case (a client: the own ones); of
/// a person whose records were merged those of one record, of the surviving one if they may know of it. `text` narrows
/// (empty = all): the beginning of a family name or of given names, of both in either order, without case and
/// diacritics; a whole number of the own organisation's; a whole phone number, however it is written. `after` is the
/// last row of the page before.
std::vector<ClientRow> list_clients(storage::Tx& tx, access::Principal const& principal, std::string_view text,
                                    std::optional<ClientPage> const& after, domain::Instant now, int limit);

/// Every case of a person that the principal has a ground to know of, open and closed, whichever record it is on.
struct PersonsCases {
    domain::Id client;  ///< who the person is now
    struct OneCase {
        ClientRow row;
        std::optional<domain::Instant> closed_at;
    };
    std::vector<OneCase> cases;  ///< never empty
};
/// `client`: any record's id, also of one that was merged into another since. Nothing: no ground for any of the cases.
std::optional<PersonsCases> cases_of_person(storage::Tx& tx, access::Principal const& principal,
                                            domain::Id const& client, domain::Instant now);

}  // namespace polku::casework
