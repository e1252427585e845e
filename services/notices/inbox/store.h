#pragma once

#include "services/notices/inbox/model.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace polku::notices {

/// Nothing changes when this event has told this address before.
void insert(storage::Tx& tx, Notice const& notice);

/// Where a page goes on: after this one, newest first.
struct After {
    domain::Instant at;
    std::string id;
};
/// Up to `limit` notices that are addressed to the reader, newest first.
std::vector<InboxItem> load_inbox(storage::Tx& tx, Reader const& reader, std::optional<ReadState> state,
                                  std::optional<After> const& after, int limit);

/// How many are unread, counted to at most `most`.
std::int64_t count_unread(storage::Tx& tx, Reader const& reader, int most);

std::optional<InboxItem> find_notice(storage::Tx& tx, Reader const& reader, domain::Id const& id);

/// Marks it as read by the reader; the first mark stays.
void mark_read(storage::Tx& tx, Reader const& reader, domain::Id const& notice, domain::Instant now);

}  // namespace polku::notices
