#pragma once

#include "services/casework/client_details/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

struct StoredDetails {
    std::int64_t version = 1;
    bool has_code = false;    ///< an identity code is sealed beside it
    bool safety_ban = false;  ///< told to nobody but who may know where the client lives
    ClientDetails details;
    std::vector<ClientNumber> numbers;  ///< of every organisation, this person's among them
};

/// Of the client of the case. The municipality only when `allowed.places()`.
StoredDetails load_details(storage::Tx& tx, access::Allowed const& allowed);

bool is_municipality(storage::Tx& tx, std::string_view code, domain::LocalDate today);
/// Whether another client of the organisation has the number.
bool is_number_of_another(storage::Tx& tx, access::Allowed const& allowed, std::string_view number);

/// Writes the client at the next version, the number of the writer's organisation, and the change on record.
/// Requires: `change.version` is the next one and its fields are those that differ.
void save_details(storage::Tx& tx, access::Allowed const& allowed, StoredDetails const& before,
                  ClientDetails const& after, DetailsChange const& change);

/// Orders or ends the safety ban, with the change on record. Merged records go by the same ban.
void save_safety_ban(storage::Tx& tx, access::Allowed const& allowed, bool banned, DetailsChange const& change);

/// The case's client's cases, and those of records that are known to be the same person's.
std::vector<domain::Id> cases_with_client(storage::Tx& tx, access::Allowed const& allowed);

/// Newest first, at most `most`. Of where the client lives only when `allowed.places()`.
std::vector<DetailsChange> list_details_changes(storage::Tx& tx, access::Allowed const& allowed, int most);

/// The sealed identity code of the client of the case; nothing: none is known.
std::optional<std::vector<std::uint8_t>> sealed_code(storage::Tx& tx, access::Allowed const& allowed);

}  // namespace polku::casework
