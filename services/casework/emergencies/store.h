#pragma once

#include "services/casework/emergencies/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// A case as the alert needs it: who answers for it, and who buys its service.
struct AlertedCase {
    domain::Id case_id;
    domain::Id contract;
    domain::Id organisation;  ///< responsible
    domain::Id team;
    domain::Id commissioner;
};

std::vector<AlertedCase> open_cases_of_client(storage::Tx& tx, access::Allowed const& allowed,
                                              domain::Id const& client);
std::optional<AlertedCase> alerted_case(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& case_id);

/// When the person tried since `since`, oldest first.
std::vector<domain::Instant> tries_of(storage::Tx& tx, domain::Id const& person, domain::Instant since);
bool has_open_emergency(storage::Tx& tx, domain::Id const& person, domain::Id const& client, domain::Instant now);
bool reason_was_used(storage::Tx& tx, domain::Id const& person, domain::Id const& client, std::string_view reason);

/// The try and the cases that it opened; their grants follow by rewrite_grants.
void insert_emergency(storage::Tx& tx, EmergencyAccess const& emergency);
/// Its grants go with it. Requires: it is open (the schema refuses otherwise).
void save_end(storage::Tx& tx, domain::Id const& emergency, EmergencyEnd const& end);
/// Requires: it is over and not reviewed (the schema refuses otherwise).
void save_review(storage::Tx& tx, domain::Id const& emergency, EmergencyReview const& review);

std::optional<EmergencyAccess> load_emergency(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& id);

/// The emergency on which the principal sees the case at `now`: nothing when it is none.
struct OpenEmergency {
    domain::Id id;
    domain::Instant ends_at;
};
std::optional<OpenEmergency> open_emergency_of_case(storage::Tx& tx, access::Allowed const& allowed,
                                                    domain::Instant now);

enum class EmergencyFilter : std::uint8_t { all, open, to_review };
inline constexpr domain::Name<EmergencyFilter> kEmergencyFilterNames[] = {
    {"all", EmergencyFilter::all}, {"open", EmergencyFilter::open}, {"to_review", EmergencyFilter::to_review}};

struct EmergencyRow {
    EmergencyAccess emergency;
    std::string client_given_names;  ///< "" where nobody was found
    std::string client_family_name;
};
struct EmergencyPage {
    domain::Instant opened_at;
    std::string id;
};
/// Newest first: everybody's for data protection, one's own for anybody else.
std::vector<EmergencyRow> list_emergencies(storage::Tx& tx, access::Allowed const& allowed, EmergencyFilter filter,
                                           std::optional<EmergencyPage> const& after, domain::Instant now, int limit);

}  // namespace polku::casework
