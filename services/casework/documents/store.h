#pragma once

#include "services/casework/documents/model.h"
#include "shared/access/policy.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

/// A document that was begun, without a part.
void insert_document(storage::Tx& tx, Document const& document);
/// From now on it is there. Requires: all of its parts are.
void save_recorded(storage::Tx& tx, Document const& document);
/// With what `document.withdrawn` says; its bytes go, and of another client's its title and name.
void save_withdrawn(storage::Tx& tx, Document const& document);
/// Erases one that was begun and not recorded, with its parts; false: there is none. What is recorded stays.
bool erase_begun(storage::Tx& tx, domain::Id const& document);

/// How many the organisation has in the case, begun ones with them and withdrawn ones not.
int count_documents(storage::Tx& tx, access::Allowed const& allowed);

/// Requires: `allowed` is about the document's case. Whether it is shown is for `may_see_document` to say.
std::optional<Document> load_document(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& document);
/// One that is being recorded, for who began it alone.
std::optional<Document> load_begun(storage::Tx& tx, access::Principal const& by, domain::Id const& case_id,
                                   domain::Id const& document);

/// The documents that `organisation` takes along when it leaves, or whoever is handed the case gets (an empty id),
/// oldest first. None that was withdrawn.
std::vector<Document> documents_along(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& organisation);

/// Where a document stands in the list.
struct DocumentPlace {
    domain::Instant recorded_at;
    std::string id;
};
/// The reader's own of the case, newest first.
std::vector<Document> list_documents(storage::Tx& tx, access::Allowed const& allowed,
                                     std::optional<DocumentPlace> const& after, int limit);

/// Seals one part: its document and its number are sealed in with it, so that a part opens in its place alone.
std::vector<std::uint8_t> seal_part(storage::SealingKey const& key, domain::Id const& document, int number,
                                    std::string_view bytes);
/// False: that part is there already, and stays as it is.
bool insert_part(storage::Tx& tx, domain::Id const& document, int number, std::vector<std::uint8_t> const& sealed);
/// Throws StorageError when it was altered.
std::optional<std::string> open_part(storage::Tx& tx, storage::SealingKey const& key, domain::Id const& document,
                                     int number);
std::vector<int> missing_parts(storage::Tx& tx, Document const& document);
/// All parts that are there, one after another. Throws StorageError when one was altered.
std::string open_parts(storage::Tx& tx, storage::SealingKey const& key, Document const& document);

}  // namespace polku::casework
