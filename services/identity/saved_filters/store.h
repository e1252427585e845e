#pragma once

#include "services/identity/saved_filters/model.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <string_view>
#include <vector>

namespace polku::identity {

/// By page and name.
std::vector<SavedFilter> saved_filters_of(storage::Tx& tx, domain::Id const& person);

/// How many the person has on the page under other names.
int other_saved_filters(storage::Tx& tx, domain::Id const& person, SavedFilter const& filter);

/// In place of the one of the same name, if there is one.
void save(storage::Tx& tx, domain::Id const& person, SavedFilter const& filter, domain::Instant now);

/// Whether there was one.
bool forget_saved_filter(storage::Tx& tx, domain::Id const& person, FilteredPage page, std::string_view filter_name);

}  // namespace polku::identity
