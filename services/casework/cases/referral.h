#pragma once

#include "services/casework/access/grants.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// One person whom an employment authority refers to a lot: what a row of a referral file means, checked and
/// normalised.
struct Referral {
    std::string number;  ///< the authority's own number for the client
    std::string code;    ///< personal identity code, upper case
    domain::LocalDate born_on;
    std::string family_name;
    std::string given_names;
    std::string mother_tongue;     ///< ISO 639-1
    std::string service_language;  ///< ISO 639-1
    std::string municipality;      ///< three digits
    std::string phone;             ///< may be empty
    std::string email;             ///< may be empty
    bool safety_ban = false;
    domain::LocalDate unemployed_since;
    std::string target_group;
    std::vector<std::string> needs;
    domain::Id contract;  ///< the lot
    domain::LocalDate wished_start;
    std::vector<access::Category> consent_categories;  ///< empty = no consent
    std::optional<domain::LocalDate> consent_until;    ///< given when there are categories
    domain::Id team;                                   ///< the sending team, of the importing organisation
    std::string note;
    std::string fingerprints;  ///< keyed hash of each column, for client_number
};

/// The sealed form of an identity code, computed before the transaction: `sealed` at the place {"client",
/// "code_sealed", client}, `hash` by the lookup key for "client", "code_hash".
struct SealedCode {
    domain::Id client;                 ///< the id that the new client gets: the seal is bound to it
    std::vector<std::uint8_t> sealed;  ///< empty: another record has the code, and this one stays without
    std::vector<std::uint8_t> hash;
};

/// Who registers, and when.
struct Registrar {
    domain::Id organisation;
    std::string person;  ///< id, or "system:import"
    domain::Instant now;
    std::string request_id;
    domain::IdSource& ids;
};

struct Registered {
    domain::Id client;
    domain::Id case_id;
    domain::Id handover;
};

/// Creates the client, the case (the authority answers for it), the consent if any, and the open handover of
/// responsibility to the intake team of the lot's lead, with their grants and events. Requires: the number is new for
/// the organisation, and a sealed code is nobody's yet.
Registered register_referral(storage::Tx& tx, Registrar const& registrar, Referral const& referral,
                             SealedCode const& code);

}  // namespace polku::casework
