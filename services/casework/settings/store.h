#pragma once

#include "services/casework/settings/model.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// Every row of every setting: by kind, key and first day.
std::vector<Setting> list_settings(storage::Tx& tx);

void insert_setting(storage::Tx& tx, Setting const& setting);
/// Gives the row its last day. A time of a handover has none of its own: the next row ends it.
void save_setting_end(storage::Tx& tx, Setting const& ended);

/// A statutory ground begins or ends: the grants of every case are written anew by jobs, before the day of it
/// comes. `cause` names the change; the same one is done once.
void rewrite_grants_of_every_case(storage::Tx& tx, std::string_view cause, domain::Instant now);

}  // namespace polku::casework
